"""Structure: which layers show what a document is made of: headings, quotes, tables, the signs of footnotes. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store import Block, BlockKind, Document, Span

_DIVIDER = re.compile(r"^[|:+ \t-]*-[|:+ \t-]*$|(?:^|(?<=\s))\|(?=\s|$)", re.MULTILINE)
"""What parts the cells of a row, and a row of nothing else."""


def structure(document: Document) -> dict[str, list[Span]]:
    """Layer -> its spans."""
    blocks = document.blocks
    tables = [block for block in blocks if block.kind is BlockKind.TABLE]
    return {
        "heading": [block.span for block in blocks if block.kind is BlockKind.HEADING],
        "quote": [block.span for block in blocks if block.kind is BlockKind.QUOTE],
        "table-head": [_head(document.text, block) for block in tables],
        "divider": [span for block in tables for span in _dividers(document.text, block)],
        "reference": [footnote.reference for footnote in document.footnotes],
    }


def _head(text: str, table: Block) -> Span:
    """The first row of a table of several; nothing of a single row."""
    end = text.find("\n", table.span.start, table.span.end)
    return Span(table.span.start, max(end, table.span.start))


def _dividers(text: str, table: Block) -> Iterator[Span]:
    """What parts the cells of a table."""
    for match in _DIVIDER.finditer(text, table.span.start, table.span.end):
        yield Span(*match.span())
