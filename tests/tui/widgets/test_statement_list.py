"""A list of statements knows how high its rows are without making them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.widgets.statement_list import _laid, _line_count

WORDS = st.lists(
    st.one_of(st.text("abcé—”", min_size=1, max_size=12), st.text("ab 水\u0301\u00a0\t", max_size=30)), max_size=40
)


@settings(deadline=None)
@given(WORDS.map(" ".join), st.integers(8, 60))
def test_lines_are_counted_as_they_are_laid_out(words: str, room: int) -> None:
    """A row one line too low loses the end of what was said; one too high has a hole."""
    assert _line_count(words, room) == len(_laid(words, room))
