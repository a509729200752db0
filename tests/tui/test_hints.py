"""Keys with a word for each, at the foot of a screen."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.hints import GAP, Hint, fitting, laid_out, shown

WORDS = st.text(alphabet="abc ", min_size=1, max_size=12)
HINTS = st.lists(st.builds(Hint, st.sampled_from(("a", "escape", "ctrl+left", "pagedown", "")), WORDS), max_size=8)


def taken(line: list[Hint]) -> int:
    """Cells that some hints take in one line."""
    return sum(hint.width for hint in line) + GAP * max(0, len(line) - 1)


def test_key_is_called_the_same_everywhere() -> None:
    """`esc` is never "escape" on the screen; a key that has a sign of its own is shown by it."""
    assert [shown(key) for key in ("escape", "pagedown", "ctrl+left", "ctrl+d", "+", "]")] == [
        "esc",
        "PgDn",
        "ctrl+←",
        "ctrl+d",
        "+",
        "]",
    ]


def test_several_keys_with_one_word_press_none() -> None:
    """A click on `1–5 verdict` gives no verdict; one on a single key presses it."""
    assert (Hint("1", "verdict", "5").keys, Hint("1", "verdict", "5").press) == ("1–5", "")
    assert (Hint("alt+1", "verdict", "alt+5").keys, Hint("down", "scroll", "up").keys) == ("alt+1–5", "↓ ↑")
    assert Hint("down", "choose", "up").keys == "↓ ↑"
    assert Hint("escape", "leave").press == "escape"


@settings(deadline=None)
@given(HINTS, st.integers(1, 60))
def test_lines_hold_every_hint_once_and_fit(hints: list[Hint], width: int) -> None:
    """No hint is lost or parted; a line is too long only when a single hint is."""
    lines = laid_out(hints, width)

    assert [hint for line in lines for hint in line] == hints
    for line in lines:
        assert len(line) <= 1 or taken(line) <= width
    assert all(taken([*line, after[0]]) > width for line, after in pairwise(lines)), "a line has as many as it can"


@settings(deadline=None)
@given(HINTS, st.integers(1, 60))
def test_one_line_takes_the_first_that_fit(hints: list[Hint], width: int) -> None:
    """What is likeliest wanted is shown first, and nothing runs over the edge."""
    found = list(fitting(hints, width))

    assert found == hints[: len(found)]
    assert taken(found) <= width
    assert len(found) == len(hints) or taken(hints[: len(found) + 1]) > width
