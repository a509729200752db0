"""Excerpts: a few short lines of a text, with the marked words marked."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from store.model.span import Span
from tui.cells import cells
from tui.excerpts import Piece, excerpt, shortened

TEXT = "The ferry was late. Nobody on the quay had heard of the second boat, and the kiosk was shut."


def lines(laid: list[list[Piece]]) -> list[str]:
    """The lines without their marks."""
    return ["".join(text for text, _ in line) for line in laid]


def test_short_text_is_shown_whole() -> None:
    """What fits is neither cut nor changed."""
    assert lines(excerpt("The ferry was late.", (), 40, 2)) == ["The ferry was late."]


def test_long_text_ends_with_an_ellipsis() -> None:
    """What is left over is said to be left over."""
    assert lines(excerpt(TEXT, (), 24, 2)) == ["The ferry was late.", "Nobody on the quay had …"]


def test_marked_words_keep_their_mark() -> None:
    """A mark stays on its words, also where it ends inside one."""
    assert excerpt("The ferry was late.", [Span(4, 8)], 40, 1) == [
        [("The ", False), ("ferr", True), ("y was late.", False)]
    ]


def test_excerpt_starts_later_when_the_mark_would_be_cut_off() -> None:
    """The matched word is what a person looks for."""
    start = TEXT.index("kiosk")

    laid = excerpt(TEXT, [Span(start, start + 5)], 24, 2)

    assert ("kiosk", True) in [piece for line in laid for piece in line]
    assert lines(laid)[0].startswith("…")


@settings(deadline=None)
@given(st.lists(st.text("abé日", min_size=1, max_size=8), min_size=1, max_size=30), st.data())
def test_match_is_always_in_sight(words: list[str], data: st.DataObject) -> None:
    """Also the one that would be the first to be cut off, behind words as long as a line."""
    at = data.draw(st.integers(0, len(words) - 1))
    start = sum(len(word) + 1 for word in words[:at])

    laid = excerpt(" ".join(words), [Span(start, start + len(words[at]))], data.draw(st.integers(18, 40)), 2)

    assert (words[at], True) in [piece for line in laid for piece in line]


def test_nothing_gives_an_empty_line() -> None:
    """No text, no ellipsis."""
    assert excerpt("", (), 20, 2) == [[]]


@settings(deadline=None)
@given(
    text=st.text(alphabet="ab é“”—\n\t日本", max_size=80),
    width=st.integers(12, 40),
    count=st.integers(1, 3),
    start=st.integers(0, 80),
)
def test_excerpt_has_no_more_lines_than_asked_for(text: str, width: int, count: int, start: int) -> None:
    """However the text is, the lines are few, and only a single long word is wider than the width."""
    laid = excerpt(text, [Span(start, start + 3)], width, count)

    assert len(laid) <= count
    assert all(cells(line) <= width or line.rstrip(" …").lstrip("… ").count(" ") <= 1 for line in lines(laid))


@settings(deadline=None)
@given(st.lists(st.text("abé日", min_size=1, max_size=9), max_size=20), st.integers(12, 30), st.integers(1, 4))
def test_lines_are_as_full_as_words_make_them(words: list[str], width: int, count: int) -> None:
    """A word goes to the next line only where it does not fit; what is left out is told by a sign of no match."""
    text = " ".join(words)
    laid = excerpt(text, [Span(0, len(text))], width, count)

    for line, after in pairwise(lines(laid)):
        assert cells(line) + 1 + cells(after.split()[0]) > width or after.split()[0] == "…"
    shown = " ".join(lines(laid))
    assert text.startswith(shown.removesuffix("…").rstrip())
    assert ("…" in shown) == (shown != text)
    assert not any("…" in piece for line in laid for piece, is_marked in line if is_marked)


def test_shortened_text_says_that_there_is_more() -> None:
    """A text that fits is whole; of a longer one the last line ends in an ellipsis."""
    assert shortened("The ferry was late.", 24, 2) == "The ferry was late."
    assert shortened(TEXT, 24, 2) == "The ferry was late.\nNobody on the quay had …"
