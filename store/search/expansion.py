"""Which words of the texts a typed word may mean, and how surely."""

from __future__ import annotations

from dataclasses import dataclass

from store.search.tokens import stem
from store.search.vocabulary import Vocabulary

SAME_STEM = 0.92
"""Likeness of "asked" to "asking"."""

_MOST_BEGINNINGS = 200
"""Words that a beginning may stand for: of "co" nobody means the two-hundred-and-first."""
_COMMON = 2000
"""Passages with a word that is not expanded any more: a fifth of 10,000, a fiftieth of 100,000."""
_KEPT = 4096
"""Expanded words that are remembered, so that a keystroke expands one word and not all of the query."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the query and what it may mean."""

    word: str
    variants: dict[int, float]
    """By number of a word of the vocabulary: its likeness, 0..1, most alike first."""
    weight: float
    """How much the word tells: high for a rare one."""


class Expansion:
    """Expands words against one vocabulary, each once until the vocabulary grows."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Start with nothing remembered."""
        self._vocabulary = vocabulary
        self._known: dict[tuple[str, bool], dict[int, float]] = {}

    def forget(self) -> None:
        """Drop what is remembered: the vocabulary has grown."""
        self._known.clear()

    def variants(self, word: str, *, is_typing: bool) -> dict[int, float]:
        """The words that this one may mean; `is_typing` while its end may not have been typed yet."""
        key = (word, is_typing)
        if key not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[key] = self._expand(word, is_typing=is_typing)
        return self._known[key]

    def _expand(self, word: str, *, is_typing: bool) -> dict[int, float]:
        """All kinds of likeness; the highest counts."""
        found: dict[int, float] = {}
        self._add_exact(found, word)
        if self._is_common(word):
            return dict(sorted(found.items(), key=lambda item: -item[1]))
        self._add_longer(found, word, is_typing=is_typing)
        if slips := slips_allowed(word):
            self._add_similar(found, word, slips)
            if is_typing:
                self._add_similar_longer(found, word, slips)
        return dict(sorted(found.items(), key=lambda item: -item[1]))

    def _is_common(self, word: str) -> bool:
        """Whether a word is in so many passages that it means itself, and walking what else it may mean is slow."""
        number = self._vocabulary.number(word)
        return number is not None and len(self._vocabulary.passages[number]) > _COMMON

    def _add_exact(self, found: dict[int, float], word: str) -> None:
        """The word itself and those of its stem."""
        found.update(dict.fromkeys(self._vocabulary.related(word), SAME_STEM))
        if (number := self._vocabulary.number(word)) is not None:
            found[number] = 1.0

    def _add_longer(self, found: dict[int, float], word: str, *, is_typing: bool) -> None:
        """Words that go on from here: likely while typing, less so behind a space."""
        if len(word) < (1 if is_typing else 3):
            return
        highest = 0.95 if is_typing else 0.85
        for number in self._vocabulary.beginning_with(word, _MOST_BEGINNINGS):
            missing = len(self._vocabulary.words[number]) - len(word)
            _raise(found, number, highest - 0.03 * min(missing, 8))

    def _add_similar(self, found: dict[int, float], word: str, slips: int) -> None:
        """Words a slip or two away, and those whose stem is."""
        for number, distance in self._vocabulary.similar(word, slips).items():
            _raise(found, number, _likeness(distance, len(word)))
        root = stem(word)
        if root != word and (slips := slips_allowed(root)):
            for number, distance in self._vocabulary.similar(root, slips).items():
                for related in self._vocabulary.related(self._vocabulary.words[number]):
                    _raise(found, related, 0.9 * _likeness(distance, len(root)))

    def _add_similar_longer(self, found: dict[int, float], word: str, slips: int) -> None:
        """Words that go on from something a slip away from what has been typed."""
        for number, distance in self._vocabulary.similar_beginning(word, slips).items():
            missing = len(self._vocabulary.words[number]) - len(word)
            _raise(found, number, 0.95 * _likeness(distance, len(word)) - 0.03 * min(missing, 8))


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
