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
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from store.model.claim import CheckWorthiness

_FOLDER = Path(__file__).parent / "lexicon"
_FALLBACK = "en"
# A plain word comes first: it is nine tokens of ten, and found in two thirds of the time.
_TOKEN = re.compile(r"[A-Za-z]++(?![^ ,.\n])|[^\W\d_]++(?:['’-][^\W\d_]++)*+|[$€£¥]?\d[\d.,:]*%?|[%?]")

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
_REMEMBERED = 50_000
_BIAS = -1.2
_SHORT = 5
"""Words below which hardly anything can be checked."""
_SAID_AS = {"digits": "number", "year": "date", "perfect": "event"}
"""Signals that are told to a reader in the words of another."""


@dataclass(frozen=True, slots=True)
class _Words:
    signals: Mapping[str, str]
    """Word in lower case -> signal."""
    reasons: Mapping[str, str]
    """Signal -> what a reader is told."""
    has_named_capitals: bool
    """Whether a capital inside a sentence makes a name; in German every noun has one."""
    known: dict[str, str] = field(default_factory=dict)
    """Spelling -> signal, nothing for none: what was looked up before. Emptied when it grows too large."""


def worth(sentence: str, language: str = "en") -> CheckWorthiness:
    """How much one statement asks to be checked, with the reasons; those against it begin with "though"."""
    counts, length = _count(sentence, _words(language))
    few = tuple([(signal, min(n, _ENOUGH)) for signal, n in counts.items()])
    return _judged(few, language, is_short=length < _SHORT)


@lru_cache(maxsize=1 << 12)
def _judged(counted: tuple[tuple[str, int], ...], language: str, *, is_short: bool) -> CheckWorthiness:
    """The worth of a statement with these signals, in the order in which they were met, so that sums are the same."""
    counts = dict(counted)
    points = {signal: _WEIGHTS[signal] * (1.0 if n == 1 else 1.5 if n == 2 else 1.75) for signal, n in counted}
    total = _BIAS + sum(points.values()) - is_short
    if "quantity" in counts and ("digits" in counts or "number" in counts):
        total += _FIGURE
    if "entity" in counts and "event" in counts:
        total += _DEED
    reasons = _reasons(points, _words(language).reasons, is_short=is_short)
    return CheckWorthiness(score=round(1 / (1 + math.exp(-total)), 4), reasons=reasons)


def _count(sentence: str, words: _Words) -> tuple[dict[str, int], int]:
    """How often each signal is in a sentence, and how many words it has."""
    tokens = _TOKEN.findall(sentence)
    found = list(map(words.known.get, tokens))
    if None in found:
        found = [
            _look_up(token, words) if signal is None else signal for token, signal in zip(tokens, found, strict=True)
        ]
    counts: dict[str, int] = {}
    for signal in filter(None, found):
        counts[signal] = counts.get(signal, 0) + 1
    if found and found[0] == "entity":  # a sentence starts with a capital
        counts["entity"] -= 1
        if not counts["entity"]:
            del counts["entity"]
    return counts, len(tokens)


def _look_up(token: str, words: _Words) -> str:
    """The signal of a spelling, remembered."""
    lowered = token.lower()
    signal = words.signals.get(lowered) or _by_shape(token, lowered)
    if signal == "entity" and not words.has_named_capitals:
        signal = ""
    if len(words.known) > _REMEMBERED:
        words.known.clear()
    words.known[token] = signal
    return signal


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
    return tuple(sorted(told, key=lambda reason: (told[reason] < 0, -abs(told[reason]), reason)))


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
    return _Words(signals, data["reasons"], data["has_named_capitals"])
