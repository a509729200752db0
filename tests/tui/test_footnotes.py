"""Footnotes: the way there and back."""

from __future__ import annotations

from store.model.document import Footnote
from store.model.span import Span
from tui.footnotes import noted, way

#       0         1         2         3         4
#       0123456789012345678901234567890123456789012345
TEXT = "One[1] and two[2] in a line.\n\n[1] First.\n[2] Second."
FOOTNOTES = (
    Footnote(reference=Span(3, 6), note=Span(30, 40)),
    Footnote(reference=Span(14, 17), note=Span(41, 52)),
)
LINE = Span(0, 29)


def test_sign_under_the_cursor_goes_to_its_note() -> None:
    """Also when another one stands before it in the line."""
    assert [way(FOOTNOTES, at, LINE) for at in (3, 5, 14)] == [30, 30, 41]


def test_line_goes_to_the_first_sign_behind_the_cursor() -> None:
    """Else to one before it: a person stands somewhere in the line."""
    assert [way(FOOTNOTES, at, LINE) for at in (0, 6, 20)] == [30, 41, 30]


def test_note_goes_back_to_its_sign() -> None:
    """From anywhere in it."""
    assert [way(FOOTNOTES, at, Span(30, 52)) for at in (30, 39, 45)] == [3, 3, 14]


def test_no_footnote_goes_nowhere() -> None:
    """A line without a sign; a click beside one."""
    assert way(FOOTNOTES, 60, Span(60, 70)) is None
    assert noted(FOOTNOTES, 6) is None
