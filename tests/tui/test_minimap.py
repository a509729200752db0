"""The minimap: what stands in each part of a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.model.span import Span
from tui.minimap import marks


def test_rarest_is_shown() -> None:
    """A match lies over a note, a note over a claim, whatever order they come in; other layers are not shown."""
    layers = [
        ("match", [Span(75, 80)]),
        ("direct", [Span(0, 5), Span(30, 35), Span(76, 90)]),
        ("heading", [Span(55, 60)]),
        ("note", [Span(30, 31)]),
    ]

    assert marks(layers, 100, 4) == ["map-claim", "map-note", None, "map-match"]


@given(st.integers(0, 500), st.integers(1, 60), st.lists(st.integers(0, 500), max_size=8))
def test_every_span_has_its_cell(length: int, height: int, starts: list[int]) -> None:
    """Whatever the sizes, every cell of the bar is told of, and a span is never outside."""
    spans = [Span(min(start, length), length) for start in starts]

    shown = marks([("mixed", spans)], length, height)

    assert len(shown) == height
    assert bool(spans) == ("map-claim" in shown)
