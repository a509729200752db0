"""Copying: the words, or the words as a citation, to wherever they can be pasted from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import as_read
from tui.citation import citation
from tui.citing import Style
from tui.claims import is_named
from tui.screens.copying import copy

if TYPE_CHECKING:
    from tui.screens.reader import ReaderScreen


def yank(reader: ReaderScreen) -> None:
    """Copy the words: a selection as it stands, else without the signs of Markdown."""
    span, text = reader.meant(), reader.pane.text
    words = span.of(text) if reader.pane.selection else as_read(text, span)
    copy(reader, " ".join(words.split()), "words")
    reader.selecting.stop()


def cite(reader: ReaderScreen) -> None:
    """Copy the words with who said them and where they stand."""
    span = reader.meant()
    row = reader.row
    document = reader.reading.document
    is_said = row is not None and any(span.meets(piece) for piece in row.claim.content)
    speaker = row.who if row is not None and is_said and is_named(row.claim) else None
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
