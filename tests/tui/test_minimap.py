"""The minimap: what stands in each part of a text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.minimap import marks


def test_rarest_is_shown() -> None:
    """A match lies over a note, a note over a claim, whatever order they come in; other layers are not shown."""
    layers = [("match", [75]), ("direct", [0, 30, 76]), ("heading", [55]), ("note", [30])]

    assert marks(layers, 100, 4) == ["map-claim", "map-note", None, "map-match"]


@settings(deadline=None)
@given(st.integers(0, 500), st.integers(1, 60), st.lists(st.integers(0, 500), max_size=30))
def test_every_span_has_its_cell(length: int, height: int, starts: list[int]) -> None:
    """Whatever the sizes, a cell of the bar shows a mark if, and only if, a span begins in its part of the text."""
    begins = sorted(min(start, length) for start in starts)
    cells = {min(start * height // max(1, length), height - 1) for start in begins}

    shown = marks([("mixed", begins)], length, height)

    assert shown == ["map-claim" if cell in cells else None for cell in range(height)]


def test_many_spans_are_not_looked_at_one_by_one() -> None:
    """The bar is drawn again after each verdict: 5,000 spans cost what its cells cost."""
    looked: list[int] = []

    class Begins(list[int]):
        """Keeps what is asked of it."""

        def __getitem__(self, index: int) -> int:  # type: ignore[override] # no slices here
            looked.append(index)
            return super().__getitem__(index)

    marks([("direct", Begins(range(0, 50_000, 10)))], 50_000, 40)

    assert len(looked) < 5_000 / 4
