"""Lexicon: distinct words in the order of the alphabet, and the ways into them.

    word      agreed  agrees  agreement  ...      in this order, so that a beginning is one stretch
    letters   a set of 64 bits a word             agreed: a g r e d, and e a second time
    by length places of the words, short to long  a slip changes the length by one at most

A slip (a letter wrong, missing, too many, two swapped) adds one member to a word's set at most and
takes one away at most. So a glance at length and letters leaves some dozens of 46,000 words for
RapidFuzz to compare: a tenth of a millisecond.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from store.search.arrays import Flags, Letters, Numbers, Places, numbers
from store.search.spellings import Spellings, spelled

_HEAD = 16
"""Letters of a word's beginning that beginnings are compared by."""
_OTHERS = 28
"""Names for what is neither a-z nor 0-9, shared out by code point."""
_SHARED = 12
"""Bits of a set for what is not a-z; the others are for a-z, and for a-z a second time."""
_LATIN = np.uint64((1 << 26) - 1)
_GLANCES = (4, 8)
"""Letters of a beginning whose sets are remembered: at most words there are too many others to go on."""
Bits: TypeAlias = npt.NDArray[np.uint8]
"""Letters, each by its name: a-z, then 0-9, then all others; 64 is none."""
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
    """The sets of the words' letters, short words to long ones."""
    by_length: Numbers
    """The words' places, short to long."""
    length_starts: Numbers
    """Where in `by_length` each length starts."""


def looks(words: Sequence[str]) -> Looks:
    """Look at every word once; 46,000 take a twentieth of a second."""
    codes = np.array(words, dtype=f"<U{_HEAD}").view(np.uint32).reshape(len(words), _HEAD)
    heads = np.ascontiguousarray(_names(codes).T)
    lengths = numbers([len(word) for word in words])
    by_length = numbers(np.argsort(lengths, kind="stable"))
    starts = np.searchsorted(lengths[by_length], np.arange(int(lengths.max(initial=0)) + 2))
    return Looks(
        heads=heads,
        shared=_shared(codes),
        letters=_sets(heads, words)[by_length],
        by_length=by_length,
        length_starts=numbers(starts),
    )


class Lexicon:
    """Words, each once, rising. `ids` are their numbers in the vocabulary, in the same order."""

    def __init__(self, words: Spellings, ids: Numbers, seen: Looks) -> None:
        """Words that were looked at."""
        self.words, self.ids, self.looks = words, ids, seen
        self._begun: dict[int, Letters] = {}

    def place(self, word: str) -> int | None:
        """Where a word stands; None if it does not."""
        at = self.words.before(word)
        return at if at < len(self.words) and self.words[at] == word else None

    def stretch(self, start: str) -> tuple[int, int]:
        """From which place to which the words begin so."""
        return self.words.before(start), self.words.before(start + _LAST)

    def similar(self, word: str, slips: int) -> list[tuple[int, int]]:
        """Places of the words within some slips, with how many it takes."""
        longest = len(self.looks.length_starts) - 2
        low, high = max(1, len(word) - slips), min(longest, len(word) + slips)
        if low > high:
            return []
        first, last = self.looks.length_starts[[low, high + 1]].tolist()
        likely = first + np.flatnonzero(_are_near(self.looks.letters[first:last], _set(word), slips))
        places = self.looks.by_length[likely]
        found = _near(word, self.words.some(places), slips)
        return [(int(places[index]), distance) for index, distance in found]

    def similar_beginning(self, start: str, slips: int) -> list[tuple[int, int, int]]:
        """Stretches of longer words that begin like this: from, to, and how many slips it takes.

        A slip that spares neither the first letter nor the second is not thought of.
        """
        stretches: list[tuple[int, int, int]] = []
        first, second = _names(np.array([ord(start[0]), ord(start[1])], dtype=np.uint32))
        one, two = self.looks.heads[0], self.looks.heads[1]
        is_open = (one == first) | (two == second) | (one == second) | (two == first)
        asked = _set(start)
        for length in (len(start), len(start) + 1):
            if length > _HEAD:
                break
            # Words that share so many letters with the one before them begin like that one.
            begins = self.looks.shared < length
            likely = self._like(is_open & begins, length, asked, slips)
            stubs = [word[:length] for word in self.words.some(likely)]
            found = _near(start, stubs, slips)
            firsts = likely[[index for index, _ in found]].tolist()
            stretches += zip(firsts, self._ends(begins, firsts), [slips for _, slips in found], strict=True)
        return stretches

    def _ends(self, begins: Flags, firsts: Sequence[int]) -> list[int]:
        """Behind each of some places the next where something else begins."""
        others = np.append(np.flatnonzero(begins), len(begins))
        ends: list[int] = others[np.searchsorted(others, firsts, side="right")].tolist()
        return ends

    def _like(self, are_open: Flags, length: int, asked: np.uint64, slips: int) -> Places:
        """Of some words those whose first letters are nearly the ones asked for."""
        glanced = max((each for each in _GLANCES if each <= length), default=0)
        if glanced:
            begun = self._letters_of(glanced)
            places = np.flatnonzero(are_open & (np.bitwise_count(begun & ~asked) <= slips))
            letters = begun[places]
        else:
            places = np.flatnonzero(are_open)
            letters = np.zeros(len(places), dtype=np.uint64)
        for row in self.looks.heads[glanced:length]:
            letters = _with(letters, row[places])
        return places[_are_near(letters, asked, slips)]

    def _letters_of(self, length: int) -> Letters:
        """The sets of each word's first letters."""
        if length not in self._begun:
            letters = np.zeros(len(self.words), dtype=np.uint64)
            for row in self.looks.heads[:length]:
                letters = _with(letters, row)
            self._begun[length] = letters
        return self._begun[length]


def rising(words: Sequence[str]) -> Lexicon:
    """The lexicon of distinct words that rise, numbered by their places."""
    return Lexicon(spelled(words), np.arange(len(words), dtype=np.int32), looks(words))


def numbered(words: Sequence[str], ids: Numbers) -> Lexicon:
    """The lexicon of distinct words in any order, with their numbers."""
    order = sorted(range(len(words)), key=words.__getitem__)
    in_order = [words[at] for at in order]
    return Lexicon(spelled(in_order), ids[order], looks(in_order))


def together(one: Lexicon, other: Lexicon) -> Lexicon:
    """Two lexicons as one."""
    return numbered([*one.words[:], *other.words[:]], np.concatenate([one.ids, other.ids]))


def _shared(codes: Codes) -> Bits:
    """How many first letters each word shares with the one before it."""
    shared = np.zeros(len(codes), dtype=np.uint8)
    same = codes[1:] == codes[:-1]
    shared[1:] = np.where(same.all(axis=1), codes.shape[1], same.argmin(axis=1))
    return shared


def _names(codes: Codes) -> Bits:
    """Code points by name."""
    names = (36 + codes % _OTHERS).astype(np.uint8)
    names = np.where((codes >= ord("a")) & (codes <= ord("z")), codes - ord("a"), names)
    names = np.where((codes >= ord("0")) & (codes <= ord("9")), codes - ord("0") + 26, names)
    return np.where(codes == 0, 64, names).astype(np.uint8)


_BITS = np.array([1 << (at if at < 26 else 52 + at % _SHARED) for at in range(64)] + [0], dtype=np.uint64)
"""By name, the bit of a set."""


def _with(letters: Letters, names: Bits) -> Letters:
    """Sets with one letter more each."""
    bits = _BITS[names]
    return letters | bits | (letters & bits & _LATIN) << np.uint64(26)


def _set(word: str) -> np.uint64:
    """The letters of one word."""
    letters = np.zeros(1, dtype=np.uint64)
    for name in _names(np.array([ord(code) for code in word], dtype=np.uint32)):
        letters = _with(letters, name)
    return np.uint64(letters[0])


def _sets(heads: Bits, words: Sequence[str]) -> Letters:
    """The letters of all words, those behind a head too."""
    letters = np.zeros(len(words), dtype=np.uint64)
    for row in heads:
        letters = _with(letters, row)
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
