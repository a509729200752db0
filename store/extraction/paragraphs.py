"""Paragraphs: the stretches of a document that the rules read one by one.

A block of the document is one paragraph if its lines were wrapped to a width, and one a line if they
were not: a transcript without blank lines has a turn a line. Judged by each block alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from store.model.document import BlockKind, Document
from store.model.span import Span

LINE = re.compile(r"[^\n]+")
BLOCK = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
WIDEST = 110
"""Code points of a line above which nobody wrapped it by hand."""


def paragraphs(document: Document) -> tuple[Span, ...]:
    """The paragraphs of a document, in order; tables are none."""
    return tuple(_of_blocks(document))


def headings(document: Document) -> Iterator[Span]:
    """The headings among the paragraphs."""
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            yield from _of_lines(document.text, block.span.start, block.span.end)


def _of_blocks(document: Document) -> Iterator[Span]:
    """The paragraphs of each block, or of each run of lines where the document has no blocks."""
    if not document.blocks:
        for match in BLOCK.finditer(document.text):
            yield from _of_lines(document.text, *match.span())
    for block in document.blocks:
        if block.kind is not BlockKind.TABLE:
            yield from _of_lines(document.text, block.span.start, block.span.end)


def _of_lines(text: str, start: int, end: int) -> Iterator[Span]:
    """The block as one paragraph if it is wrapped, else each of its lines."""
    if text.find("\n", start, end) < 0:
        if len(line := _stripped(text, start, end)):
            yield line
        return
    lines = [_stripped(text, *match.span()) for match in LINE.finditer(text, start, end)]
    lines = [line for line in lines if len(line)]
    if len(lines) > 1 and _is_wrapped(text, lines):
        yield Span(lines[0].start, lines[-1].end)
    else:
        yield from lines


def _stripped(text: str, start: int, end: int) -> Span:
    """A line without the white space around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Whether the lines were broken to fit a width: no break comes before its line was full."""
    widest = max(len(line) for line in lines)
    if widest > WIDEST or widest < 30:
        return False
    full = 0
    for line, following in pairwise(lines):
        word = text[following.start : following.end].split(maxsplit=1)[0]
        full += len(line) + 1 + len(word) > widest - 6
    return full * 10 >= (len(lines) - 1) * 8
