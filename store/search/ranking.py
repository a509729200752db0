"""Ranking: from what was drawn to the few best, each thing said once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from store.search.arrays import Numbers, Places, Shares
from store.search.drawing import Drawn
from store.search.scoring import Found, Words, score, wording
from store.search.segments import Segment
from store.search.terms import Term

_CANDIDATES, _LEADERS = 120, 1000
"""Passages whose words are looked at; and as many when some words of the query did not draw."""
_READ = 40
"""Passages whose wording is compared too; it costs the most."""
_LENGTH = 0.04 / 40


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage with what it is worth."""

    segment: int
    passage: int
    score: float
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

    def __init__(self, segments: Sequence[Segment], names: Sequence[str], vocabulary: Sequence[str]) -> None:
        """`names` are the ids of the documents by number."""
        self._segments, self._names, self._vocabulary = segments, names, vocabulary

    def rank(
        self, drawn: Sequence[Drawn], terms: Sequence[Term], scratch: Shares, *, limit: int, is_partial: bool
    ) -> list[Ranked]:
        """The best, best first; of equals the first by document and place."""
        wanted = max(_LEADERS if is_partial else _CANDIDATES, 2 * limit)
        while True:
            candidates, is_cut = self._best(drawn, terms, wanted)
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
        total = sum(term.weight for term in terms) or 1.0
        segments = np.repeat(np.arange(len(drawn), dtype=np.int32), [len(each.passages) for each in drawn])
        passages = np.concatenate([each.passages for each in drawn])
        lengths = np.concatenate(
            [np.diff(segment.starts)[each.passages] if len(each.passages) > len(segment) // 50
             else segment.starts[each.passages + 1] - segment.starts[each.passages]
             for segment, each in zip(self._segments, drawn, strict=True)]
        )
        value = np.concatenate([each.worth for each in drawn]) / total - _LENGTH * lengths
        if len(passages) <= wanted:
            return Candidates(segments, passages), False
        cut = np.partition(value, len(value) - wanted)[len(value) - wanted]
        sure, even = np.flatnonzero(value > cut), np.flatnonzero(value == cut)
        if len(sure) + len(even) > wanted:
            keys = [(self._key(int(segments[at]), int(passages[at])), at) for at in even.tolist()]
            even = np.array([at for _, at in sorted(keys)[: wanted - len(sure)]], dtype=np.int64)
        chosen = np.append(sure, even)
        return Candidates(segments[chosen], passages[chosen]), True

    def _key(self, segment: int, passage: int) -> tuple[str, int, int]:
        """What orders passages that are worth the same: it does not depend on how they came into the index."""
        here = self._segments[segment]
        start, end = here.spans[passage].tolist()
        return self._names[int(here.documents[passage])], start, -end

    def _words(self, candidates: Candidates) -> Words:
        """The words of the candidates."""
        order = np.argsort(candidates.segments, kind="stable")
        assert (order[1:] > order[:-1]).all(), "candidates are kept by segment"
        parts = [
            segment.tokens_of(candidates.passages[candidates.segments == number])
            for number, segment in enumerate(self._segments)
        ]
        return Words(np.concatenate([each for each, _ in parts]), np.concatenate([each for _, each in parts]))

    def _ranked(
        self, candidates: Candidates, words: Words, terms: Sequence[Term], found: Found, limit: int
    ) -> list[Ranked]:
        """Compare the wording of the best, and put all in order."""
        points = found.scores.copy()
        starts = words.starts
        query = " ".join(term.word for term in terms)
        prints = _prints(words)
        by_words = self._ordered(candidates, points, np.argsort(-points, kind="stable"))
        read: set[int] = set()
        ratios: dict[int, float] = {}
        for at in by_words:
            print_ = int(prints[at])
            if print_ not in ratios:
                if len(ratios) >= _READ:
                    break
                text = words.tokens[starts[at] : starts[at] + words.lengths[at]].tolist()
                ratios[print_] = wording(query, " ".join([self._vocabulary[word] for word in text]))
            read.add(at)
        for at in read:
            points[at] += ratios[int(prints[at])]
        order = self._ordered(candidates, points, np.argsort(-points, kind="stable"))
        return self._collapsed(candidates, order, points, prints, found.places, limit)

    def _ordered(self, candidates: Candidates, points: npt.NDArray[np.float64], order: Places) -> list[int]:
        """Candidates with the most points first; equals by document and place."""
        keyed = [
            (-float(points[at]), self._key(int(candidates.segments[at]), int(candidates.passages[at])), at)
            for at in order.tolist()
        ]
        return [at for _, _, at in sorted(keyed)]

    def _collapsed(
        self,
        candidates: Candidates,
        order: Sequence[int],
        points: npt.NDArray[np.float64],
        prints: npt.NDArray[np.uint64],
        places: Numbers,
        limit: int,
    ) -> list[Ranked]:
        """The best ones; what says the same words as a better one is counted, what stands in its place is left out."""
        kept: dict[int, int] = {}
        counts: dict[int, int] = {}
        taken: dict[str, list[tuple[int, int]]] = {}
        for at in order:
            name, start, end = self._key(int(candidates.segments[at]), int(candidates.passages[at]))
            spans = taken.setdefault(name, [])
            if any(a <= start and -end <= b or start <= a and b <= -end for a, b in spans):
                continue
            same = int(prints[at])
            if same in kept:
                counts[same] += 1
            elif len(kept) < limit:
                kept[same], counts[same] = at, 1
            else:
                continue
            spans.append((start, -end))
        return [
            Ranked(
                int(candidates.segments[at]),
                int(candidates.passages[at]),
                float(points[at]),
                tuple(place if place >= 0 else None for place in places[at].tolist()),
                counts[same],
            )
            for same, at in kept.items()
        ]


def _prints(words: Words) -> npt.NDArray[np.uint64]:
    """A number for the words of each passage in their order: the same for the same words."""
    starts = words.starts
    here = np.arange(len(words.tokens), dtype=np.uint64) - np.repeat(starts, words.lengths).astype(np.uint64)
    mixed = (words.tokens.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    mixed ^= mixed >> np.uint64(29)
    return np.add.reduceat(mixed * (here * np.uint64(2) + np.uint64(1)), starts)


def _apart(words: Words) -> npt.NDArray[np.uint64]:
    """The distinct wordings."""
    return np.unique(_prints(words))
