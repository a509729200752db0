"""Copying: the words, or the words as a citation, to the terminal's clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import Span
from tui.citation import citation

if TYPE_CHECKING:
    from tui.screens.reader import ReaderScreen


def yank(reader: ReaderScreen) -> None:
    """Copy the words."""
    span = reader.meant()
    _copy(reader, " ".join(span.of(reader.pane.text).split()), span)


def cite(reader: ReaderScreen) -> None:
    """Copy the words with who said them and where they stand."""
    span = reader.meant()
    row = reader.row
    document = reader.reading.document
    speaker = row.who if row is not None and any(span.meets(piece) for piece in row.claim.content) else None
    _copy(reader, citation(document, span, speaker), span)


def _copy(reader: ReaderScreen, text: str, span: Span) -> None:
    """Hand text to the terminal, and say what can be known of that."""
    reader.app.copy_to_clipboard(text)
    reader.say(f"{len(span)} characters sent to the terminal’s clipboard (OSC 52)")
    reader.selecting.stop()
