"""How much a statement asks to be checked: signals that a reader would name, added up by hand.

    numbers, quantities, dates, comparisons, superlatives, causes, events and names speak for it;
    opinions, wishes, questions, second person, hedges and sheer shortness against it

The weights are set by hand; no table is learnt from data. Length counts for nothing by itself: a long
sentence with an opinion in it is no more checkable than a short one. A signal counts fully the first
time and half the second; the sum goes through a logistic curve so that the score stays between 0 and 1.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from store.model.claim import CheckWorthiness

_FOLDER = Path(__file__).parent / "lexicon"
_FALLBACK = "en"
_TOKEN = re.compile(r"[^\W\d_]++(?:['’-][^\W\d_]++)*+|[$€£¥]?\d[\d.,:]*%?|[%?]")

_WEIGHTS = {
    "digits": 2.0,
    "number": 1.1,
    "quantity": 1.0,
    "year": 0.5,
    "date": 0.4,
    "event": 0.7,
    "comparison": 0.5,
    "third": 0.5,
    "superlative": 0.4,
    "entity": 0.35,
    "cause": 0.3,
    "perfect": 0.3,
    "hedge": -0.4,
    "value": -0.4,
    "chat": -0.4,
    "if": -0.4,
    "self": -0.5,
    "address": -0.5,
    "opinion": -1.0,
    "modal": -1.0,
    "question": -2.0,
}
_FIGURE = 0.7
"""What a number and a quantity say more together: a figure of something."""
_DEED = 0.3
"""What a name and an event say more together: somebody did something."""
_ENOUGH = 3
"""How often a signal is counted: more of it says no more."""
_TIMES = (0.0, 1.0, 1.5, 1.75)
"""By how often a signal is counted, how much it says."""
_LONGEST = 40
"""Code points of the longest piece that is remembered."""
_REMEMBERED = 50_000
_BIAS = -1.2
_SHORT = 5
"""Words below which hardly anything can be checked."""
_SAID_AS = {"digits": "number", "year": "date", "perfect": "event"}
"""Signals that are told to a reader in the words of another."""


_MARKS = {signal: chr(ord("a") + number) for number, signal in enumerate(_WEIGHTS)}
"""Each signal as one letter, so that what is in a sentence is one string; a word without any signal is a blank."""
_SIGNALS = {mark: signal for signal, mark in _MARKS.items()}
_NONE = " "


class _Pieces(dict[str, str]):
    """What stands between two blanks -> a mark for each word in it; what was looked up before."""

    def __init__(self, signals: Mapping[str, str], *, has_named_capitals: bool) -> None:
        """Start with nothing looked up; a capital inside a sentence makes a name, but in German every noun has one."""
        super().__init__()
        self._signals = signals
        self._has_named_capitals = has_named_capitals

    def __missing__(self, piece: str) -> str:
        """The marks of a piece that is not remembered: mostly one word, with a comma or full stop or without."""
        if piece.isalpha():
            marks = self._mark(piece)
        elif piece[-1] in ",." and piece[:-1].isalpha():
            marks = self._mark(piece[:-1])
        else:
            marks = "".join([self._mark(token) for token in _TOKEN.findall(piece)])
        if len(piece) <= _LONGEST:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[piece] = marks
        return marks

    def _mark(self, token: str) -> str:
        """The mark of a word or number."""
        lowered = token.lower()
        signal = self._signals.get(lowered) or _by_shape(token, lowered)
        if not signal or (signal == "entity" and not self._has_named_capitals):
            return _NONE
        return _MARKS[signal]


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    reasons: Mapping[str, str]
    """Signal -> what a reader is told."""
    pieces: _Pieces


def worth(sentence: str, language: str = "en") -> CheckWorthiness:
    """How much one statement asks to be checked, with the reasons; those against it begin with "though"."""
    words = _words(language)
    marks = "".join(map(words.pieces.__getitem__, sentence.split()))
    met = marks.replace(_NONE, "")
    counts = {mark: met.count(mark) for mark in dict.fromkeys(met)}
    if marks.startswith(_MARKS["entity"]):  # a sentence starts with a capital
        counts[_MARKS["entity"]] -= 1
    few = "".join([mark * min(count, _ENOUGH) for mark, count in counts.items()])
    return _judged(few, words, is_short=len(marks) < _SHORT)


@lru_cache(maxsize=1 << 12)
def _judged(marks: str, words: _Words, *, is_short: bool) -> CheckWorthiness:
    """The worth of a statement with these signals, in the order in which they were met, so that sums are the same."""
    counts = {_SIGNALS[mark]: marks.count(mark) for mark in dict.fromkeys(marks)}
    points = {signal: _WEIGHTS[signal] * _TIMES[n] for signal, n in counts.items()}
    total = _BIAS + sum(points.values()) - is_short
    if "quantity" in counts and ("digits" in counts or "number" in counts):
        total += _FIGURE
    if "entity" in counts and "event" in counts:
        total += _DEED
    reasons = _reasons(points, words.reasons, is_short=is_short)
    return CheckWorthiness(score=round(1 / (1 + math.exp(-total)), 4), reasons=reasons)


def _by_shape(token: str, lowered: str) -> str:
    """The signal of a word that is in no list; regular pasts and superlatives are English."""
    first = token[0]
    if first.isdigit() or first in "$€£¥%":
        return "year" if len(token) == 4 and token[:2] in ("18", "19", "20") else "digits"
    if first == "?":
        return "question"
    if first != lowered[0]:
        return "entity"
    if len(token) > 4 and lowered.endswith("ed"):
        return "event"
    return "superlative" if len(token) > 5 and lowered.endswith("est") else ""


def _reasons(points: Mapping[str, float], wording: Mapping[str, str], *, is_short: bool) -> tuple[str, ...]:
    """What a reader is told, what speaks for it before what speaks against it, strongest first; each reason once."""
    told: dict[str, float] = {}
    for signal, value in points.items():
        name = _SAID_AS.get(signal, signal)
        if name in wording:
            told[wording[name]] = told.get(wording[name], 0.0) + value
    if is_short:
        told[wording["short"]] = -1.0
    ranked = sorted([(value < 0, -abs(value), reason) for reason, value in told.items()])
    return tuple([reason for _, _, reason in ranked])


@cache
def _words(language: str) -> _Words:
    """The lists of a language; English where it has none."""
    path = _FOLDER / f"{language}_checking.toml"
    data = tomllib.loads(
        (path if path.is_file() else _FOLDER / f"{_FALLBACK}_checking.toml").read_text(encoding="utf-8")
    )
    signals: dict[str, str] = {}
    for table in ("down", "up"):
        for signal, listed in data[table].items():
            for word in listed.split():
                signals.setdefault(word, signal)
    return _Words(data["reasons"], _Pieces(signals, has_named_capitals=data["has_named_capitals"]))
