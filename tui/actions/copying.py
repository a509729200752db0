"""Copying: the words, or the words as a citation, to wherever they can be pasted from."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from store import Document, Span, as_read
from tui.citation import citation
from tui.citing import Style
from tui.claims import is_named
from tui.modes.mode import Mode
from tui.screens.attempts import Failure, attempt
from tui.screens.copying import copy

if TYPE_CHECKING:
    # RapidFuzz and numpy: not for the first paint.
    from store import Hit
    from tui.screens.reader import ReaderScreen

Do = Callable[["ReaderScreen", Document, Span, str | None], None]
"""What is done with a piece of a document, and who says it there."""


def yank(reader: ReaderScreen) -> None:
    """Copy the words: a selection as it stands, else without the signs of Markdown."""
    _with_document(reader, _yank)


def cite(reader: ReaderScreen) -> None:
    """Copy the words with who said them and where they stand."""
    _with_document(reader, _cite)


def _with_document(reader: ReaderScreen, do: Do) -> None:
    """Do something with what is meant and its document; that of a hit may be another one than the text before one."""
    hit = reader.searching.hit if reader.mode is Mode.SEARCH else None
    if hit is not None and not hit.passage.span:
        reader.say("this has no place in the text: nothing to copy")
    elif hit is not None and hit.passage.document != reader.reading.document.id:
        reader.run_worker(_fetched(reader, hit, do), group="fetch", exclusive=True)
    elif not reader.shows_own_text:
        reader.say("no hit to copy")
    else:
        span = reader.meant()
        do(reader, reader.reading.document, span, _speaker(reader, span))


async def _fetched(reader: ReaderScreen, hit: Hit, do: Do) -> None:
    """Do it with a hit in another document."""
    document = await attempt(reader, reader.session.document(hit.passage.document))
    if not isinstance(document, Failure):
        do(reader, document, hit.passage.span, hit.passage.speaker or None)


def _speaker(reader: ReaderScreen, span: Span) -> str | None:
    """Who says what is meant in the reader's own text; None: the text itself."""
    row = reader.row
    is_said = row is not None and any(span.meets(piece) for piece in row.claim.content)
    return row.who if row is not None and is_said and is_named(row.claim) else None


def _yank(reader: ReaderScreen, document: Document, span: Span, _speaker: str | None) -> None:
    """Copy the words of a piece of a document."""
    words = span.of(document.text) if reader.pane.selection else as_read(document.text, span)
    copy(reader, " ".join(words.split()), "words")
    reader.selecting.stop()


def _cite(reader: ReaderScreen, document: Document, span: Span, speaker: str | None) -> None:
    """Copy a piece of a document as a citation."""
    style = reader.session.citation
    copy(reader, citation(document, span, speaker, style), f"citation, {style.value},")
    reader.selecting.stop()


def cite_as(reader: ReaderScreen) -> None:
    """Choose the form of a citation; it stays, and the citation is copied."""
    from tui.screens.chooser import Chooser  # noqa: PLC0415 - not for the first paint

    styles = list(Style)

    def choose(index: int | None) -> None:
        if index is not None:
            reader.session.citation = styles[index]
            reader.run_worker(reader.run_action(f"app.keep_citation('{styles[index].value}')"), group="look")
            cite(reader)

    lines = ["plain text", "Markdown", "HTML", "BibTeX", "JSON"]
    reader.app.push_screen(Chooser("Copy as a citation in", lines, styles.index(reader.session.citation)), choose)
