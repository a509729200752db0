"""Alignment: where the two edges of a quote fall in a stretch of text that was edited.

    pattern   ...context before | t h e   q u o t e | context behind...
                    block          block      block     block
    window    ...context be for | the old quote     | context behind...

Stretches that both share are blocks. An edge inside a block is where the block has it. An edge
between two blocks is settled by what lies there: words that took the quote's place belong to it,
words that were only put beside it do not.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from operator import eq

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from store.annotations.anchoring_patterns import Pattern

_RUN = 4
"""Code points that a block has at least; shorter ones are chance where the surroundings are gone."""
_ALIKE = 60.0
"""How like the quote's edge what stands there must be to be its new wording, 0..100."""
_SLIP = 3
"""Code points between an edge and a block that count as a slip of the keyboard."""
_INSERTED = 400
"""Code points that may have been put between the words of a quote."""
_WORD = 24
"""Code points that an edge is moved at most to stand at the edge of a word."""


@dataclass(frozen=True, slots=True)
class _Gap:
    """What lies between two blocks: `old` in the pattern, `new` in the window, each from..to."""

    old: tuple[int, int]
    new: tuple[int, int]


def edges(pattern: Pattern, window: str) -> tuple[int, int, float] | None:
    """Start and end of the quote in a window, and how much of it is there, 0..1; None if nothing."""
    blocks = _blocks(pattern.whole, window)
    start = _edge(blocks, pattern.whole, window, pattern.start)
    # The end is the start, seen in a mirror.
    mirrored = [(len(pattern.whole) - a - size, len(window) - b - size, size) for a, b, size in reversed(blocks)]
    end = len(window) - _edge(mirrored, pattern.whole[::-1], window[::-1], len(pattern.whole) - pattern.end)
    start, end = _at_words(pattern, window, start, end)
    return (start, end, _covered(blocks, pattern, start, end)) if start < end else None


def _covered(blocks: list[tuple[int, int, int]], pattern: Pattern, start: int, end: int) -> float:
    """The share of the quote that blocks between its edges have; 0 where that is spread too thin."""
    if end - start > 2 * len(pattern.quote) + _INSERTED:
        return 0.0
    shared = sum(
        max(0, min(a + size, pattern.end) - max(a, pattern.start)) for a, b, size in blocks if start <= b < end
    )
    return shared / max(1, pattern.end - pattern.start)


def _blocks(whole: str, window: str) -> list[tuple[int, int, int]]:
    """What both share, in order: offset in the pattern, offset in the window, length."""
    found = Indel.opcodes(whole, window).as_matching_blocks()
    least = min(_RUN, len(whole))
    return _grown([(block.a, block.b, block.size) for block in found if block.size >= least], whole, window)


def _grown(blocks: list[tuple[int, int, int]], whole: str, window: str) -> list[tuple[int, int, int]]:
    """Blocks that reach as far as the letters do: the alignment may have scattered a word over a gap as well."""
    grown: list[tuple[int, int, int]] = []
    low = (0, 0)
    for index, (a, b, size) in enumerate(blocks):
        high = blocks[index + 1][:2] if index + 1 < len(blocks) else (len(whole), len(window))
        left = _same(whole[low[0] : a][::-1], window[low[1] : b][::-1])
        right = _same(whole[a + size : high[0]], window[b + size : high[1]])
        grown.append((a - left, b - left, left + size + right))
        low = a + size + right, b + size + right
    return grown


def _same(one: str, other: str) -> int:
    """How many code points two texts have in common at their beginning."""
    return sum(takewhile(bool, map(eq, one, other)))


def _edge(blocks: list[tuple[int, int, int]], whole: str, window: str, edge: int) -> int:
    """Where the left edge of a quote falls."""
    before = (0, 0)
    for a, b, size in blocks:
        if a <= edge < a + size:
            return b + edge - a
        if a > edge:
            return _in_gap(_Gap((before[0], a), (before[1], b)), whole, window, edge)
        before = a + size, b + size
    return _in_gap(_Gap((before[0], len(whole)), (before[1], len(window))), whole, window, edge)


def _in_gap(gap: _Gap, whole: str, window: str, edge: int) -> int:
    """Where a left edge falls that stands between two blocks."""
    first, last = gap.new
    outer, inner = edge - gap.old[0], gap.old[1] - edge
    if outer <= _SLIP and gap.old[0] and last - first <= 2 * (outer + inner) + _WORD:
        return min(first + outer, last)
    rest = max(first, last - inner)
    if fuzz.ratio(whole[edge : gap.old[1]], window[rest:last]) >= _ALIKE:
        return rest
    return last


def _at_words(pattern: Pattern, window: str, start: int, end: int) -> tuple[int, int]:
    """The edges moved outwards to the edges of words, where the quote's own edges stood at some."""
    whole = pattern.whole
    while start < end and window[start].isspace() and not whole[pattern.start].isspace():
        start += 1
    while start < end and window[end - 1].isspace() and not whole[pattern.end - 1].isspace():
        end -= 1
    if start < end and not _is_inside(whole, pattern.start):
        low = max(0, start - _WORD)
        start = next((at for at in range(start, low, -1) if not _is_inside(window, at)), low if low == 0 else start)
    if start < end and not _is_inside(whole, pattern.end):
        high = min(len(window), end + _WORD)
        end = next((at for at in range(end, high) if not _is_inside(window, at)), high if high == len(window) else end)
    return start, end


def _is_inside(text: str, at: int) -> bool:
    """Whether an offset has letters or digits on both sides."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
