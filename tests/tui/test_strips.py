"""The last wall before the terminal: every strip is clean and exactly as wide as it says."""

from __future__ import annotations

import unicodedata

from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from tui.cells import HOSTILE, cells
from tui.strips import clipped, strip_of

BOLD, PLAIN = Style(bold=True), Style()
SIGNS = st.text(
    alphabet=st.sampled_from("ab\t\n\x1b\x07\x9b\u202e\u200b\u2028\u00ad\u0301\u200d\ufe0f❤港👩\ud800"), max_size=12
)
PIECES = st.lists(st.tuples(st.text(max_size=12) | SIGNS, st.sampled_from([BOLD, PLAIN])), max_size=6)


@settings(deadline=None)
@given(PIECES, st.integers(0, 30), st.integers(0, 5))
def test_strip_of_lets_no_control_character_through(pieces: list[tuple[str, Style]], width: int, indent: int) -> None:
    """Whatever is drawn, no control code, override, separator or lone surrogate is in the strip."""
    text = strip_of(pieces, width, PLAIN, indent=indent).text

    assert HOSTILE.search(text) is None
    assert not {unicodedata.category(sign) for sign in text} & {"Cc", "Cs", "Zl", "Zp"}


@settings(deadline=None)
@example([("0\u200d\t", Style(bold=True))], 4, 0)
@given(PIECES, st.integers(0, 30), st.integers(0, 5))
def test_strip_of_has_the_width_it_was_asked_for(pieces: list[tuple[str, Style]], width: int, indent: int) -> None:
    """Padded or cut, the strip says its width and Textual would count the same."""
    strip = strip_of(pieces, width, PLAIN, indent=indent)

    assert strip.cell_length == width
    assert sum(cell_len(segment.text) for segment in strip) == width


@settings(deadline=None)
@given(PIECES, st.integers(0, 30))
def test_clipped_fits_and_says_so_when_it_left_something_out(pieces: list[tuple[str, Style]], width: int) -> None:
    """What fits stays as it is; otherwise the last sign is an ellipsis."""
    kept = clipped(pieces, width)

    assert sum(cells(text) for text, _ in kept) <= width
    if [text for text, _ in kept if text] != [text for text, _ in pieces if text]:
        assert width == 0 or kept[-1][0].endswith("…")


def test_strip_of_sets_tabs_across_pieces() -> None:
    """A tab runs to the stop that its row has there, whatever style changed before it."""
    strip = strip_of([("ab", BOLD), ("\tc", PLAIN)], 8, PLAIN)

    assert strip.text == "ab  c   "


def test_strip_of_shows_what_a_hostile_text_tried() -> None:
    """An escape sequence is seen as what it is, and the terminal never gets it."""
    strip = strip_of([("\x1b[2Jgone\u202e", PLAIN)], 10, PLAIN)

    assert strip.text == "␛[2Jgone\ufffd "
