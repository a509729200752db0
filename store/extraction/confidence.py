"""Confidence: how much a finding can be trusted, from its rule and the agreement of signals."""

from __future__ import annotations

from store.extraction.linking import Finding

BY_PATTERN = {
    "quotation-source-cue": 0.96,
    "quotation-cue-source": 0.96,
    "source-cue-quotation": 0.9,
    "source-cue-that-clause": 0.9,
    "clause-according-to-source": 0.88,
    "according-to-source-clause": 0.88,
    "clause-source-cue": 0.85,
    "clause-cue-source": 0.85,
    "source-cue-clause": 0.8,
    "source-cue-question": 0.7,
    "source-cue-colon": 0.6,
    "turn": 0.9,
    "quotation-goes-on": 0.6,
    "quotation-alone": 0.4,
    "quotation-in-sentence": 0.3,
}
"""How often a rule was right where it was counted, on articles that were read for it."""


def confidence_of(finding: Finding) -> float:
    """0..1."""
    return BY_PATTERN.get(finding.pattern, 0.5)
