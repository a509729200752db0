"""Selecting: a selection that starts at something, follows the cursor and grows by sense."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from store import Span
from tui import claims, motions
from tui.modes.mode import Mode

if TYPE_CHECKING:
    from tui.screens.reader import ReaderScreen

_NEAR = 400
"""Code points that a source may stand before its content."""


def select(reader: ReaderScreen) -> None:
    """Start a selection at the claim, else at the word; stop the one there is."""
    if reader.mode is Mode.VISUAL:
        reader.selecting.stop()
        return
    row = reader.row
    reader.selecting.start(row.span if row else motions.word_at(reader.pane.text, reader.pane.cursor))


def select_lines(reader: ReaderScreen) -> None:
    """Start a selection of whole lines; stop the one there is."""
    if reader.mode is Mode.VISUAL and reader.selecting.by_lines:
        reader.selecting.stop()
        return
    reader.selecting.start(reader.pane.display_line(reader.pane.cursor), by_lines=True)


def grow(reader: ReaderScreen) -> None:
    """Up to the next larger thing that makes sense."""
    span = reader.pane.selection
    if span is not None:
        reader.selecting.start(motions.grow(span, _ladder(reader, span.start)))


def shrink(reader: ReaderScreen) -> None:
    """Down to the next smaller thing, around where it began."""
    span = reader.pane.selection
    if span is not None:
        reader.selecting.start(motions.shrink(span, _ladder(reader, span.start), span.start))


def _ladder(reader: ReaderScreen, offset: int) -> tuple[Span, ...]:
    """What stands around a place, from the word to the paragraph."""
    from store import sentences  # noqa: PLC0415 - its abbreviations are not for the first paint

    text = reader.pane.text
    near = [row.claim for row in reader.reading.rows if row.span.start <= offset + _NEAR and offset < row.span.end]
    return motions.structures(
        text,
        offset,
        sentences=sentences(text, motions.paragraph_at(text, offset)),
        quotations=[piece for claim in near for piece in claim.content],
        attributions=[claims.extent(claim) for claim in near],
    )


def _move(reader: ReaderScreen, motion: Callable[[str, int], int]) -> None:
    """Move the cursor, and the end of the selection with it."""
    reader.pane.move_to(motion(reader.pane.text, reader.pane.cursor))
    reader.selecting.follow()


def next_word(reader: ReaderScreen) -> None:
    """The start of the next word."""
    _move(reader, motions.word_forward)


def previous_word(reader: ReaderScreen) -> None:
    """The start of this word, or of the one before."""
    _move(reader, motions.word_back)


def word_end(reader: ReaderScreen) -> None:
    """The last character of this word, or of the next."""
    _move(reader, motions.word_end)


def left(reader: ReaderScreen) -> None:
    """A character back."""
    _move(reader, motions.character_back)


def right(reader: ReaderScreen) -> None:
    """A character on."""
    _move(reader, motions.character_forward)
