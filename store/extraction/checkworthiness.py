"""How much a statement asks to be checked: signals that a reader would name, added up by hand.

    numbers, quantities, dates, comparisons, superlatives, causes, events and names speak for it;
    opinions, wishes, questions, second person, hedges and sheer shortness against it

The weights are set by hand; no table is learnt from data. Length counts for nothing by itself: a long
sentence with an opinion in it is no more checkable than a short one. A signal counts fully the first
time and half the second; the sum goes through a logistic curve so that the score stays between 0 and 1.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

from store.extraction.lexicon import lexicon
from store.extraction.signals import MARKS, NONE, signals
from store.extraction.spellings import marks_in
from store.model.claim import CheckWorthiness

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
_BIAS = -1.2
_SHORT = 5
"""Words below which hardly anything can be checked."""
_SAID_AS = {"digits": "number", "year": "date", "perfect": "event"}
"""Signals that are told to a reader in the words of another."""


_SIGNALS = {mark: signal for signal, mark in MARKS.items()}


def worth(sentence: str, language: str = "en") -> CheckWorthiness:
    """How much one statement asks to be checked, with the reasons; those against it begin with "though"."""
    return worth_of(marks_in(sentence, lexicon(language)), language)


def worth_of(marks: str, language: str = "en") -> CheckWorthiness:
    """The same for the marks of a statement's words."""
    # A sentence starts with a capital.
    told = marks[1:] if marks.startswith(MARKS["entity"]) else marks
    few = "".join([mark * min(told.count(mark), _ENOUGH) for mark in sorted(set(told)) if mark != NONE])
    return _judged(few, language, is_short=len(marks) < _SHORT)


@lru_cache(maxsize=1 << 12)
def _judged(marks: str, language: str, *, is_short: bool) -> CheckWorthiness:
    """The worth of a statement with these signals, always in one order, so that sums are the same."""
    points = {_SIGNALS[mark]: _WEIGHTS[_SIGNALS[mark]] * _TIMES[marks.count(mark)] for mark in dict.fromkeys(marks)}
    total = _BIAS + sum(points.values()) - is_short
    if "quantity" in points and ("digits" in points or "number" in points):
        total += _FIGURE
    if "entity" in points and "event" in points:
        total += _DEED
    reasons = _reasons(points, signals(language).reasons, is_short=is_short)
    return CheckWorthiness(score=round(1 / (1 + math.exp(-total)), 4), reasons=reasons)


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
