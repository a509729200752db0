"""Moving: by lines, pages, paragraphs and headings, in whatever has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import BlockKind, Span
from tui import motions

if TYPE_CHECKING:
    from tui.screens.reader import ReaderScreen


def line_down(reader: ReaderScreen) -> None:
    """A line, a claim or a hit down."""
    _lines(reader, 1)


def line_up(reader: ReaderScreen) -> None:
    """A line, a claim or a hit up."""
    _lines(reader, -1)


def _lines(reader: ReaderScreen, lines: int) -> None:
    """Move by lines of the text or rows of the list."""
    if (listed := reader.listing) is not None:
        listed.move(lines)
    else:
        reader.pane.move_lines(lines)


def half_page_down(reader: ReaderScreen) -> None:
    """Half a page down."""
    _pages(reader, 0.5)


def half_page_up(reader: ReaderScreen) -> None:
    """Half a page up."""
    _pages(reader, -0.5)


def page_down(reader: ReaderScreen) -> None:
    """A page down; from the search box, of the text behind it."""
    _pages(reader, 1)


def page_up(reader: ReaderScreen) -> None:
    """A page up; from the search box, of the text behind it."""
    _pages(reader, -1)


def _pages(reader: ReaderScreen, pages: float) -> None:
    """Move by pages of the text or of the claims."""
    if reader.listing is reader.sidebar:
        reader.sidebar.page(pages)
    else:
        reader.pane.page(round(reader.pane.page_lines * pages))


def start(reader: ReaderScreen) -> None:
    """The start of the text or the first claim."""
    if reader.listing is reader.sidebar:
        reader.sidebar.move_to(0)
    else:
        reader.going.jump(0)


def end(reader: ReaderScreen) -> None:
    """The end of the text or the last claim."""
    if reader.listing is reader.sidebar:
        reader.sidebar.move_to(reader.sidebar.row_count - 1)
    else:
        reader.going.jump(len(reader.pane.text))


def next_paragraph(reader: ReaderScreen) -> None:
    """The start of the next paragraph."""
    reader.pane.move_to(motions.paragraph_forward(reader.pane.text, reader.pane.cursor))


def previous_paragraph(reader: ReaderScreen) -> None:
    """The start of this paragraph, or of the one before."""
    reader.pane.move_to(motions.paragraph_back(reader.pane.text, reader.pane.cursor))


def headings(reader: ReaderScreen) -> list[Span]:
    """The headings of the document, in order, each from the start of its line."""
    spans = [block.span for block in reader.reading.document.blocks if block.kind is BlockKind.HEADING]
    return [Span(motions.line_at(reader.pane.text, span.start).start, span.end) for span in spans]


def next_heading(reader: ReaderScreen) -> None:
    """The next heading."""
    _to(reader, motions.following(headings(reader), reader.pane.cursor), "no heading further on")


def previous_heading(reader: ReaderScreen) -> None:
    """The heading before."""
    _to(reader, motions.preceding(headings(reader), reader.pane.cursor), "no heading before this")


def _to(reader: ReaderScreen, span: Span | None, otherwise: str) -> None:
    """Jump there, or say why not."""
    if span is None:
        reader.say(otherwise)
    else:
        reader.going.jump(span.start)
