"""Confidence: how much a finding can be trusted, from its rule and the signals that agree with it.

The numbers are how often each was right, to two places, on articles that were read for it and belong to
nothing that ships: patterns count, and where in its sentence a statement stands; no word does.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, kw_only=True, eq=False)
class Signals:
    """What speaks for a finding, besides its pattern. Nobody changes it; there is one for every finding."""

    leads: bool = False
    """Whether its source begins the sentence."""
    ends: bool = False
    """Whether its content goes to the end of the sentence."""
    is_named: bool = False
    """Whether its source is a name or begins with a title."""
    is_pronoun: bool = False
    is_nested: bool = False
    """Whether it stands inside another's words."""


NONE = Signals()
PLAIN = frozenset({"speech", "telling", "phrasal", "manner", "quoted", "hearing", "turn"})
"""Groups of cues that do little else than report."""

BASE = {
    "quotation-source-cue": 0.97,
    "quotation-cue-source": 0.97,
    "as-source-cue": 0.9,
    "turn": 0.9,
    "clause-according-to-source": 0.87,
    "according-to-source-clause": 0.87,
    "source-cue-quotation": 0.87,
    "clause-source-cue": 0.84,
    "source-cue-that-clause": 0.83,
    "clause-cue-source": 0.8,
    "source-cue-clause": 0.78,
    "content-dash-source": 0.7,
    "source-colon-content": 0.6,
    "quotation-cue-passive": 0.8,
    "source-colon-quotation": 0.75,
    "noun-that-clause": 0.7,
    "cue-passive-clause": 0.7,
    "object-passive-source": 0.7,
    "source-cue-colon": 0.65,
    "source-cue-question": 0.7,
    "fragment": 0.7,
    "quotation-goes-on": 0.6,
    "source-cue-gerund": 0.6,
    "purpose-quotation": 0.75,
    "purpose-that-clause": 0.65,
    "source-cue-object": 0.55,
    "source-cue-infinitive": 0.5,
    "reporting-mood": 0.5,
    "object-passive": 0.5,
    "quotation-in-sentence": 0.5,
    "quotation-alone": 0.45,
}
"""By pattern, when nothing else speaks for it."""

FOLLOWING = frozenset({"source-cue-that-clause", "source-cue-clause", "source-cue-quotation"})
"""Patterns whose content stands behind the verb: where they begin and end says much."""


def confidence_of(pattern: str, group: str, signals: Signals = NONE) -> float:
    """0..1: that content and source are right."""
    value = BASE.get(pattern, 0.5)
    if pattern in FOLLOWING:
        value += _of_place(pattern, signals)
    if group and group not in PLAIN and pattern not in {"source-cue-object", "source-cue-infinitive"}:
        value -= 0.01 if group == "according" else 0.06
    if signals.is_nested:
        value -= 0.4
    return round(min(max(value, 0.05), 0.99), 2)


def _of_place(pattern: str, signals: Signals) -> float:
    """What it adds that a statement has a clear source at the start and runs to the end of its sentence."""
    clear = signals.is_named or signals.is_pronoun
    gain = 0.03 * clear + 0.06 * signals.leads + 0.02 * signals.ends
    if pattern == "source-cue-clause":
        return gain + (0.06 if signals.is_pronoun and signals.leads and signals.ends else 0.0)
    return gain + (0.01 if signals.ends else -0.05)
