"""Comparing: a quotation and its source as pieces of text, each with what became of it. Pure.

quotation   We had measured  15  cracks           same, changed, same
source      We had measured  14  cracks           same, changed, same
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto

from store import Comparison, Difference, DifferenceKind, Span


class Look(Enum):
    """What a piece of text is to the other side."""

    SAME = auto()
    CHANGED = auto()
    """Replaced or added here, replaced or left out there."""
    MARKED = auto()
    """The same, but the quotation owns up to it."""
    MOVED = auto()
    AROUND = auto()
    """What stands around the passage."""


Piece = tuple[str, Look]

_AROUND = 120
"""Code points of the source that are shown before and behind a passage."""
_BETWEEN = 80
"""Code points between two places that are shown; of more, their ends. Words that were left out always are."""
_CUT = " […] "
_BLANK = re.compile(r"\s+")


def quotation_pieces(comparison: Comparison) -> list[Piece]:
    """The quotation, all of it."""
    looks = [(difference.quoted, _look(difference)) for difference in comparison.differences]
    return list(_painted(comparison.quotation, Span(0, len(comparison.quotation)), looks))


def source_pieces(comparison: Comparison, text: str, around: int = _AROUND) -> list[Piece]:
    """The passages of the source in its own order, with what stands around them."""
    passages = sorted({*comparison.spans, *((comparison.nearest,) if comparison.nearest else ())})
    looks = [(difference.source, _look(difference)) for difference in comparison.differences]
    if not passages:
        return []
    low, high = _at_words(text, passages[0].start, passages[-1].end, around)
    pieces: list[Piece] = [("… ", Look.AROUND)] if low else []
    pieces.append((text[low : passages[0].start], Look.AROUND))
    end = passages[0].start
    for passage in passages:
        if passage.start > end:
            pieces += _between(text, Span(end, passage.start), looks)
        pieces += _painted(text, Span(max(end, passage.start), max(end, passage.end)), looks)
        end = max(end, passage.end)
    pieces.append((text[end:high], Look.AROUND))
    if high < len(text):
        pieces.append((" …", Look.AROUND))
    return [piece for piece in pieces if piece[0]]


def _at_words(text: str, start: int, end: int, around: int) -> tuple[int, int]:
    """What is shown around a passage: so many code points, less the parts of words at the edges."""
    low, high = max(0, start - around), min(len(text), end + around)
    before, behind = text[low:start], text[end:high]
    if low and (cut := _BLANK.search(before)):
        low += cut.end()
    if high < len(text) and around:
        high = end + len(behind.rstrip()) if behind[-1:].isspace() else end + max(0, behind.rfind(" "))
    return low, high


def _look(difference: Difference) -> Look:
    """How the words of a difference look."""
    if difference.kind is DifferenceKind.MOVED:
        return Look.MOVED
    return Look.MARKED if difference.is_marked else Look.CHANGED


def _between(text: str, span: Span, looks: Sequence[tuple[Span, Look]]) -> Iterator[Piece]:
    """What lies between two passages: words left out, or another part of the text."""
    if len(span) <= _BETWEEN or any(place.meets(span) for place, _ in looks):
        yield from _painted(text, span, looks, otherwise=Look.AROUND)
    else:
        half = _BETWEEN // 2
        yield text[span.start : span.start + half], Look.AROUND
        yield _CUT, Look.AROUND
        yield text[span.end - half : span.end], Look.AROUND


def _painted(
    text: str, span: Span, looks: Iterable[tuple[Span, Look]], *, otherwise: Look = Look.SAME
) -> Iterator[Piece]:
    """A stretch of a text in pieces."""
    at = span.start
    for place, look in sorted((place, look.value) for place, look in looks):
        start, end = max(place.start, at), min(place.end, span.end)
        if start < end:
            if at < start:
                yield text[at:start], otherwise
            yield text[start:end], Look(look)
            at = end
    if at < span.end:
        yield text[at : span.end], otherwise
