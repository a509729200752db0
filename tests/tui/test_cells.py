"""How many cells a text takes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.cells import HOSTILE, ODD, cells, cluster_start, harmless, index_at, widths

ANY = st.text(alphabet=st.characters(exclude_characters="\n"), max_size=40)
SIGNS = st.text(
    alphabet=st.sampled_from("a é“—\t\u00ad\u0301\u200d\ufe0f❤港ウ한👩👧🏽\U0001f1e9\x07\u202e"), max_size=30
)
TEXT = ANY | SIGNS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("harbour", 7),
        ("“no” — said…", 12),
        ("港湾局", 6),
        ("cafe\u0301", 4),
        ("\U0001f469\u200d\U0001f469\u200d\U0001f467", 2),
        ("a\tb", 5),
        ("\t", 4),
        ("Donau\u00addampf", 10),
        ("\x1b[31m", 5),
    ],
)
def test_cells_counts_what_the_terminal_shows(text: str, expected: int) -> None:
    """Wide signs take two cells, marks and joined signs none, a tab runs to its stop, a control picture takes one."""
    assert cells(text) == expected


@settings(deadline=None)
@given(TEXT)
def test_cells_are_those_of_rich_when_nothing_is_special(text: str) -> None:
    """Textual crops with Rich's count, so ours may differ only where something else is drawn."""
    drawn = harmless(text).replace("\u00ad", "").replace("\t", "").lstrip("\u200d")

    assert cells(drawn) == cell_len(drawn)


@settings(deadline=None)
@given(TEXT)
def test_widths_says_one_number_a_code_point(text: str) -> None:
    """There is a width for each code point, and their sum is the text's."""
    counted = widths(text)

    assert len(counted) == len(text)
    assert sum(counted) == cells(text)


@settings(deadline=None)
@given(st.text(alphabet=st.characters(max_codepoint=0x2100), max_size=30))
def test_odd_leaves_only_code_points_of_one_cell(text: str) -> None:
    """What the fast way takes for plain has exactly one cell and needs no cleaning."""
    plain = ODD.sub("", text).replace("\n", "")

    assert cell_len(plain) == len(plain)
    assert HOSTILE.search(plain) is None


@settings(deadline=None)
@given(TEXT)
def test_harmless_keeps_the_length_and_no_hostile_sign(text: str) -> None:
    """Replacement is one for one and leaves nothing hostile."""
    shown = harmless(text)

    assert len(shown) == len(text)
    assert HOSTILE.search(shown) is None


@settings(deadline=None)
@given(TEXT)
def test_index_at_finds_the_cluster_of_each_of_its_cells(text: str) -> None:
    """Each cell of a text belongs to the cluster that covers it; a cell behind the text to none."""
    counted = widths(text)

    starts = [index for index, width in enumerate(counted) for _ in range(width)]

    assert [index_at(text, cell) for cell in range(len(starts))] == starts
    assert index_at(text, len(starts)) == len(text)
    assert index_at(text, -1) == 0


@settings(deadline=None)
@given(TEXT, st.integers(0, 40))
def test_cluster_start_never_parts_a_cluster(text: str, index: int) -> None:
    """It goes back to a code point that takes cells, or to the beginning."""
    start = cluster_start(text, index)

    assert start <= index
    assert start in {0, len(text)} or widths(text)[start] > 0
