"""The contents of a document, and on which page a place of it stands: what a reader leafs and cites by. Pure."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from store.model.document import BlockKind, Document, Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of a table of contents."""

    title: str
    """On one line."""
    level: int
    """1 is the highest."""
    start: int
    """Offset of the first code point of what it stands for."""
    page: str | None
    """The label of the page it stands on; None where there are no pages."""


def contents(document: Document) -> tuple[Entry, ...]:
    """The table of contents: the one that the document brings with it, else its headings."""
    named = [(chapter.title, chapter.level, chapter.start) for chapter in document.chapters] or [
        (" ".join(block.span.of(document.text).split()), block.level, block.span.start)
        for block in document.blocks
        if block.kind is BlockKind.HEADING
    ]
    return tuple(
        Entry(title=title, level=level, start=start, page=page.label if (page := page_at(document, start)) else None)
        for title, level, start in named
    )


def page_at(document: Document, offset: int) -> Page | None:
    """The page that the code point at `offset` stands on; None before the first and where there are none."""
    place = bisect_right(document.pages, offset, key=lambda page: page.start)
    return document.pages[place - 1] if place else None
