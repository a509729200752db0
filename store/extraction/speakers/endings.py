"""A table of words that also knows words by how they end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

_LONGEST_WORD = 40
_REMEMBERED = 20_000

T = TypeVar("T")


class Endings(dict[str, T]):
    """A table in which a word is found by how it ends: "Museumsdirektor" as "direktor", "acoustician" as "-ician"."""

    def __init__(self, table: Mapping[str, T], endings: Mapping[str, T]) -> None:
        """Whole words, and what the endings of other words stand for."""
        super().__init__(table)
        self._endings = endings
        self._known: dict[object, T | None] = {}

    def __contains__(self, word: object) -> bool:
        """Whether the word or its ending is there."""
        known = self._known
        return (known[word] if word in known else self._look_up(word)) is not None

    def __getitem__(self, word: str) -> T:
        """What the table has for the word or its ending."""
        found: T | None = self.get(word)
        if found is None:
            raise KeyError(word)
        return found

    def get(self, word: str, default: Any = None) -> Any:
        """The same, or a default."""
        known = self._known
        found = known[word] if word in known else self._look_up(word)
        return default if found is None else found

    def _look_up(self, word: object) -> T | None:
        """The same for a word that is not remembered."""
        if not isinstance(word, str):
            return None
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        found: T | None = super().get(word)
        if found is None:
            found = self._by_ending(word)
        self._known[word] = found
        return found

    def _by_ending(self, word: str) -> T | None:
        for at in range(2, min(len(word), _LONGEST_WORD) - 2):
            if word[at:] in self._endings:
                return self._endings[word[at:]]
        return None
