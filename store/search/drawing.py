"""Drawing: the few passages out of all that are worth a closer look, from the lists of the query's words.

    rare words first     each adds weight · likeness² to every passage in its lists
    enough               once the words carry 1.5 ln N nats, or a list is very long, common words add nothing:
                         the closer look asks for them in more passages instead

Nothing here looks at a passage's words; a list is walked at the speed of memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np
import numpy.typing as npt

from store.search.arrays import Flags, Numbers, Places, Shares
from store.search.segments import Segment
from store.search.terms import Term

_ENOUGH = 1.5
"""Times ln(number of passages): what the rare words of a query must be worth for common ones not to draw."""
_LOWEST = 0.25
"""Share of the query's worth that a passage must have to be a hit at all."""
_MANY = 6000
"""Passages: a word that more of them hold says too little to draw one that a rarer word has not drawn."""
_REMEMBERED = 4_000_000
"""Passages in remembered lists, 8 bytes each."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """How much each passage of a segment is worth, of those worth anything."""

    passages: Places
    worth: Shares


class Drawing:
    """Draws from some segments. Remembers what each word drew, so that a keystroke walks the lists of one word."""

    def __init__(self) -> None:
        """Nothing is remembered."""
        self._lists: dict[tuple[int, str, bool], tuple[Numbers, Shares]] = {}
        self._size = 0
        self._worth: dict[int, Shares] = {}
        self._places: dict[int, Numbers] = {}

    def draw(
        self, segments: Sequence[Segment], terms: Sequence[Term], total: int, allowed: Sequence[Flags | None]
    ) -> tuple[list[Drawn], bool]:
        """What each segment's passages are worth; and whether some words were left for the closer look.

        Args:
            segments: Where to draw from.
            terms: The query's words.
            total: How many passages there are in all.
            allowed: By segment, the passages that may be drawn; None for all.
        """
        drawing, is_partial = self._drawing(segments, terms, _ENOUGH * log(1 + total))
        least = _LOWEST * min(sum(term.weight for term in terms if len(term.variants.ids)), _ENOUGH * log(1 + total))
        drawn = [
            self._from(number, segment, drawing, least, mask)
            for number, (segment, mask) in enumerate(zip(segments, allowed, strict=True))
        ]
        return drawn, is_partial

    def _drawing(self, segments: Sequence[Segment], terms: Sequence[Term], enough: float) -> tuple[list[Term], bool]:
        """The words that draw, rare ones first; whether others are left."""
        chosen: list[Term] = []
        worth = 0.0
        able = sorted((term for term in terms if len(term.variants.ids)), key=lambda term: (-term.weight, term.word))
        for term in able:
            if worth < enough and not (chosen and self._held(segments, term) > _MANY):
                chosen.append(term)
            worth += term.weight
        return chosen, len(chosen) < len(able)

    def _held(self, segments: Sequence[Segment], term: Term) -> int:
        """In how many passages a word, or what it may mean, stands; those with two of its meanings count twice."""
        lengths = [segment.lengths_of(term.variants.ids) for segment in segments]
        return sum(lengths)

    def _from(self, number: int, segment: Segment, terms: Sequence[Term], least: float, mask: Flags | None) -> Drawn:
        """What the passages of one segment are worth."""
        lists = [self._list(number, segment, term) for term in terms]
        if not lists:
            found = np.arange(len(segment) if mask is not None else 0, dtype=np.int32)
            worth = np.zeros(len(found), dtype=np.float32)
        elif len(lists) == 1:
            found, worth = lists[0][0], np.float32(terms[0].weight) * lists[0][1]
        else:
            found, worth = self._summed(number, segment, terms, lists)
        is_wanted = (worth >= least) & segment.is_alive[found]
        if mask is not None:
            is_wanted &= mask[found]
        return Drawn(found[is_wanted].astype(np.int64), worth[is_wanted])

    def _summed(
        self, number: int, segment: Segment, terms: Sequence[Term], lists: Sequence[tuple[Numbers, Shares]]
    ) -> tuple[Numbers, Shares]:
        """What several words are worth together: each passage once."""
        if number not in self._worth:
            self._worth[number] = np.zeros(len(segment), dtype=np.float32)
        worth = self._worth[number]
        found: list[Numbers] = []
        for term, (passages, likeness) in zip(terms, lists, strict=True):
            here = worth[passages]
            found.append(passages[here == 0])
            worth[passages] = here + np.float32(term.weight) * likeness
        passages = np.concatenate(found) if found else np.zeros(0, dtype=np.int32)
        summed = worth[passages]
        worth[passages] = 0
        return passages, summed

    def _list(self, number: int, segment: Segment, term: Term) -> tuple[Numbers, Shares]:
        """The passages with a word or something it means, each once, and the square of the best likeness there."""
        key = (number, term.name, term.is_open)
        if key not in self._lists:
            if self._size > _REMEMBERED:
                self._lists.clear()
                self._size = 0
            self._lists[key] = self._walked(number, segment, term)
            self._size += len(self._lists[key][0])
        return self._lists[key]

    def _walked(self, number: int, segment: Segment, term: Term) -> tuple[Numbers, Shares]:
        """Walk a word's lists."""
        passages, lengths = segment.passages_with(term.variants.ids)
        likeness: npt.NDArray[np.float32] = np.repeat(term.variants.likeness**2, lengths)
        if np.count_nonzero(lengths) < 2:
            return passages, likeness
        if number not in self._places:
            self._places[number] = np.empty(len(segment), dtype=np.int32)
        # The most alike are written last, so each passage keeps the place of its best one.
        places, order = self._places[number], np.arange(len(passages), dtype=np.int32)
        places[passages] = order
        is_best = places[passages] == order
        return passages[is_best], likeness[is_best]
