"""Sums: what every passage of a segment is worth by the lists of some words. One number a passage, however many.

    typed      refused clinton for t      words whose end is typed: summed once, kept for the next keystrokes
    kept       | 0 | 9.1 | 0 | 4.2 | ...
    summed     | 0 | 9.3 | 0 | 4.2 | ...  and the word that is still being typed on top

A sum over a million passages is a tenth of a millisecond, a list's place in it two millionths: to walk a
list of half a million is cheaper than to find out which of its passages are worth it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from store.search.arrays import Shares
from store.search.segments import Segment
from store.search.terms import Term


class Sums:
    """Sums the lists of words over one segment, and keeps what the finished words of a query came to."""

    def __init__(self, segment: Segment) -> None:
        """Nothing was summed."""
        self._segment = segment
        self._finished: list[str] = []
        self._kept: Shares = np.zeros(len(segment), dtype=np.float32)
        self._total: Shares = np.zeros(len(segment), dtype=np.float32)
        self._one: Shares = np.zeros(len(segment), dtype=np.float32)

    def of(self, terms: Sequence[Term]) -> Shares:
        """What some words are worth together, by passage; the caller's until the next call.

        They are added in the order in which they were typed, whatever is kept: the same sum to the last bit.
        """
        finished = [term for term in terms if not term.is_open]
        names = [term.name for term in finished]
        if self._finished != names[: len(self._finished)]:
            self._finished = []
            self._kept.fill(0)
        for term in finished[len(self._finished) :]:
            self._add(term, self._kept)
        self._finished = names
        np.copyto(self._total, self._kept)
        for term in terms[len(finished) :]:
            self._add(term, self._total)
        return self._total

    def _add(self, term: Term, total: Shares) -> None:
        """Add what one word is worth, each passage by the word that it most likely means there."""
        passages, lengths = self._segment.passages_with(term.variants.ids[term.draws])
        worth = np.float32(term.weight) * term.variants.likeness[term.draws] ** 2
        places = passages.astype(np.int64)  # numpy takes three times as long with 32 bits
        # The most alike are written last, so each passage keeps the worth of its best one.
        self._one[places] = np.repeat(worth, lengths)
        total += self._one
        self._one[places] = 0
