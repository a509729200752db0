"""Drawing: the few passages out of all that are worth a closer look, from the lists of the query's words.

    refused   ####                        walked: each passage gets weight · likeness²
    clinton   ########                    walked
    thw       ###...                      walked for "thaw", not for "the": that stands everywhere and is only alike
    the       ########################    walked, unless the query has many such words

The best of what was drawn are looked into for all that was not walked, so what comes out is worth what
walking every list would have made it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Any

import numpy as np
import numpy.typing as npt

from store.search.arrays import Flags, Places, Shares
from store.search.scoring import LONGEST_COSTS, length_costs
from store.search.segments import Segment
from store.search.sums import Sums
from store.search.terms import Term

_ENOUGH = 1.5
"""Times ln(number of passages): nats that tell one passage from all others."""
_LOWEST = 0.25
"""Share of what the words of a query are worth, or of enough, that a passage must have to be a hit at all."""
_WALKED = 2_000_000
"""Passages in the lists that are walked for one query, 2 to 5 ns each; the shortest list may be longer."""
_LEADERS = 1000
"""Passages that are looked into for words whose lists are not walked."""
_STEPS = 500
"""Steps by which the best are told from the others before they are put in order: that takes longer."""
_SAMPLED = 30_000
"""Passages of which it is told how much the best of all are worth, about."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """How much each passage of a segment is worth, of those that can be among the best."""

    passages: Places
    worth: Shares


class Drawing:
    """Draws from some segments, which stay as they are. Remembers the words typed before the last one."""

    def __init__(self, segments: Sequence[Segment], scratch: Shares) -> None:
        """Remember nothing. `scratch` is as long as the vocabulary and all 0 between two calls."""
        self._segments, self._scratch = segments, scratch
        self._sums = [Sums(segment) for segment in segments]
        self._alive = [None if segment.alive == len(segment) else segment.is_alive for segment in segments]
        self._enough = _ENOUGH * log(1 + sum(segment.alive for segment in segments))

    def draw(self, terms: Sequence[Term], allowed: Sequence[Flags | None], wanted: int) -> list[Drawn]:
        """What the passages are worth, by segment; of very many only the best.

        Args:
            terms: The query's words.
            allowed: By segment, the passages that may be drawn; None for all.
            wanted: How many of the best there should be.
        """
        able = [term for term in terms if len(term.variants.ids)]
        if not able:
            return [self._all(number, mask) for number, mask in enumerate(allowed)]
        walked = _walked(able)
        worth = [self._worth(number, walked, mask) for number, mask in enumerate(allowed)]
        drawn = self._leaders(worth, max(wanted + 1, _LEADERS))
        if len(walked) < len(able) or not all(term.draws.all() for term in walked):
            drawn = [self._looked_into(number, each, able) for number, each in enumerate(drawn)]
        least = _LOWEST * min(sum(term.weight for term in able), self._enough)
        return [_some(each, each.worth >= least) for each in drawn]

    def _all(self, number: int, mask: Flags | None) -> Drawn:
        """All that conditions leave of a segment; nothing without any."""
        here: Places = np.flatnonzero(mask & self._segments[number].is_alive) if mask is not None else _NONE
        return Drawn(here, np.zeros(len(here), dtype=np.float32))

    def _worth(self, number: int, terms: Sequence[Term], mask: Flags | None) -> Shares:
        """What each passage of a segment is worth by the lists of some words; 0 of those that may not be drawn."""
        worth = self._sums[number].of(terms)
        for are_meant in (self._alive[number], mask):
            if are_meant is not None:
                worth *= are_meant
        return worth

    def _leaders(self, worth: Sequence[Shares], wanted: int) -> list[Drawn]:
        """The best so far over all segments, and all that are as good as the last of them.

        Args:
            worth: Of every passage, by segment.
            wanted: How many.
        """
        low = _floor(worth, wanted) - LONGEST_COSTS
        places = [np.flatnonzero(each >= low if low > 0 else each) for each in worth]
        drawn = [Drawn(here, each[here]) for here, each in zip(places, worth, strict=True)]
        points = [
            each.worth - length_costs(segment.lengths(each.passages))
            for segment, each in zip(self._segments, drawn, strict=True)
        ]
        low = _floor(points, wanted)
        best = np.concatenate([each[each >= low] for each in points])
        cut = np.sort(best)[-wanted] if len(best) >= wanted else -np.inf
        return [_some(each, here >= cut) for each, here in zip(drawn, points, strict=True)]

    def _looked_into(self, number: int, drawn: Drawn, terms: Sequence[Term]) -> Drawn:
        """What some passages of a segment are worth by all words."""
        worth = np.zeros(len(drawn.passages), dtype=np.float32)
        if not len(worth):
            return drawn
        tokens, lengths = self._segments[number].tokens_of(drawn.passages)
        starts = np.cumsum(lengths) - lengths
        for term in terms:
            self._scratch[term.variants.ids] = term.variants.likeness**2
            worth += np.float32(term.weight) * np.maximum.reduceat(self._scratch[tokens], starts)
            self._scratch[term.variants.ids] = 0
        return Drawn(drawn.passages, worth)


_NONE: Places = np.zeros(0, dtype=np.int64)


def _walked(able: Sequence[Term]) -> list[Term]:
    """The words whose lists are walked, in the order in which they were typed: the shortest lists that may be."""
    spent = 0
    chosen: set[int] = set()
    for term in sorted(able, key=lambda term: (term.cost, term.word)):
        if not chosen or spent + term.cost <= _WALKED:
            chosen.add(id(term))
            spent += term.cost
    return [term for term in able if id(term) in chosen]


def _floor(values: Sequence[npt.NDArray[np.floating[Any]]], wanted: int) -> float:
    """What at least so many of some values reach, and not many more; the least of all if there are no more."""
    sparing = 1 + sum(map(len, values)) // _SAMPLED
    sample = np.concatenate([each[::sparing] for each in values])
    low, high = float(sample.min(initial=0)), float(sample.max(initial=0))
    step = (high - low) / _STEPS or 1.0
    # Counted, not sorted: where many values are the same, numpy's partition takes fifty times as long.
    reached = np.bincount(((sample - np.float32(low)) / np.float32(step)).astype(np.int32))[::-1].cumsum()
    rank = wanted if sparing == 1 else wanted * 5 // (4 * sparing) + 8
    while rank <= len(sample):
        floor = low + step * (len(reached) - 1.001 - int(np.searchsorted(reached, rank)))
        if sparing == 1 or sum(np.count_nonzero(each >= floor) for each in values) >= wanted:
            return floor
        rank *= 2
    return -np.inf


def _some(drawn: Drawn, are_meant: Flags) -> Drawn:
    """Some of what was drawn."""
    return Drawn(drawn.passages[are_meant], drawn.worth[are_meant])
