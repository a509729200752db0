"""Spellings: distinct words in the order of the alphabet, written one behind the other.

    letters   a g r e d | a g r e e d | a g r e e s | ...     UTF-8, "|" is a line's end
    starts    0           6             13            ...
    posts     every so manieth word, as a string               where a search begins

A word as a string of its own takes 64 bytes, here 12; it is made when it is asked for, in a fifth of a
millionth of a second. The two arrays can lie in a file that is mapped into memory.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TypeAlias, overload

import numpy as np
import numpy.typing as npt

from store.search.arrays import Compact, Numbers, Places, gathered, offsets

_BETWEEN_POSTS = 32
"""Words from one post to the next: so many are written out to find one of them, two millionths of a second."""
_FEW = 30
"""Words up to which one by one is faster."""
Letters8: TypeAlias = npt.NDArray[np.uint8]


class Spellings(Sequence[str]):
    """Words, each once, rising. Never changed."""

    def __init__(self, letters: Letters8, starts: Numbers) -> None:
        """The words that were written there."""
        self.letters, self.starts = letters, starts
        self._text, self._at = letters.data, starts.data
        self._posts = [self[at] for at in range(0, len(self), _BETWEEN_POSTS)]

    def __len__(self) -> int:
        """How many words there are."""
        return len(self.starts) - 1

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        """A word, or those of a stretch, by their places."""
        if not isinstance(at, slice):
            return str(self._text[self._at[at] : self._at[at + 1] - 1], "utf-8", "surrogatepass")
        first, last, _ = at.indices(len(self))
        if last <= first:
            return []
        return str(self._text[self._at[first] : self._at[last] - 1], "utf-8", "surrogatepass").split("\n")

    def some(self, places: Compact | Places) -> list[str]:
        """Some words by their places: put together as letters, six times as fast as one by one."""
        if len(places) <= _FEW:
            return [self[place] for place in places.tolist()]
        firsts = self.starts[places]
        letters = self.letters[gathered(firsts, self.starts[np.add(places, 1, dtype=np.int64)] - firsts)]
        return str(letters.data, "utf-8", "surrogatepass").split("\n")[:-1]

    def before(self, word: str) -> int:
        """How many words stand before this one: its place, if it is there."""
        first = max(0, bisect_left(self._posts, word) - 1) * _BETWEEN_POSTS
        return first + bisect_left(self[first : first + _BETWEEN_POSTS], word)


def spelled(words: Iterable[str]) -> Spellings:
    """Write rising words down."""
    written = [f"{word}\n".encode("utf-8", "surrogatepass") for word in words]
    letters = np.frombuffer(b"".join(written), dtype=np.uint8)
    return Spellings(letters, offsets(np.array(list(map(len, written)), dtype=np.int32)))
