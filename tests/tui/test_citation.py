"""Citations: the words, who, and where."""

from __future__ import annotations

from store.model.document import Block, BlockKind, Document, Metadata
from store.model.span import Span
from tui.citation import citation

TEXT = "The tide\n\n„It came\nin“, said Ada."
DOCUMENT = Document(
    id="d",
    title="The tide",
    source="tide.txt",
    language="en",
    text=TEXT,
    blocks=(
        Block(kind=BlockKind.HEADING, span=Span(0, 8), level=1),
        Block(kind=BlockKind.PARAGRAPH, span=Span(10, len(TEXT))),
    ),
    metadata=Metadata(author="R. Hale", date="2024-03-04"),
)


def test_citation_has_words_speaker_and_place() -> None:
    """One line, one pair of quotation marks, everything needed to find it again."""
    span = Span(10, TEXT.index(", said"))

    assert (
        citation(DOCUMENT, span, "Ada")
        == "“It came in” – Ada, in: The tide, by R. Hale, 2024-03-04, paragraph 2 (tide.txt)"
    )


def test_citation_leaves_out_what_is_not_known() -> None:
    """No speaker, author, date, paragraph or source: not a word about them."""
    bare = Document(id="d", title="Pasted", source="-", language="en", text="It came in.", blocks=())

    assert citation(bare, Span(0, 11), None) == "“It came in.” – Pasted"
