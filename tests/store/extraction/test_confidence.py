"""Confidence: order, not numbers."""

from __future__ import annotations

from store.extraction.confidence import Signals, confidence_of

CLEAR = Signals(leads=True, ends=True, is_named=True)


def test_confidence_is_higher_beside_a_quotation_than_alone() -> None:
    """A quotation with its speaker beside it is the surest of all."""
    assert confidence_of("quotation-source-cue", "speech") > confidence_of("source-cue-clause", "speech", CLEAR)
    assert confidence_of("source-cue-clause", "speech", CLEAR) > confidence_of("quotation-alone", "")


def test_confidence_rises_with_a_clear_place() -> None:
    """A named source that leads its sentence, and a content that ends it, speak for a statement."""
    assert confidence_of("source-cue-that-clause", "speech", CLEAR) > confidence_of("source-cue-that-clause", "speech")


def test_confidence_falls_inside_another_statement_and_stays_in_range() -> None:
    """What is reported inside another's words is less sure; nothing leaves 0..1."""
    nested = confidence_of("quotation-alone", "", Signals(is_nested=True))

    assert 0 < nested < confidence_of("quotation-alone", "")
    assert confidence_of("quotation-source-cue", "speech", CLEAR) < 1
