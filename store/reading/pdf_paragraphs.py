"""The lines of a PDF's pages as headings and paragraphs, without what repeats on every page.

Where a paragraph begins is seen by where its first letter stands: lower than usual, indented, in another
size, or behind a line that ended early.

    +--------------------+
    |   It was shut, they|  indented: a paragraph begins
    | said. Nobody knew. |  short and ended: one begins with the next line
    | The keeper left his|
    +--------------------+  not ended: goes on in the next column, or on the next page
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from store.model.document import BlockKind, Page
from store.reading.content import Builder
from store.reading.pdf_hyphens import SOFT, joined, words_in

_LONGEST_HEADING = 200
"""Code points."""
_ENDS = re.compile(r"[.!?…:][\"'”’“»«)\]]*$")
_CAPTION = re.compile(r"(?:Figure|Fig\.|Table|Abbildung|Abb\.|Tabelle|Tab\.|Chart|Map) ?\d{1,3}[.:–-] ?\S")


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


def build(builder: Builder, lines: Sequence[Line], sheets: Sequence[Page]) -> str | None:
    """Add paragraphs and headings, and the `sheets` with where each begins; return the first heading near the top."""
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
        start = builder.add(text, *_kind(text, paragraph[0].size, body, is_heading=is_heading))
        for page, offset in starts:
            # A page without text begins where the next one does: its place in the table is its number.
            while len(builder.pages) <= page:
                builder.pages.append(replace(sheets[len(builder.pages)], start=start + offset))
    return title


def _kind(text: str, size: float, body: float, *, is_heading: bool) -> tuple[BlockKind, int]:
    """What a paragraph is, and of a heading the level."""
    if is_heading:
        return BlockKind.HEADING, 1 if size > 1.6 * body else 2
    return BlockKind.CAPTION if _CAPTION.match(text) else BlockKind.PARAGRAPH, 0


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
    """The usual distance of two base lines of a paragraph, in sizes of their letters: never more than two."""
    steps = [(one.y - two.y, one.size) for one, two in pairwise(lines) if one.page == two.page]
    # Not the median: where paragraphs are short, nearly every other step is the one to the next of them.
    shares = sorted(step / size for step, size in steps if 0.8 * size < step <= 2 * size)
    return shares[len(shares) // 3] if shares else 1.2


def _begins(before: Line, line: Line, pitch: float, usual: float) -> bool:
    """Whether a line begins a paragraph behind the line before it; `pitch` is the usual step, in sizes of letters."""
    if before.text[-1] in SOFT:
        return False
    if abs(before.size - line.size) > 0.1 * max(before.size, line.size):
        return True
    is_ended = _ENDS.search(before.text) is not None
    step = before.y - line.y
    if before.page != line.page or step < -pitch * line.size:
        return is_ended and not line.text[0].islower()
    if step > 1.4 * pitch * max(before.size, line.size):
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
