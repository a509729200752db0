"""A text as the words that are compared: folded, without apostrophes, compounds in their parts."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

from store.text.folding import fold

# What stands inside words but is no letter to `re`; nothing is given back (++), as nothing shorter is a word.
# No group has a + behind its *: Python gets that wrong before 3.11.5 (gh-106052).
_INSIDE = r"[\u0300-\u036f\u00ad\u200c\u200d]"
_TOKEN = re.compile(rf"[^\W_]++(?:(?:['’](?=[^\W\d_])|{_INSIDE})[^\W_]*+|(?<=\d)[.,]\d++)*")

_ENDINGS = (
    "ingly",
    "edly",
    "ings",
    "ing",
    "ies",
    "ied",
    "ers",
    "est",
    "ern",
    "ed",
    "es",
    "er",
    "en",
    "ly",
    "e",
    "s",
    "y",
    "n",
)
_SHORTEST_STEM = 3


def tokens(text: str) -> list[tuple[int, int, str]]:
    """Each word's start and end in the text, in code points, and what it is compared as."""
    return [(*match.span(), folded_word(match[0])) for match in _TOKEN.finditer(text)]


def token_spans(text: str) -> list[tuple[int, int]]:
    """Each word's start and end in the text, in code points."""
    return [match.span() for match in _TOKEN.finditer(text)]


def token_words(text: str) -> list[str]:
    """What each word of the text is compared as."""
    return [folded_word(word) for word in _TOKEN.findall(text)]


@lru_cache(maxsize=10_000)
def folded_word(word: str) -> str:
    """A word without case, accents, apostrophes and thousands' commas. Cached: a text has few distinct words."""
    return _folded(word)


def _folded(word: str) -> str:
    """The same, not remembered: who takes in many texts does that himself."""
    folded = word.lower() if word.isascii() else fold(word).text
    return folded.replace("'", "").replace(",", "") or word


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A word without its ending, crudely: good enough to put "asked", "asks" and "asking" together."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return _single(word[: -len(ending)]).rstrip("e")
    return word


def _single(word: str) -> str:
    """A stem without the doubled letter that an ending asks for: "stopp(ed)" is "stop"."""
    return word[:-1] if len(word) > _SHORTEST_STEM and word[-1] == word[-2] else word


class Tokens:
    """Numbers the words of texts by when they are first met.

    What stands between two spaces is taken apart once: "gate," a second time costs one look.
    """

    def __init__(self) -> None:
        """Nothing was met."""
        self.words: list[str] = []
        self._of = _Pieces(self.words).__getitem__

    def numbers(self, text: str) -> list[int]:
        """The numbers of a text's words."""
        return list(chain.from_iterable(map(self._of, text.split())))


class _Pieces(dict[str, tuple[int, ...]]):
    """From what stands between two spaces to the numbers of its words."""

    def __init__(self, words: list[str]) -> None:
        """Append new words to `words`."""
        super().__init__()
        self._words = words
        self._folded: dict[str, int] = {}

    def __missing__(self, piece: str) -> tuple[int, ...]:
        """Take apart what was not met before."""
        found = self[piece] = tuple([self._number(_folded(word)) for word in _TOKEN.findall(piece)])
        return found

    def _number(self, word: str) -> int:
        """The number of a word, a new one if need be."""
        number = self._folded.setdefault(word, len(self._words))
        if number == len(self._words):
            self._words.append(word)
        return number
