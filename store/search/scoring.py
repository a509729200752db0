"""How well a passage answers a query: the words it has, how alike, how close together, in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from store.search.expansion import Term

# The weights are from measurements in which the optimum was flat: half or double changes little.
_WORDING, _ADJACENT, _CLOSE = 0.30, 0.10, 0.10
_LENGTH = 0.04
"""Taken off for each 40 words of the passage: of two that say it, the shorter one is meant."""
_HIGHEST = 1.0 + _WORDING + _ADJACENT + _CLOSE


@dataclass(frozen=True, slots=True)
class Found:
    """Which word of a passage stands for which word of the query."""

    places: tuple[int | None, ...]
    """By word of the query: the place of its best word in the passage, counted in words; None without one."""
    score: float
    """By words, closeness and order alone; the wording comes on top."""


class Scorer:
    """Scores passages for one query."""

    def __init__(self, terms: Sequence[Term]) -> None:
        """Turn the terms round: from a word of the passage to the words of the query it may stand for."""
        self._terms = terms
        self._total = sum(term.weight for term in terms) or 1.0
        self._query = " ".join(term.word for term in terms)
        self._meanings: dict[int, list[tuple[int, float]]] = {}
        for place, term in enumerate(terms):
            for number, likeness in term.variants.items():
                self._meanings.setdefault(number, []).append((place, likeness))

    def words(self, numbers: Sequence[int]) -> Found:
        """The score by words, for a passage given as the numbers of its words."""
        best = [0.0] * len(self._terms)
        places: list[list[int]] = [[] for _ in self._terms]
        for here, number in enumerate(numbers):
            for place, likeness in self._meanings.get(number, ()):
                if likeness > best[place]:
                    best[place], places[place] = likeness, [here]
                elif likeness == best[place]:
                    places[place].append(here)
        coverage = sum(term.weight * likeness for term, likeness in zip(self._terms, best, strict=True)) / self._total
        chosen = _in_order(places)
        score = coverage + _nearness(chosen) - _LENGTH * len(numbers) / 40
        return Found(chosen, score)

    def wording(self, text: str) -> float:
        """What the passage's words in one string add: much where the query stands in it as it was typed."""
        ratio: float = (
            fuzz.partial_ratio(self._query, text) / 100
            if len(self._query) <= len(text)
            else (fuzz.ratio(self._query, text) / 100)
        )
        return _WORDING * ratio * ratio


def as_share(score: float) -> float:
    """A score as 0..1."""
    return min(1.0, max(0.0, score / _HIGHEST))


def _in_order(places: Sequence[Sequence[int]]) -> tuple[int | None, ...]:
    """For each word of the query one of its places, the next one behind the word before it where there is one."""
    chosen: list[int | None] = []
    last = -1
    for candidates in places:
        if not candidates:
            chosen.append(None)
            continue
        last = next((place for place in candidates if place > last), candidates[0])
        chosen.append(last)
    return tuple(chosen)


def _nearness(chosen: Sequence[int | None]) -> float:
    """What adjacent, close and ordered words add."""
    there = [place for place in chosen if place is not None]
    if len(there) < 2:
        return (_ADJACENT + _CLOSE) * (len(there) / max(1, len(chosen)))
    steps = [after - before for before, after in pairwise(there)]
    share = len(there) / len(chosen)
    adjacent = sum(step == 1 for step in steps) / len(steps)
    in_order = sum(step > 0 for step in steps) / len(steps)
    width = max(there) - min(there) + 1
    return share * (_ADJACENT * adjacent + _CLOSE * (0.5 * in_order + 0.5 * min(1.0, len(there) / width)))
