"""Layers of spans, asked row by row."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.model.span import Span
from tui.highlighting import LAYERS, Layer, Layers, names

SPANS = st.lists(st.builds(lambda start, length: Span(start, start + length), st.integers(0, 60), st.integers(0, 20)))


@settings(deadline=None)
@given(SPANS, SPANS, st.sampled_from((0, 60)), st.integers(0, 60))
def test_layer_with_more_spans_is_the_layer_of_all(
    first: list[Span], more: list[Span], behind: int, start: int
) -> None:
    """Whether they begin behind those there are or not; the layer that was is still what it was."""
    more = [span.shifted(behind) for span in more]
    before, whole = Layer(first), Layer([*first, *more])
    grown = before.more(more)

    for one, other in ((grown, whole), (before, Layer(first))):
        assert (one.spans, one.begins) == (other.spans, other.begins)
        assert [*one.edges(start, start + 50)] == [*other.edges(start, start + 50)]


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(LAYERS), SPANS), st.integers(0, 60), st.integers(0, 30))
def test_runs_say_of_each_code_point_what_a_naive_look_says(
    layers: dict[str, list[Span]], start: int, length: int
) -> None:
    """The runs tile the row, and each code point has the layers whose spans hold it."""
    kept = Layers()
    for name, spans in layers.items():
        kept.put(name, spans)

    runs = kept.runs(start, start + length)

    said = [(offset, names(bits)) for first, end, bits in runs for offset in range(first, end)]
    assert said == [
        (offset, tuple(name for name in LAYERS if any(offset in span for span in layers.get(name, ()))))
        for offset in range(start, start + length)
    ]


@settings(deadline=None)
@given(SPANS)
def test_runs_never_part_what_looks_the_same(spans: list[Span]) -> None:
    """Two runs side by side differ, so a strip has no more segments than it needs."""
    kept = Layers()
    kept.put("note", spans)

    bits = [bits for _, _, bits in kept.runs(0, 100)]

    assert all(one != other for one, other in pairwise(bits))


def test_put_replaces_what_the_layer_had() -> None:
    """A layer has the spans it was given last, as they were given; none clear it."""
    kept = Layers()

    kept.put("match", [Span(9, 12), Span(1, 4)])

    assert kept.spans("match") == (Span(9, 12), Span(1, 4))
    kept.put("match", ())
    assert kept.runs(0, 20) == ((0, 20, 0),)


def test_put_refuses_a_name_that_is_no_layer() -> None:
    """A layer without a style would be a mark that nobody sees."""
    with pytest.raises(ValueError, match="no layer is called 'glow'"):
        Layers().put("glow", ())
