"""Spellings: how a token is written -> what it can be, looked up once for each way it is written."""

from __future__ import annotations

import re
from functools import cache

from store.extraction.lexicon import Lexicon, flags

_GAP = re.compile(r"[\s*]*+")
MOST = 100_000
"""How many spellings are remembered before the memory is emptied."""


class Spellings(dict[str, tuple[str, int, int]]):
    """By a token as written with the gap before it: its lower case, its bits and its length without the gap."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Start with nothing seen."""
        super().__init__()
        self._words = lexicon.words
        self._suffixes = lexicon.suffixes
        self._endings = tuple(suffix for suffix, _ in lexicon.suffixes)
        self._misleading = lexicon.sets["misleading"]

    def __missing__(self, written: str) -> tuple[str, int, int]:
        """A token that is not remembered."""
        raw = written[1:] if written[0] == " " else written
        if raw.isalpha():
            low = raw.lower()
            bits = flags.WORD | self._words.get(low, 0) | self._shape(raw, low)
        else:
            raw = _GAP.sub("", raw, count=1)
            low = raw.lower().replace("’", "'")
            bits = self._bits(raw, low)
        if len(self) >= MOST:
            self.clear()
        found = self[written] = (low, bits, len(raw))
        return found

    def _bits(self, raw: str, low: str) -> int:
        """The bits of what is no plain word."""
        if raw[0].isalnum() or raw[0] == "_":
            return flags.WORD | self._words.get(low.rstrip("."), 0) | self._shape(raw, low)
        if raw.startswith(".."):
            return 0
        return flags.PUNCTUATION.get(raw[0], 0) or self._words.get(low, 0)

    def _shape(self, raw: str, low: str) -> int:
        """The bits that a word has from its spelling."""
        bits = 0
        if raw[0].isupper():
            bits = flags.CAPITAL
        elif raw[0].isdigit():
            bits = flags.NUMBER
        if low.endswith(("'s", "s'")):
            bits |= flags.POSSESSIVE
        if not low.endswith(self._endings) or low in self._misleading:
            return bits
        for suffix, bit in self._suffixes:
            if low.endswith(suffix) and len(low) >= len(suffix) + 3:
                return bits | bit
        return bits


@cache
def spellings(lexicon: Lexicon) -> Spellings:
    """The spellings that were met in texts of a language."""
    return Spellings(lexicon)
