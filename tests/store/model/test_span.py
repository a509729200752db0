"""Span: the laws of a half-open range."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.model.span import Span

SPANS = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda ends: Span(min(ends), max(ends)))


def inside(span: Span) -> set[int]:
    """The code points of a span, the slow way."""
    return set(range(span.start, span.end))


@given(SPANS, SPANS)
@settings(deadline=None)
def test_span_relations_are_those_of_its_code_points(one: Span, two: Span) -> None:
    """Length, covering and meeting agree with the sets of code points."""
    assert len(one) == len(inside(one))
    assert one.meets(two) == bool(inside(one) & inside(two)) or not one or not two
    assert not one.covers(two) or inside(two) <= inside(one)
    assert {offset for offset in range(60) if offset in one} == inside(one)


@given(SPANS, st.integers(0, 9))
@settings(deadline=None)
def test_span_shifted_points_at_the_same_words_of_a_shifted_text(span: Span, by: int) -> None:
    """Shifting a span and putting as much before the text changes nothing."""
    text = "the storm gate stopped seventy centimetres short of it"

    assert span.shifted(by).of("x" * by + text) == span.of(text)


@pytest.mark.parametrize(("start", "end"), [(2, 1), (-1, 3), (-2, -1)])
def test_span_refuses_to_run_backwards_or_before_the_text(start: int, end: int) -> None:
    """What our own caller did wrong is a ValueError."""
    with pytest.raises(ValueError, match="no span runs from"):
        Span(start, end)
