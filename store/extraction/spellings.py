"""Spellings: how a token is written -> what it can be and what it says, looked up once for each way it is written.

The one table of words: a text is cut into tokens once, and whatever is asked of a word is answered here.
"""

from __future__ import annotations

import re
from functools import cache

from store.extraction.lexicon import Lexicon, flags
from store.extraction.signals import signals
from store.extraction.speakers.lexicon import people

TOKEN = re.compile(
    r" ?[A-Za-z]++(?=[ ,\n])"  # a plain word, found in two thirds of the time: half of all tokens are one
    r"|[\s*]*+(?:"  # white space; a star is emphasis in Markdown, and no token
    r"(?:[^\W\d_]++-)?(?:[^\W\d_]\.){2,}(?:-\w+)*"  # U.S., e.g., D-N.Y., U.S.-led
    r"|\d+(?:[.,:]\d+)*\w*(?:[\-‑]\w+)*"  # 2,000 3.5 44th 12-year-old
    r"|\w+(?:[’'‑\-]\w+|\.[a-z]\w+)*[’']?(?!\w)"  # words with their apostrophes and hyphens, names of sites
    r"|--+|\.\.+"
    r"|[^\w\s*])",
)
"""A token with the gap before it, so that one match begins where the last one ended: lengths tell the places."""

_GAP = re.compile(r"[\s*]*+")
_GAPS = "*" + "".join(char for char in map(chr, range(0x3001)) if char.isspace())
MOST = 100_000
"""How many spellings are remembered before the memory is emptied."""


def written_tokens(text: str, start: int, end: int) -> list[str]:
    """The tokens of a stretch, each as written with the gap before it."""
    # A gap that no token follows would be tried again from each of its signs: 250,000 stars took a minute.
    if end > start and text[end - 1] in _GAPS:
        end = start + len(text[start:end].rstrip(_GAPS))
    return TOKEN.findall(text, start, end)


class Spellings(dict[str, tuple[str, int, int, str]]):
    """By a token as written with the gap before it: its lower case, bits, length without the gap, and marks."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Start with nothing seen."""
        super().__init__()
        self._words = lexicon.words
        self._suffixes = lexicon.suffixes
        self._endings = tuple(suffix for suffix, _ in lexicon.suffixes)
        self._misleading = lexicon.sets["misleading"]
        self._acronyms = lexicon.sets["acronyms"]
        self._forenames = people(lexicon.language).forenames
        self._signals = signals(lexicon.language)

    def __missing__(self, written: str) -> tuple[str, int, int, str]:
        """A token that is not remembered."""
        raw = written[1:] if written[0] == " " else written
        if raw.isalpha():
            low = raw if raw in self._acronyms else raw.lower()
            bits = flags.WORD | self._words.get(low, 0)
            is_capital = raw[0].isupper()
            if is_capital:
                bits |= flags.CAPITAL
            if low.endswith(self._endings) and not (is_capital and low in self._forenames):
                bits |= self._ending(low)
        else:
            raw = _GAP.sub("", raw, count=1)
            low = raw.lower().replace("’", "'")
            bits = self._bits(raw, low)
        if len(self) >= MOST:
            self.clear()
        found = self[written] = (low, bits, len(raw), self._signals.of(raw))
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
        bits = flags.CAPITAL if raw[0].isupper() else flags.NUMBER if raw[0].isdigit() else 0
        if low.endswith(("'s", "s'")):
            bits |= flags.POSSESSIVE
        return bits | self._ending(low)

    def _ending(self, low: str) -> int:
        """The bits that a word has from how it ends."""
        if low in self._misleading:
            return 0
        for suffix, bit in self._suffixes:
            if low.endswith(suffix) and len(low) >= len(suffix) + 3:
                return bit
        return 0


@cache
def spellings(lexicon: Lexicon) -> Spellings:
    """The spellings that were met in texts of a language."""
    return Spellings(lexicon)


def marks_in(text: str, lexicon: Lexicon) -> str:
    """The marks of all words of a text."""
    known = spellings(lexicon)
    return "".join([known[written][3] for written in written_tokens(text, 0, len(text))])
