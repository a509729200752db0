"""Ranking: from what was drawn to the few best, each thing said once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from operator import itemgetter
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from store.search.arrays import Numbers, Places, Shares, distinct, gathered
from store.search.collection import Collection
from store.search.drawing import Drawn
from store.search.scoring import Found, Scores, Words, as_share, length_costs, score, wording
from store.search.terms import Term

_CANDIDATES = 120
"""Passages whose words are looked at."""
_READ = 40
"""Passages whose wording is compared too; it costs the most."""

Prints: TypeAlias = npt.NDArray[np.uint64]
"""For each passage a number that is the same for the same words in the same order."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage with what it is worth."""

    segment: int
    passage: int
    score: float
    """0..1."""
    places: tuple[int | None, ...]
    """By word of the query: the place of its word in the passage."""
    count: int
    """How many places say the same words."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Passages of several segments."""

    segments: Numbers
    passages: Places


class Ranking:
    """Ranks what was drawn from some segments for one query."""

    def __init__(self, collection: Collection) -> None:
        """Rank passages of a collection."""
        self._segments, self._units = collection.segments, collection.units
        self._vocabulary = collection.vocabulary

    def rank(
        self, draw: Callable[[int], Sequence[Drawn]], terms: Sequence[Term], scratch: Shares, limit: int
    ) -> list[Ranked]:
        """The best, best first; of equals the first by document and place."""
        wanted = max(_CANDIDATES, 2 * limit)
        while True:
            candidates, is_cut = self._best(draw(wanted), terms, wanted)
            if not len(candidates.passages):
                return []
            words = self._words(candidates)
            apart = _apart(words)
            # A sentence that stands in a hundred documents must not be all that is found.
            if not is_cut or len(apart) >= min(wanted, _CANDIDATES) // 2:
                return self._ranked(candidates, words, terms, score(words, terms, scratch), limit)
            wanted *= 8

    def _best(self, drawn: Sequence[Drawn], terms: Sequence[Term], wanted: int) -> tuple[Candidates, bool]:
        """The candidates that are worth most, and whether there are more."""
        segments = np.repeat(np.arange(len(drawn), dtype=np.int32), [len(each.passages) for each in drawn])
        passages = np.concatenate([each.passages for each in drawn])
        lengths = np.concatenate(
            [segment.lengths(each.passages) for segment, each in zip(self._segments, drawn, strict=True)]
        )
        value = np.concatenate([each.worth for each in drawn]) - (length_costs(lengths) if terms else 0.0)
        if len(passages) <= wanted:
            return Candidates(segments, passages), False
        cut = np.partition(value, len(value) - wanted)[len(value) - wanted]
        sure, even = np.flatnonzero(value > cut), np.flatnonzero(value == cut)
        chosen = np.append(sure, self._foremost(segments, passages, even, wanted - len(sure)))
        chosen.sort()
        return Candidates(segments[chosen], passages[chosen]), True

    def _foremost(self, segments: Numbers, passages: Places, even: Places, wanted: int) -> Places:
        """Of passages that are worth the same those nearest to the start of their documents."""
        if len(even) <= wanted:
            return even
        starts = np.zeros(len(even), dtype=np.int32)
        for number, segment in enumerate(self._segments):
            here = segments[even] == number
            starts[here] = segment.about.spans[passages[even[here]], 0]
        cut = np.partition(starts, wanted - 1)[wanted - 1]
        sure, open_ones = even[starts < cut], even[starts == cut].tolist()
        open_ones.sort(key=lambda at: self._key(int(segments[at]), int(passages[at])))
        return np.append(sure, open_ones[: wanted - len(sure)]).astype(np.int64)

    def _key(self, segment: int, passage: int) -> tuple[str, int, int]:
        """What orders passages that are worth the same: it does not depend on how they came into the index."""
        here = self._segments[segment]
        start, end = here.about.spans[passage].tolist()
        return self._units[int(here.about.units[passage])].document, start, -end

    def _words(self, candidates: Candidates) -> Words:
        """The words of the candidates."""
        parts = [
            segment.tokens_of(candidates.passages[candidates.segments == number])
            for number, segment in enumerate(self._segments)
        ]
        return Words(np.concatenate([each for each, _ in parts]), np.concatenate([each for _, each in parts]))

    def _ranked(
        self, candidates: Candidates, words: Words, terms: Sequence[Term], found: Found, limit: int
    ) -> list[Ranked]:
        """Compare the wording of the best, and put all in order."""
        prints = _prints(words)
        points = self._worded(candidates, words, " ".join(term.word for term in terms), found, prints)
        kept = self._collapsed(candidates, points, prints, limit)
        return [
            Ranked(
                int(candidates.segments[at]),
                int(candidates.passages[at]),
                as_share(float(points[at]), terms),
                tuple(place if place >= 0 else None for place in found.places[at].tolist()),
                self._places(candidates, np.flatnonzero(prints == prints[at])),
            )
            for at in kept
        ]

    def _worded(self, candidates: Candidates, words: Words, query: str, found: Found, prints: Prints) -> Scores:
        """The scores, with the wording of the best that lack a word on top; the same words are compared once."""
        first: dict[int, int] = {}
        best = [at for at in self._first(candidates, found.scores, 2 * _READ) if not found.are_whole[at]]
        for at in best:
            first.setdefault(int(prints[at]), at)
        read = list(first)[:_READ]
        texts = self._texts(words, [first[same] for same in read])
        added = {same: wording(query, text) for same, text in zip(read, texts, strict=True)}
        points = found.scores.copy()
        for at in best:
            points[at] += added.get(int(prints[at]), 0.0)
        return points

    def _texts(self, words: Words, passages: list[int]) -> list[str]:
        """The words of some passages, each passage in one string."""
        lengths = words.lengths[passages]
        spelled = iter(self._vocabulary.spelled(words.tokens[gathered(words.starts[passages], lengths)]))
        return [" ".join(islice(spelled, length)) for length in lengths.tolist()]

    def _first(self, candidates: Candidates, points: Scores, most: int) -> list[int]:
        """The candidates with the most points, and all that have as many as the last; equals by document and place."""
        if len(points) > most:
            least = np.partition(points, len(points) - most)[len(points) - most]
            chosen = np.flatnonzero(points >= least)
        else:
            chosen = np.arange(len(points))
        order = chosen[np.argsort(-points[chosen], kind="stable")]
        ranked: list[int] = []
        for _, group in groupby(zip(points[order].tolist(), order.tolist(), strict=True), key=itemgetter(0)):
            even = [at for _, at in group]
            ranked += even if len(even) == 1 else sorted(even, key=self._keys(candidates))
        return ranked

    def _keys(self, candidates: Candidates) -> Callable[[int], tuple[str, int, int]]:
        """What orders candidates with the same points."""
        return lambda at: self._key(int(candidates.segments[at]), int(candidates.passages[at]))

    def _collapsed(self, candidates: Candidates, points: Scores, prints: Prints, limit: int) -> list[int]:
        """The best ones, without what says the same words as a better one or stands in the same place."""
        most = 4 * limit
        while True:
            kept: dict[int, int] = {}
            taken: dict[str, list[tuple[int, int]]] = {}
            key = self._keys(candidates)
            for at in self._first(candidates, points, most):
                name, start, end = key(at)
                spans = taken.setdefault(name, [])
                if int(prints[at]) not in kept and not _is_inside(start, -end, spans):
                    kept[int(prints[at])] = at
                    spans.append((start, -end))
                    if len(kept) == limit:
                        break
            if len(kept) == limit or most >= len(points):
                return list(kept.values())
            most *= 4

    def _places(self, candidates: Candidates, same: Places) -> int:
        """In how many places some candidates stand: a claim that is its whole sentence is in the same one."""
        taken: dict[str, list[tuple[int, int]]] = {}
        for name, start, end in map(self._keys(candidates), same.tolist() if len(same) > 1 else ()):
            if not _is_inside(start, -end, taken.setdefault(name, [])):
                taken[name].append((start, -end))
        return sum(map(len, taken.values())) or 1


def _is_inside(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a span stands inside one of others, or one of them in it."""
    return any((a <= start and end <= b) or (start <= a and b <= end) for a, b in spans)


def _prints(words: Words) -> Prints:
    """A number for the words of each passage in their order: the same for the same words."""
    starts = words.starts
    here = np.arange(len(words.tokens), dtype=np.uint64) - np.repeat(starts, words.lengths).astype(np.uint64)
    mixed = (words.tokens.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    mixed ^= mixed >> np.uint64(29)
    return np.add.reduceat(mixed * (here * np.uint64(2) + np.uint64(1)), starts)


def _apart(words: Words) -> Prints:
    """The distinct wordings."""
    return distinct(_prints(words))
