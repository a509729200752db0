"""Signals: what in a single word speaks for or against checking what it is said in.

"1976" a year · "closed" an event · "Voss" a name · "perhaps" a hedge · "of" nothing

Each signal is one letter, a mark, so that the marks of a sentence are one short string. The lists are data,
`lexicon/<language>_checking.toml`; a word that is in none is judged by its shape.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "lexicon"
_FALLBACK = "en"
# Of "$5" the number, of "12-year-old" the number and a word, of "U.S." two letters.
_WORD = re.compile(r"[^\W\d_]++(?:['’-][^\W\d_]++)*|\d[\d.,:]*|\?")

NONE = " "
"""The mark of a word without any signal."""
MARKS = {
    "digits": "d",
    "number": "n",
    "quantity": "q",
    "year": "y",
    "date": "t",
    "event": "v",
    "comparison": "c",
    "third": "3",
    "superlative": "s",
    "entity": "e",
    "cause": "b",
    "perfect": "p",
    "hedge": "h",
    "value": "g",
    "chat": "l",
    "if": "i",
    "self": "m",
    "address": "a",
    "opinion": "o",
    "modal": "w",
    "question": "?",
}
"""Each signal's mark."""


@dataclass(frozen=True, slots=True, eq=False)
class Signals:
    """The lists of one language."""

    marks: Mapping[str, str]
    """Word in lower case -> mark."""
    reasons: Mapping[str, str]
    """Signal -> what a reader is told."""
    has_named_capitals: bool
    """Whether a capital inside a sentence makes a name; in German every noun has one."""

    def of(self, token: str) -> str:
        """The marks of a token: one for each word in it, none for punctuation."""
        if token.isalpha():
            return self._of_word(token)
        return "".join([self._of_word(word) for word in _WORD.findall(token)])

    def _of_word(self, word: str) -> str:
        """The mark of a word or number."""
        lowered = word.lower()
        return self.marks.get(lowered) or self._by_shape(word, lowered)

    def _by_shape(self, word: str, lowered: str) -> str:
        """The mark of a word that is in no list; regular pasts and superlatives are English."""
        first = word[0]
        if first != lowered[0]:
            return MARKS["entity"] if self.has_named_capitals else NONE
        if first.isdigit():
            return MARKS["year"] if len(word) == 4 and word[:2] in ("18", "19", "20") else MARKS["digits"]
        if lowered.endswith("ed"):
            return MARKS["event"] if len(word) > 4 else NONE
        if lowered.endswith("est"):
            return MARKS["superlative"] if len(word) > 5 else NONE
        return MARKS["question"] if first == "?" else NONE


@cache
def signals(language: str) -> Signals:
    """The lists of a language, by its BCP 47 tag; English where it has none."""
    path = _FOLDER / f"{language.partition('-')[0].lower()}_checking.toml"
    data = tomllib.loads((path if path.is_file() else _FOLDER / f"{_FALLBACK}_checking.toml").read_text("utf-8"))
    marks: dict[str, str] = {}
    for table in ("down", "up"):
        for signal, listed in data[table].items():
            for word in listed.split():
                marks.setdefault(word, MARKS[signal])
    return Signals(marks, data["reasons"], data["has_named_capitals"])
