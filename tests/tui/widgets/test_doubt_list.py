"""The list of what is unsure: what was struck out and what came are told apart, and nothing commands the terminal."""

from __future__ import annotations

from store import Annotation, Span, Target, TextPositionSelector, TextQuoteSelector
from tui.doubts import Doubt
from tui.widgets.doubt_list import DoubtList

TEXT = "The rain came in July.\nIt stayed."


def lines(quote: str, span: Span | None, width: int = 60) -> list[list[tuple[str, str]]]:
    """The row of a note on `quote`."""
    where = Target(
        quote=TextQuoteSelector(exact=quote),
        position=TextPositionSelector(start=0, end=len(quote)),
        text_hash="0" * 64,
    )
    note = Annotation(id="n", document="d", target=where, body="wet")
    rows = DoubtList()
    rows._text, rows._doubts = TEXT, (Doubt(noun=note, what="note", words="wet", quote=quote, span=span),)
    drawn = [list(line) for line in rows.row_lines(0, width)]
    assert len(drawn) <= rows.row_heights(width)[0]
    return drawn


def test_row_marks_what_was_removed_and_what_came() -> None:
    """On two lines, each with its own changed words marked."""
    _, then, now = lines("The rain came in June.", Span(0, 22))

    assert ("June", "doubt-list--removed") in then
    assert ("July", "doubt-list--added") in now
    assert "then" in then[0][0]
    assert "now" in now[0][0]


def test_row_says_when_the_words_are_the_same() -> None:
    """Twins: nothing is struck out, and it says why it is unsure all the same."""
    _, _, now = lines("The rain came in July.", Span(0, 22))

    assert "the same words" in now[1][0]


def test_row_of_a_lost_one_has_its_quote() -> None:
    """There are no words now; those it was made on stay."""
    head, quote = lines("The ferry was sold.", None)

    assert head[-1][0] == "lost"
    assert "The ferry was sold." in "".join(text for text, _ in quote)
