"""How well passages answer a query: the words they have, how alike, how close together, in which order.

    lacks a word     words, likeness, closeness, order, wording      what is half remembered
    has them all     how far it goes on as it was typed, then the shorter one

Of passages that have every word each is meant as much as the other. What a word more could turn, such as
closeness, does not count there: so it lets the passage that is meant fall behind none that was not before it,
but one in which all words stand as they were typed (docs/decisions/0011).

All candidates are scored at once: their words lie one behind the other in one array, and every step
below is a few passes over it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz

from store.search.arrays import Compact, Flags, Numbers, Shares
from store.search.terms import Term

# The weights are from measurements in which the optimum was flat: half or double changes little. They are nats,
# as the words' own are, and do not grow with the query: so a word more never makes what it says weigh less.
_WORDING, _ADJACENT, _CLOSE = 2.4, 0.8, 0.8
_LENGTH, _LONG = 0.008, 120
"""Taken off for each word of the passage: of two that say it, the shorter one is meant. Beyond so many, alike."""
_WHOLE = 8.0 + _WORDING + _ADJACENT + _CLOSE
"""For passages that have all words as they were typed: more than all else together, so that they stand first."""
_PIECE = 1.0
"""For each word of the longest beginning of the query that stands there in one piece: more than any length costs."""
LONGEST_COSTS = _LENGTH * _LONG
_TWO = 2
_NOWHERE = np.int32(2**31 - 1)

Scores = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of some passages, one passage behind the other; none is empty."""

    tokens: Compact
    lengths: Numbers

    @property
    def starts(self) -> Numbers:
        """Where each passage's words start."""
        return (np.cumsum(self.lengths) - self.lengths).astype(np.int32)


@dataclass(frozen=True, slots=True)
class Found:
    """Which words of each passage stand for which words of the query."""

    places: Numbers
    """Passage by word of the query: the place of the best word, counted in words; -1 without one."""
    scores: Scores
    """In nats; of passages that lack a word by words, closeness and order alone: the wording comes on top."""
    are_whole: Flags
    """Which have all words as they were typed."""


def score(words: Words, terms: Sequence[Term], scratch: Shares) -> Found:
    """Score passages by their words.

    Args:
        words: Of the passages.
        terms: Of the query.
        scratch: As long as the vocabulary and all 0; left so.
    """
    rows = np.repeat(np.arange(len(words.lengths)), words.lengths)
    starts = words.starts
    here = np.arange(len(words.tokens), dtype=np.int32) - np.repeat(starts, words.lengths)
    coverage: Scores = np.zeros(len(words.lengths))
    whole = _Whole(words, scratch, are_asked=bool(terms))
    last = np.full(len(words.lengths), -1, dtype=np.int32)
    places = np.full((len(words.lengths), len(terms)), -1, dtype=np.int32)
    for column, term in enumerate(terms):
        scratch[term.variants.ids] = term.variants.likeness
        likeness = scratch[words.tokens]
        scratch[term.variants.ids] = 0
        best = np.maximum.reduceat(likeness, starts)
        coverage += term.weight * best
        whole.meet(term.variants.ids[term.whole])
        is_best = (likeness > 0) & (likeness == best[rows])
        first = np.minimum.reduceat(np.where(is_best, here, _NOWHERE), starts)
        behind = np.minimum.reduceat(np.where(is_best & (here > last[rows]), here, _NOWHERE), starts)
        chosen = np.where(behind < _NOWHERE, behind, first)
        is_there = best > 0
        places[is_there, column] = chosen[is_there]
        last = np.where(is_there, chosen, last)
    points = coverage - (length_costs(words.lengths) if terms else 0.0)
    points += np.where(whole.are_whole, _WHOLE + _PIECE * whole.piece, _nearness(places))
    return Found(places, points, whole.are_whole)


def length_costs(lengths: Numbers) -> Scores:
    """What is taken off for the lengths of passages, in words."""
    costs: Scores = _LENGTH * np.minimum(lengths, _LONG)
    return costs


class _Whole:
    """Which passages have all words, told one word after the other."""

    def __init__(self, words: Words, scratch: Shares, *, are_asked: bool) -> None:
        """No word was told yet; `are_asked`: whether there will be any."""
        self._words, self._scratch, self._starts = words, scratch, words.starts
        self.are_whole: Flags = np.full(len(words.lengths), are_asked)
        self._ends: Flags | None = None
        """By word of the passages: whether the query so far ends there in one piece."""
        self._lengths = np.zeros(len(words.lengths), dtype=np.int32)

    @property
    def piece(self) -> Numbers:
        """How many words of the query, from its first one on, stand in one piece; one is none."""
        return np.where(self._lengths >= _TWO, self._lengths, 0)

    def meet(self, meant: Numbers) -> None:
        """The next word of the query, by all that it is."""
        self._scratch[meant] = 1
        is_there = self._scratch[self._words.tokens] > 0
        self._scratch[meant] = 0
        self.are_whole &= np.logical_or.reduceat(is_there, self._starts)
        ends = is_there
        if self._ends is not None:
            ends = np.append(False, self._ends[:-1]) & is_there
            ends[self._starts] = False
        self._ends = ends
        self._lengths += np.logical_or.reduceat(ends, self._starts)


def _nearness(places: Numbers) -> Scores:
    """What adjacent, close and ordered words add."""
    rows, columns = places.shape
    previous = np.full(rows, -1, dtype=np.int32)
    adjacent, in_order, steps = np.zeros(rows), np.zeros(rows), np.zeros(rows)
    for column in range(columns):
        place = places[:, column]
        is_step = (place >= 0) & (previous >= 0)
        adjacent += is_step & (place - previous == 1)
        in_order += is_step & (place > previous)
        steps += is_step
        previous = np.where(place >= 0, place, previous)
    there = (places >= 0).sum(axis=1)
    share = there / max(1, columns)
    first = np.where(places >= 0, places, _NOWHERE).min(axis=1, initial=_NOWHERE)
    width = places.max(axis=1, initial=-1).astype(np.int64) - first + 1
    each = np.maximum(steps, 1)
    close = _CLOSE * (0.5 * in_order / each + 0.5 * np.minimum(1.0, there / np.maximum(width, 1)))
    near: Scores = np.where(there < 2, (_ADJACENT + _CLOSE) * share, share * (_ADJACENT * adjacent / each + close))
    return near


def wording(query: str, text: str) -> float:
    """What a passage's words in one string add: much where the query stands in it as it was typed."""
    ratio = fuzz.partial_ratio(query, text) if len(query) <= len(text) else fuzz.ratio(query, text)
    return _WORDING * (ratio / 100) ** 2


def as_share(points: float, terms: Sequence[Term]) -> float:
    """A score as 0..1 of what the words of the query are worth in one piece."""
    asked = sum(term.weight for term in terms)
    return min(1.0, max(0.0, points / (asked + _WHOLE + _PIECE * len(terms))))
