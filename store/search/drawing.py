"""Drawing: the few passages out of all that are worth a closer look, from the lists of the query's words.

    refused   ####                        walked: each passage gets weight · likeness²
    clinton   ########                    walked
    for       ###################...      only like "far", and everywhere: not walked
    the       ########################    walked if nothing shorter draws

The longest lists draw nothing. The best of what the others drew are looked into for those words instead,
so what comes out is worth what walking every list would have made it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log

import numpy as np
import numpy.typing as npt

from store.search.arrays import Flags, Numbers, Places, Shares
from store.search.segments import Segment
from store.search.terms import Term

LENGTH = 0.04 / 40
"""Share of a query's worth that is taken off for each word of a passage: of two that say it, the shorter is meant."""

_ENOUGH = 1.5
"""Times ln(number of passages): nats that tell one passage from all others."""
_LOWEST = 0.25
"""Share of what the words of a query are worth, or of enough, that a passage must have to be a hit at all."""
_WALKED = 120_000
"""Passages in the lists that are walked for one query, 20 ns each; the shortest list may be longer."""
_LEADERS = 1000
"""Passages that are looked into for words whose lists are not walked."""
_LONG = 60
"""Words: a longer passage is no worse a leader."""
_STEPS = 500
"""Steps by which leaders are told from the others before they are put in order: that takes longer."""
_REMEMBERED = 4_000_000
"""Passages in remembered lists, 8 bytes each."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """How much each passage of a segment is worth, of those that can be among the best."""

    passages: Places
    worth: Shares


class Drawing:
    """Draws from some segments. Remembers what each word drew, so that a keystroke walks the lists of one word."""

    def __init__(self, scratch: Shares) -> None:
        """Remember nothing. `scratch` is as long as the vocabulary and all 0 between two calls."""
        self._scratch = scratch
        self._lists: dict[tuple[int, str, bool], tuple[Numbers, Shares]] = {}
        self._size = 0
        self._worth: dict[int, Shares] = {}
        self._places: dict[int, Numbers] = {}

    def draw(
        self, segments: Sequence[Segment], terms: Sequence[Term], allowed: Sequence[Flags | None], wanted: int
    ) -> list[Drawn]:
        """What the passages are worth, by segment; of very many only the best.

        Args:
            segments: Where to draw from.
            terms: The query's words.
            allowed: By segment, the passages that may be drawn; None for all.
            wanted: How many of the best there should be.
        """
        able = sorted((term for term in terms if len(term.variants.ids)), key=lambda term: (term.cost, term.word))
        walked = _walked(able)
        drawn = [
            self._from(number, segment, walked, mask)
            for number, (segment, mask) in enumerate(zip(segments, allowed, strict=True))
        ]
        if len(walked) < len(able) or not all(term.draws.all() for term in walked):
            length = LENGTH * sum(term.weight for term in terms)
            leaders = _leaders(segments, drawn, length, max(wanted, _LEADERS))
            drawn = [self._looked_into(segment, each, able) for segment, each in zip(segments, leaders, strict=True)]
        enough = _ENOUGH * log(1 + sum(segment.alive for segment in segments))
        least = _LOWEST * min(sum(term.weight for term in able), enough)
        return [_some(each, each.worth >= least) for each in drawn]

    def _from(self, number: int, segment: Segment, terms: Sequence[Term], mask: Flags | None) -> Drawn:
        """What the passages of one segment are worth by the lists of some words."""
        if terms:
            passages, worth = self._summed(number, segment, terms)
        else:
            passages = np.arange(len(segment) if mask is not None else 0, dtype=np.int32)
            worth = np.zeros(len(passages), dtype=np.float32)
        is_wanted = segment.is_alive[passages]
        if mask is not None:
            is_wanted &= mask[passages]
        return Drawn(passages[is_wanted].astype(np.int64), worth[is_wanted])

    def _summed(self, number: int, segment: Segment, terms: Sequence[Term]) -> tuple[Numbers, Shares]:
        """What some words are worth together: each passage once."""
        if len(terms) == 1:
            passages, likeness = self._list(number, segment, terms[0])
            return passages, np.float32(terms[0].weight) * likeness
        if number not in self._worth:
            self._worth[number] = np.zeros(len(segment), dtype=np.float32)
        worth = self._worth[number]
        found: list[Numbers] = []
        for term in terms:
            passages, likeness = self._list(number, segment, term)
            here = worth[passages]
            found.append(passages[here == 0])
            worth[passages] = here + np.float32(term.weight) * likeness
        passages = np.concatenate(found)
        summed = worth[passages]
        worth[passages] = 0
        return passages, summed

    def _looked_into(self, segment: Segment, drawn: Drawn, terms: Sequence[Term]) -> Drawn:
        """What some passages are worth by all words."""
        worth = np.zeros(len(drawn.passages), dtype=np.float32)
        if not len(worth):
            return drawn
        tokens, lengths = segment.tokens_of(drawn.passages)
        starts = np.cumsum(lengths) - lengths
        for term in terms:
            self._scratch[term.variants.ids] = term.variants.likeness**2
            worth += np.float32(term.weight) * np.maximum.reduceat(self._scratch[tokens], starts)
            self._scratch[term.variants.ids] = 0
        return Drawn(drawn.passages, worth)

    def _list(self, number: int, segment: Segment, term: Term) -> tuple[Numbers, Shares]:
        """The passages with a word or something it means, each once, and the square of the best likeness there."""
        key = (number, term.name, term.is_open)
        if key not in self._lists:
            if self._size > _REMEMBERED:
                self._lists.clear()
                self._size = 0
            self._lists[key] = self._walk(number, segment, term)
            self._size += len(self._lists[key][0])
        return self._lists[key]

    def _walk(self, number: int, segment: Segment, term: Term) -> tuple[Numbers, Shares]:
        """Walk a word's lists."""
        passages, lengths = segment.passages_with(term.variants.ids[term.draws])
        likeness: npt.NDArray[np.float32] = np.repeat(term.variants.likeness[term.draws] ** 2, lengths)
        if np.count_nonzero(lengths) < 2:
            return passages, likeness
        if number not in self._places:
            self._places[number] = np.empty(len(segment), dtype=np.int32)
        # The most alike are written last, so each passage keeps the place of its best one.
        places, order = self._places[number], np.arange(len(passages), dtype=np.int32)
        places[passages] = order
        is_best = places[passages] == order
        return passages[is_best], likeness[is_best]


def _walked(able: Sequence[Term]) -> list[Term]:
    """The words whose lists are walked, of some that are in order of how long these are."""
    spent = 0
    walked: list[Term] = []
    for term in able:
        if not walked or spent + term.cost <= _WALKED:
            walked.append(term)
            spent += term.cost
    return walked


def _leaders(segments: Sequence[Segment], drawn: Sequence[Drawn], length: float, wanted: int) -> list[Drawn]:
    """The best so far over all segments, and all that are as good as the last of them.

    Args:
        segments: Of what was drawn.
        drawn: By segment.
        length: What a word of a passage takes off.
        wanted: How many.
    """
    worth = np.concatenate([each.worth for each in drawn])
    if len(worth) <= wanted:
        return list(drawn)
    step = float(worth.max()) / _STEPS
    counts = np.bincount((worth / np.float32(step)).astype(np.int32))[::-1].cumsum()
    enough = len(counts) - 1 - int(np.searchsorted(counts, wanted))
    low = np.float32((enough - 1) * step - ceil(_LONG * length / step) * step)
    likely = [_some(each, each.worth >= low) for each in drawn]
    points = [
        each.worth - np.float32(length) * np.minimum(segment.lengths(each.passages), _LONG)
        for segment, each in zip(segments, likely, strict=True)
    ]
    cut = np.sort(np.concatenate(points))[-wanted]
    return [_some(each, here >= cut) for each, here in zip(likely, points, strict=True)]


def _some(drawn: Drawn, are_meant: Flags) -> Drawn:
    """Some of what was drawn."""
    return Drawn(drawn.passages[are_meant], drawn.worth[are_meant])
