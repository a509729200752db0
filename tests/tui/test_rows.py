"""Where rows of any height stand, and how far to scroll to see one."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.rows import Rows, stacked

HEIGHTS = st.lists(st.integers(1, 6), min_size=1, max_size=40)


@settings(deadline=None)
@given(HEIGHTS, st.data())
def test_line_belongs_to_the_row_that_has_it(heights: list[int], data: st.DataObject) -> None:
    """Rows tile the lines: each line is one of its row's, and a line outside belongs to the first or the last row."""
    rows = stacked(len(heights), heights)
    line = data.draw(st.integers(-5, sum(heights) + 5))

    row = rows.at(line)

    if 0 <= line < rows.height:
        assert rows.first_line(row) <= line < rows.first_line(row) + rows.lines_of(row)
        assert rows.lines_of(row) == heights[row]
    else:
        assert row == (0 if line < 0 else len(heights) - 1)


@settings(deadline=None)
@given(HEIGHTS, st.data())
def test_view_shows_the_row_whole_and_moves_as_little_as_that_takes(heights: list[int], data: st.DataObject) -> None:
    """From any place a row is seen whole, where it fits; with its neighbours where they fit; a second look stays."""
    rows = stacked(len(heights), heights)
    row = data.draw(st.integers(0, len(heights) - 1))
    height = data.draw(st.integers(max(heights), 30))
    top = rows.top_to_see(row, data.draw(st.integers(0, rows.height)), height)

    assert top <= rows.first_line(row)
    assert rows.ends[row] <= top + height
    assert rows.top_to_see(row, top, height) == top


@settings(deadline=None)
@given(st.integers(0, 50), st.integers(1, 4))
def test_one_height_for_all_is_as_many_alike(count: int, height: int) -> None:
    """Rows of one height are told by one number, which is the same as telling it for each."""
    assert [*stacked(count, height).ends] == [*stacked(count, [height] * count).ends]
    assert stacked(count, height).height == count * height


def test_no_rows_have_no_height() -> None:
    """An empty list is no lines high."""
    assert Rows().height == stacked(0, 2).height == stacked(0, []).height == 0
