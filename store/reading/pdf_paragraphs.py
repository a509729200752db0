"""The lines of a PDF's pages as headings and paragraphs, without what repeats on every page.

Where a paragraph begins is seen by where its first letter stands: lower than usual, indented, in another
size, or behind a line that ended early.

    +--------------------+
    | The Tolmouth Echo 3|  at the edge of three pages: a head, left out
    |   It was shut, they|  indented: a paragraph begins
    | said. Nobody knew. |  short and ended: one begins with the next line
    | The keeper left his|
    +--------------------+  not ended: goes on in the next column, or on the next page
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from store.model.document import BlockKind, Page
from store.reading.content import Builder
from store.reading.pdf_hyphens import SOFT, joined, words_in

_EDGE = 2
"""Lines at the top and bottom of a page that may be its head and foot."""
_REPEATS = 3
"""Pages with the same line there, digits apart, that make it a head or foot."""
_LONGEST_HEADING = 200
"""Code points."""
_ENDS = re.compile(r"[.!?…:][\"'”’“»«)\]]*$")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page."""

    text: str
    page: int
    """Counted from 0."""
    x: float
    """Where its first letter stands, in points from the left."""
    y: float
    """Its base line, in points from the bottom."""
    size: float
    """Of its first letter, in points."""


def build(builder: Builder, lines: Sequence[Line], labels: Sequence[str]) -> str | None:
    """Add paragraphs and headings, and note where each page begins; return the first heading near the top."""
    if not lines:
        return None
    body = _body_size(lines)
    words = words_in(line.text for line in lines)
    title = None
    for paragraph in _paragraphs(lines):
        text, starts = _text(paragraph, words)
        is_heading = paragraph[0].size > 1.15 * body and len(text) < _LONGEST_HEADING
        if is_heading and title is None and len(builder.blocks) < 3:
            title = text
        start = (
            builder.add(text, BlockKind.HEADING, 1 if paragraph[0].size > 1.6 * body else 2)
            if is_heading
            else (builder.add(text))
        )
        for page, offset in starts:
            if not builder.pages or builder.pages[-1].label != labels[page]:
                builder.pages.append(Page(label=labels[page], start=start + offset))
    return title


def _body_size(lines: Sequence[Line]) -> float:
    """The size that most letters have, in points."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size, 1)] += len(line.text)
    return letters.most_common(1)[0][0]


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines in paragraphs."""
    pitch = _pitch(lines)
    usual = median(len(line.text) for line in lines)
    paragraph = [lines[0]]
    for before, line in pairwise(lines):
        if _begins(before, line, pitch, usual):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def _pitch(lines: Sequence[Line]) -> float:
    """The usual distance of two base lines of a paragraph, in points: never more than twice the letters' size."""
    steps = [(one.y - two.y, one.size) for one, two in pairwise(lines) if one.page == two.page]
    return median([step for step, size in steps if 0 < step <= 2 * size] or [1.2 * lines[0].size])


def _begins(before: Line, line: Line, pitch: float, usual: float) -> bool:
    """Whether a line begins a paragraph behind the line before it."""
    if before.text[-1] in SOFT:
        return False
    if abs(before.size - line.size) > 0.1 * max(before.size, line.size):
        return True
    is_ended = _ENDS.search(before.text) is not None
    step = before.y - line.y
    if before.page != line.page or step < -pitch:
        return is_ended and not line.text[0].islower()
    if step > 1.4 * pitch:
        return True
    is_indented = 0.7 * line.size < line.x - before.x < 6 * line.size
    return is_ended and (is_indented or len(before.text) < 0.7 * usual)


def _text(paragraph: Sequence[Line], words: Container[str]) -> tuple[str, list[tuple[int, int]]]:
    """The text of a paragraph's lines, and at which code point of it which page begins."""
    pieces = joined([line.text for line in paragraph], words)
    starts: list[tuple[int, int]] = []
    length = 0
    for line, piece in zip(paragraph, pieces, strict=True):
        if not starts or line.page != starts[-1][0]:
            starts.append((line.page, length))
        length += len(piece)
    return "".join(pieces), starts


def without_heads(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """All lines but the heads and feet that repeat from page to page, whatever number is in them."""
    edges = [{id(line): _NUMBER.sub("#", line.text) for line in _edge(page)} for page in pages]
    seen = Counter(text for edge in edges for text in set(edge.values()))
    return [
        line
        for page, edge in zip(pages, edges, strict=True)
        for line in page
        if id(line) not in edge or seen[edge[id(line)]] < _REPEATS
    ]


def _edge(page: Sequence[Line]) -> list[Line]:
    """The lines nearest to a page's top and bottom, wherever they stand in the order of drawing."""
    by_height = sorted(page, key=lambda line: line.y)
    return by_height[:_EDGE] + by_height[-_EDGE:] if len(page) > 2 * _EDGE else by_height
