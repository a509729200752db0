"""Paragraphs: wrapped lines are one, others stand alone."""

from __future__ import annotations

from store.extraction.paragraphs import headings, paragraphs
from store.model.document import Block, BlockKind, Document
from store.model.span import Span
from tests.store.extraction.streams import document_of


def test_paragraph_is_the_block_when_its_lines_are_wrapped() -> None:
    """Lines that were broken to fit a width belong together."""
    text = (
        "The ferry company said on Monday that the\n"
        "winter timetable would be cut, since the\n"
        "price of fuel had doubled within a year."
    )

    assert paragraphs(document_of(text)) == (Span(0, len(text)),)


def test_paragraph_is_the_line_when_lines_are_not_wrapped() -> None:
    """A transcript without blank lines has a turn a line."""
    text = "HOST: Hello.\nVANCE: Hello to you, and thank you for having me here on this bright day.\nHOST: Why?"

    assert [span.of(text) for span in paragraphs(document_of(text))] == text.split("\n")


def test_paragraphs_leave_tables_out_and_name_headings() -> None:
    """A table is nobody's words; a heading is read, and known as one."""
    text = "Title\n\n1 2 3\n\nText here."
    blocks = (
        Block(kind=BlockKind.HEADING, span=Span(0, 5), level=1),
        Block(kind=BlockKind.TABLE, span=Span(7, 12)),
        Block(kind=BlockKind.PARAGRAPH, span=Span(14, 24)),
    )
    document = Document(id="d", title="", source="-", language="en", text=text, blocks=blocks)

    assert paragraphs(document) == (Span(0, 5), Span(14, 24))
    assert list(headings(document)) == [Span(0, 5)]
