"""Nesting: contents of different claims lie inside one another or apart; of two that cross, the surer one stays.

⟨he said the bridge ⟨was closed⟩⟩      nested: both stay
⟨he said the ⟨bridge⟩ was closed⟩      crossed: one goes
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from store.model.attribution import Attribution
from store.model.span import Span


@dataclass(slots=True, kw_only=True)
class Found:
    """An attribution with how much it can be trusted. Nobody changes it."""

    attribution: Attribution
    confidence: float
    """0..1."""


def consistent(found: Iterable[Found]) -> tuple[Found, ...]:
    """What stays when no two contents cross or are the same, in the order of the text.

    One sweep: only what is still open where a content starts is compared with it.
    """
    everything = tuple(found)
    if len(everything) < 2:  # so it is in four paragraphs of five
        return everything
    kept: dict[int, Found] = {}
    open_: dict[int, Found] = {}
    ordered = sorted(everything, key=lambda one: (one.attribution.content[0].start, -one.attribution.content[-1].end))
    for number, one in enumerate(ordered):
        content = one.attribution.content
        start = content[0].start
        open_ = {at: other for at, other in open_.items() if other.attribution.content[-1].end > start}
        rivals = [at for at, other in open_.items() if _collide(content, other.attribution.content)]
        if any(open_[at].confidence >= one.confidence for at in rivals):
            continue
        for at in rivals:
            del kept[at], open_[at]
        kept[number] = open_[number] = one
    return tuple(kept.values())


def _collide(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether two contents share words and neither holds the other, or both are the same."""
    shared = _shared(one, other)
    if not shared:
        return False
    sizes = sum(len(span) for span in one), sum(len(span) for span in other)
    return shared < min(sizes) or sizes[0] == sizes[1]


def _shared(one: Sequence[Span], other: Sequence[Span]) -> int:
    """How many code points two contents share; both in order, so one walk over them."""
    first = second = total = 0
    while first < len(one) and second < len(other):
        a, b = one[first], other[second]
        total += max(0, min(a.end, b.end) - max(a.start, b.start))
        if a.end <= b.end:
            first += 1
        else:
            second += 1
    return total
