"""Which words of the texts a typed word may mean, and how surely."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from store.search.arrays import Numbers, Shares, numbers
from store.search.tokens import stem
from store.search.vocabulary import Vocabulary, most_held

SAME_STEM = 0.92
"""Likeness of "asked" to "asking"."""

_MOST_BEGINNINGS = 300
"""Words that a beginning may stand for: of "co" nobody means the three-hundred-and-first."""
_MOST_WALKED = 250_000
"""Passages that what a beginning stands for may stand in: "t" tells little, and all its lists take 10 ms to walk."""
_COMMON, _COMMON_SHARE = 2000, 0.02
"""Passages, and share of all, with a word that is not taken for a slip any more."""
_KEPT = 1024
"""Expanded words that are remembered, so that a keystroke expands one word and not all of the query."""


@dataclass(frozen=True, slots=True)
class Variants:
    """What a word may mean."""

    ids: Numbers
    """Numbers of words, the least alike first."""
    likeness: Shares
    """Of each, 0..1."""


class Expansion:
    """Expands words against one vocabulary, each once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Start with nothing remembered."""
        self._vocabulary = vocabulary
        self._known: dict[tuple[str, bool, int], Variants] = {}
        self._families: dict[str, list[int]] = {}

    def variants(self, word: str, *, is_typing: bool, passages: int) -> Variants:
        """The words that this one may mean; `is_typing` while its end may not have been typed yet.

        Args:
            word: Folded.
            is_typing: Whether it may go on.
            passages: How many there are in all, for what is common among them.
        """
        key = (word, is_typing, passages)
        if key not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
                self._families.clear()
            self._known[key] = self._expand(word, is_typing=is_typing, passages=passages)
        return self._known[key]

    def exactly(self, word: str) -> Variants:
        """The word itself and nothing else."""
        number = self._vocabulary.number(word)
        return _sorted({} if number is None or not self._vocabulary.held[number] else {number: 1.0})

    def _expand(self, word: str, *, is_typing: bool, passages: int) -> Variants:
        """All kinds of likeness; the highest counts."""
        found: dict[int, float] = {}
        self._add_exact(found, word)
        is_common = self._is_common(word, passages)
        self._add_longer(found, word, is_typing=is_typing, is_common=is_common)
        slips = 0 if is_common else slips_allowed(word)
        if slips:
            self._add_similar(found, word, slips)
            if is_typing:
                self._add_similar_longer(found, word, slips)
        return _sorted(found)

    def _is_common(self, word: str, passages: int) -> bool:
        """Whether a word is in so many passages that it means itself, and walking what else it may mean is slow."""
        number = self._vocabulary.number(word)
        return number is not None and self._vocabulary.held[number] > max(_COMMON, _COMMON_SHARE * passages)

    def _add_exact(self, found: dict[int, float], word: str) -> None:
        """The word itself and those of its stem."""
        found.update(dict.fromkeys(self._family(stem(word)), SAME_STEM))
        number = self._vocabulary.number(word)
        if number is not None and self._vocabulary.held[number]:
            found[number] = 1.0

    def _family(self, root: str) -> list[int]:
        """The words of a stem."""
        if root not in self._families:
            self._families[root] = self._vocabulary.stemming_from(root).tolist()
        return self._families[root]

    def _add_longer(self, found: dict[int, float], word: str, *, is_typing: bool, is_common: bool) -> None:
        """Words that go on from here: likely while typing, less so behind a space."""
        if (is_common and not is_typing) or len(word) < (1 if is_typing else 3):
            return
        highest = 0.95 if is_typing else 0.85
        longer = self._vocabulary.beginning_with(word)
        kept = most_held(self._vocabulary, longer, _MOST_BEGINNINGS, _MOST_WALKED)
        for number, missing in zip(kept.tolist(), self._missing(kept, word), strict=True):
            _raise(found, number, highest - 0.03 * min(missing, 8))

    def _missing(self, ids: Numbers, word: str) -> list[int]:
        """How many letters some words are longer than this one."""
        return [len(each) - len(word) for each in self._vocabulary.spelled(ids)]

    def _add_similar(self, found: dict[int, float], word: str, slips: int) -> None:
        """Words a slip or two away, and those whose stem is."""
        for number, distance in _pairs(self._vocabulary.similar(word, slips)):
            _raise(found, number, _likeness(distance, len(word)))
        root = stem(word)
        if root != word and (slips := slips_allowed(root)):
            ids, distances = self._vocabulary.similar(root, slips)
            near = self._vocabulary.spelled(ids)
            for each, distance in zip(near, distances.tolist(), strict=True):
                for related in self._family(stem(each)):
                    _raise(found, related, 0.9 * _likeness(distance, len(root)))

    def _add_similar_longer(self, found: dict[int, float], word: str, slips: int) -> None:
        """Words that go on from something a slip away from what has been typed."""
        ids, distances = self._vocabulary.similar_beginning(word, slips)
        kept = np.sort(most_held(self._vocabulary, ids, _MOST_BEGINNINGS, _MOST_WALKED))
        taken = distances[np.searchsorted(ids, kept)]
        for (number, distance), missing in zip(_pairs((kept, taken)), self._missing(kept, word), strict=True):
            if missing > 0:
                _raise(found, number, 0.95 * _likeness(distance, len(word)) - 0.03 * min(missing, 8))


def either(several: Sequence[Variants]) -> Variants:
    """What any of several words may mean."""
    found: dict[int, float] = {}
    for each in several:
        for number, likeness in zip(each.ids.tolist(), each.likeness.tolist(), strict=True):
            _raise(found, number, likeness)
    return _sorted(found)


def slips_allowed(word: str) -> int:
    """How many slips a word of this length may hold; none in a number, where each digit is another number."""
    if len(word) < 3 or word[0].isdigit():
        return 0
    return 1 if len(word) < 8 else 2 if len(word) < 14 else 3


def _likeness(distance: int, length: int) -> float:
    """How alike two words are that are some slips apart: less in a short word."""
    return 1.0 if distance == 0 else max(0.3, 0.97 - distance * (0.05 + 0.75 / length))


def _raise(found: dict[int, float], number: int, likeness: float) -> None:
    """Keep the higher likeness."""
    if likeness > found.get(number, 0.0):
        found[number] = likeness


def _pairs(found: tuple[Numbers, Numbers]) -> zip[tuple[int, int]]:
    """Words with their slips, one by one."""
    return zip(found[0].tolist(), found[1].tolist(), strict=True)


def _sorted(found: dict[int, float]) -> Variants:
    """Variants, the least alike first: what is written later counts."""
    order = sorted(found, key=lambda number: (found[number], number))
    return Variants(numbers(order), np.array([found[number] for number in order], dtype=np.float32))
