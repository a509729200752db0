"""Lexicon: distinct words in the order of the alphabet, and the ways into them.

    word      agreed  agrees  agreement  ...      in this order, so that a beginning is one stretch
    letters   a set of 64 bits a word             agreed, agrees: d and s differ
    by length places of the words, short to long  a slip changes the length by one at most

A slip (a letter wrong, missing, too many, two swapped) adds one letter to a word's set at most and
takes one away at most. So a glance at length and letters leaves some hundred of 46,000 words for
RapidFuzz to compare: a fifth of a millisecond.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from store.search.arrays import Flags, Letters, Numbers, Places, numbers

_HEAD = 16
"""Letters of a word's beginning that beginnings are compared by."""
_KEPT = 4
"""Lengths whose beginnings are remembered: a word is typed letter by letter."""
_OTHERS = 28
"""Bits for what is neither a-z nor 0-9, shared out by code point."""
Bits: TypeAlias = npt.NDArray[np.uint8]
"""Letters, each by its bit in a set; 64 is none."""
Codes: TypeAlias = npt.NDArray[np.uint32]
"""Code points; 0 behind the end of a word."""
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """How words look, word by word, for the glances that spare a comparison."""

    heads: Bits
    """A row for each of the first letters."""
    shared: Bits
    """How many first letters each word shares with the one before it."""
    letters: Letters
    by_length: Numbers
    """The words' places, short to long."""
    length_starts: Numbers
    """Where in `by_length` each length starts."""


def looks(words: Sequence[str]) -> Looks:
    """Look at every word once; 46,000 take a twentieth of a second."""
    codes = np.array(words, dtype=f"<U{_HEAD}").view(np.uint32).reshape(len(words), _HEAD)
    heads = np.ascontiguousarray(_bits(codes).T)
    lengths = numbers([len(word) for word in words])
    by_length = numbers(np.argsort(lengths, kind="stable"))
    starts = np.searchsorted(lengths[by_length], np.arange(int(lengths.max(initial=0)) + 2))
    return Looks(
        heads=heads,
        shared=_shared(codes),
        letters=_sets(heads, words),
        by_length=by_length,
        length_starts=numbers(starts),
    )


class Lexicon:
    """Words, each once, rising. `ids` are their numbers in the vocabulary, in the same order."""

    def __init__(self, words: Sequence[str], ids: Numbers, seen: Looks | None = None) -> None:
        """Look at the words, unless that was done before."""
        self.words, self.ids = words, ids
        self.looks = seen or looks(words)
        self._stubs: dict[int, Places] = {}

    def place(self, word: str) -> int | None:
        """Where a word stands; None if it does not."""
        at = bisect_left(self.words, word)
        return at if at < len(self.words) and self.words[at] == word else None

    def stretch(self, start: str) -> tuple[int, int]:
        """From which place to which the words begin so."""
        first = bisect_left(self.words, start)
        return first, bisect_left(self.words, start + _LAST, first)

    def similar(self, word: str, slips: int) -> list[tuple[int, int]]:
        """Places of the words within some slips, with how many it takes."""
        longest = len(self.looks.length_starts) - 2
        low, high = max(1, len(word) - slips), min(longest, len(word) + slips)
        if low > high:
            return []
        window = self.looks.by_length[self.looks.length_starts[low] : self.looks.length_starts[high + 1]]
        likely = window[_are_near(self.looks.letters[window], _set(word), slips)]
        found = _near(word, [self.words[at] for at in likely.tolist()], slips)
        return [(int(likely[index]), distance) for index, distance in found]

    def similar_beginning(self, start: str, slips: int) -> list[tuple[int, int, int]]:
        """Stretches of longer words that begin like this: from, to, and how many slips it takes.

        A slip that spares neither the first letter nor the second is not thought of.
        """
        stretches: list[tuple[int, int, int]] = []
        first, second = _bits(np.array([ord(start[0]), ord(start[1])], dtype=np.uint32)).tolist()
        for length in (len(start), len(start) + 1):
            if length > _HEAD:
                break
            firsts = self._beginnings(length)
            one, two = self.looks.heads[0][firsts], self.looks.heads[1][firsts]
            open_ones = np.flatnonzero((one == first) | (two == second) | (one == second) | (two == first))
            letters = _union(self.looks.heads[:length], firsts[open_ones])
            likely = open_ones[_are_near(letters, _set(start), slips)]
            stubs = [self.words[at][:length] for at in firsts[likely].tolist()]
            for index, distance in _near(start, stubs, slips):
                stub = int(likely[index])
                end = int(firsts[stub + 1]) if stub + 1 < len(firsts) else len(self.words)
                stretches.append((int(firsts[stub]), end, distance))
        return stretches

    def _beginnings(self, length: int) -> Places:
        """Where each distinct beginning of so many letters starts."""
        if length not in self._stubs:
            if len(self._stubs) >= _KEPT:
                self._stubs.clear()
            self._stubs[length] = np.flatnonzero(self.looks.shared < length)
        return self._stubs[length]


def together(one: Lexicon, other: Lexicon) -> Lexicon:
    """Two lexicons as one."""
    words, ids = [*one.words, *other.words], np.concatenate([one.ids, other.ids])
    order = sorted(range(len(words)), key=words.__getitem__)
    return Lexicon([words[at] for at in order], ids[order])


def _shared(codes: Codes) -> Bits:
    """How many first letters each word shares with the one before it."""
    shared = np.zeros(len(codes), dtype=np.uint8)
    same = codes[1:] == codes[:-1]
    shared[1:] = np.where(same.all(axis=1), codes.shape[1], same.argmin(axis=1))
    return shared


def _bits(codes: Codes) -> Bits:
    """Code points as bits: a-z, then 0-9, then all others together; 64 for none."""
    bits = (36 + codes % _OTHERS).astype(np.uint8)
    bits = np.where((codes >= ord("a")) & (codes <= ord("z")), codes - ord("a"), bits)
    bits = np.where((codes >= ord("0")) & (codes <= ord("9")), codes - ord("0") + 26, bits)
    return np.where(codes == 0, 64, bits).astype(np.uint8)


_BITS = np.append(np.uint64(1) << np.arange(64, dtype=np.uint64), np.uint64(0))


def _union(heads: Bits, columns: Places) -> Letters:
    """The set of letters of some columns."""
    letters = np.zeros(len(columns), dtype=np.uint64)
    for row in heads:
        letters |= _BITS[row[columns]]
    return letters


def _set(word: str) -> np.uint64:
    """The letters of one word."""
    codes = np.array([ord(code) for code in word], dtype=np.uint32)
    return np.uint64(np.bitwise_or.reduce(_BITS[_bits(codes)]))


def _sets(heads: Bits, words: Sequence[str]) -> Letters:
    """The letters of all words, those behind a head too."""
    letters = _union(heads, np.arange(len(words)))
    for at in np.flatnonzero(heads[-1] != 64).tolist():
        letters[at] = _set(words[at])
    return letters


def _are_near(letters: Letters, asked: np.uint64, slips: int) -> Flags:
    """Which sets may be those of a word within some slips."""
    missing = np.bitwise_count(asked & ~letters)
    added = np.bitwise_count(letters & ~asked)
    are_near: Flags = (missing <= slips) & (added <= slips)
    return are_near


def _near(word: str, choices: list[str], slips: int) -> list[tuple[int, int]]:
    """Indexes of the choices within some slips, with how many it takes."""
    found = process.extract_iter(word, choices, scorer=OSA.distance, score_cutoff=slips)
    return [(index, distance) for _, distance, index in found]
