"""The contents of a document, and the pages that its places stand on."""

from __future__ import annotations

from store.model.contents import contents, page_at
from store.model.document import Block, BlockKind, Chapter, Document, Page
from store.model.span import Span

TEXT = "The ferry\nstrike\n\nIt began on a Monday.\n\nThe second week\n\nNothing sailed.\n"
FIRST, SECOND = Span(0, 16), Span(TEXT.index("The second"), TEXT.index("\n\nNothing"))


def document(pages: tuple[Page, ...] = (), chapters: tuple[Chapter, ...] = ()) -> Document:
    """A text with two headings."""
    blocks = tuple(Block(kind=BlockKind.HEADING, span=span, level=level) for level, span in ((1, FIRST), (2, SECOND)))
    return Document(
        id="x", title="x", source="-", language="und", text=TEXT, blocks=blocks, pages=pages, chapters=chapters
    )


def test_headings_are_the_contents_of_a_document_without_its_own() -> None:
    """A heading on two lines is one line of the contents, with its level and place."""
    found = contents(document())

    assert [(entry.title, entry.level, entry.start, entry.page) for entry in found] == [
        ("The ferry strike", 1, 0, None),
        ("The second week", 2, SECOND.start, None),
    ]


def test_own_contents_go_before_headings() -> None:
    """What a book calls its chapters is what a reader leafs by."""
    found = contents(document(chapters=(Chapter(title="Week one", start=18),)))

    assert [entry.title for entry in found] == ["Week one"]


def test_page_of_a_place_is_the_last_that_begins_at_or_before_it() -> None:
    """Before the first page there is none; on the first code point of a page it is that page."""
    pages = (Page(label="iv", start=5), Page(label="v", start=5), Page(label="1", start=20))

    labels = [page.label if (page := page_at(document(pages), offset)) else None for offset in (0, 4, 5, 19, 20, 99)]

    assert labels == [None, None, "v", "v", "1", "1"]
    assert page_at(document(), 3) is None
