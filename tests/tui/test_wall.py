"""The second wall: no line of any widget commands the terminal."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color

from tui.cells import HOSTILE
from tui.wall import WALL

SIGNS = st.one_of(st.text(), st.text(st.sampled_from("\x1b\x07\x9b\x9d\u202e\u2066\u200b\U000e0041\ufeffa界\n")))
BLACK = Color(0, 0, 0)


@settings(deadline=None)
@given(st.lists(SIGNS, max_size=4))
def test_wall_lets_nothing_hostile_through(texts: list[str]) -> None:
    """What comes out has no hostile code point and no line end, and takes the cells that were counted."""
    line = [Segment(text) for text in texts]

    passed = WALL.apply(line, BLACK)

    assert not any(HOSTILE.search(segment.text) or "\n" in segment.text for segment in passed)
    for before, after in zip(line, passed, strict=True):
        assert cell_len(after.text) >= cell_len(before.text.replace("\n", ""))


def test_wall_leaves_a_clean_line_alone() -> None:
    """The same segments, not like ones: nearly every line is clean."""
    line = [Segment("“Nobody asked,” she said."), Segment("日本")]

    assert WALL.apply(line, BLACK) is line
