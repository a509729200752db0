"""Vocabulary: every distinct word of the passages under a number that stays, and how many passages hold it.

The words of the large part that was read at once, and those that came since, are lexicons of their
own: a new document makes only a small one.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from store.search.arrays import Compact, Numbers, numbers
from store.search.lexicon import Lexicon, numbered, rising, together
from store.search.tokens import stem


class Vocabulary:
    """Words by number."""

    def __init__(self, first: Lexicon | None = None, held: Numbers | None = None) -> None:
        """Start with words whose numbers are their places, and how many passages hold each."""
        self.first = first or rising(())
        """What was read at once."""
        self.held = np.zeros(len(self.first.words), dtype=np.int32) if held is None else held
        """By word: how many passages it stands in. Of those that none holds any more it is 0."""
        self._lexicons = [self.first]
        self._later: list[str] = []

    def __len__(self) -> int:
        """How many words have a number."""
        return len(self.first.words) + len(self._later)

    @property
    def later(self) -> int:
        """How many words came after the first ones; they are looked for on their own."""
        return len(self._later)

    def every(self) -> list[str]:
        """All words by number, made anew."""
        return self.first.words[:] + self._later

    def word(self, number: int) -> str:
        """The word of a number."""
        return self.spelled(numbers([number]))[0]

    def spelled(self, ids: Compact) -> list[str]:
        """The words of some numbers."""
        own = len(self.first.words)
        if not self._later or ids.max(initial=0) < own:
            return self.first.words.some(ids)
        return [self.first.words[each] if each < own else self._later[each - own] for each in ids.tolist()]

    def number(self, word: str) -> int | None:
        """The number of a word that is there."""
        for lexicon in self._lexicons:
            if (at := lexicon.place(word)) is not None:
                return int(lexicon.ids[at])
        return None

    def learn(self, words: Iterable[str]) -> dict[str, int]:
        """The numbers of some words; those that are new are given one."""
        known: dict[str, int] = {}
        new: list[str] = []
        for word in dict.fromkeys(words):
            number = self.number(word)
            if number is None:
                number = len(self) + len(new)
                new.append(word)
            known[word] = number
        if new:
            self._grow(new)
        return known

    def _grow(self, new: list[str]) -> None:
        """Take in words that are not there."""
        self._lexicons.append(numbered(new, np.arange(len(self), len(self) + len(new), dtype=np.int32)))
        # Each is more than twice as large as the next, so there are few, and a word is sorted in again a few times.
        while len(self._lexicons) > 1 and len(self._lexicons[-2].words) <= 2 * len(self._lexicons[-1].words):
            self._lexicons[-2:] = [together(*self._lexicons[-2:])]
        self._later += new
        self.held = np.append(self.held, np.zeros(len(new), dtype=np.int32))

    def beginning_with(self, start: str) -> Numbers:
        """Words that begin so."""
        parts = [lexicon.ids[slice(*lexicon.stretch(start))] for lexicon in self._lexicons]
        ids = np.concatenate(parts)
        return ids[self.held[ids] > 0]

    def stemming_from(self, root: str) -> Numbers:
        """Words of a stem. A stem is the beginning of each of its words."""
        ids = self.beginning_with(root)
        return ids[[stem(word) == root for word in self.spelled(ids)]]

    def similar(self, word: str, slips: int) -> tuple[Numbers, Numbers]:
        """Words within some slips, with how many it takes."""
        found = [
            (int(lexicon.ids[at]), distance)
            for lexicon in self._lexicons
            for at, distance in lexicon.similar(word, slips)
        ]
        return self._living(numbers([one for one, _ in found]), numbers([slips for _, slips in found]))

    def similar_beginning(self, start: str, slips: int) -> tuple[Numbers, Numbers]:
        """Words whose beginning is within some slips of this one, with how many it takes."""
        ids, distances = [numbers([])], [numbers([])]
        for lexicon in self._lexicons:
            for first, last, distance in lexicon.similar_beginning(start, slips):
                ids.append(lexicon.ids[first:last])
                distances.append(np.full(last - first, distance, dtype=np.int32))
        return self._living(np.concatenate(ids), np.concatenate(distances))

    def _living(self, ids: Numbers, distances: Numbers) -> tuple[Numbers, Numbers]:
        """Words that some passage holds, each once with its fewest slips."""
        order = np.lexsort((distances, ids))
        ids, distances = ids[order], distances[order]
        is_first = self.held[ids] > 0
        is_first[1:] &= ids[1:] != ids[:-1]
        return ids[is_first], distances[is_first]


def most_held(vocabulary: Vocabulary, ids: Numbers, limit: int, walked: int) -> Numbers:
    """The words of some that most passages hold, as many as may be walked; of equals the first by the alphabet.

    Args:
        vocabulary: Of the words.
        ids: The words.
        limit: Most words.
        walked: Most passages that they hold together; the first word may hold more.
    """
    held = vocabulary.held[ids]
    if len(ids) > limit:
        enough = held >= np.partition(held, len(ids) - limit)[len(ids) - limit]
        ids, held = ids[enough], held[enough]
    elif int(held.sum()) <= walked:
        return ids
    words = vocabulary.spelled(ids)
    order = sorted(range(len(ids)), key=lambda at: (-int(held[at]), words[at]))[:limit]
    fits = np.cumsum(held[order]) <= walked
    fits[:1] = True
    return ids[order][fits]
