"""Completion: what was used before is found by a few letters, and put in place of them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.completing import completed, fitting

TAGS = ["flood", "floodgate", "money", "money-trail", "witness"]


def test_last_word_is_completed_and_the_others_stay() -> None:
    """Tags are parted by blanks or commas; the one being typed counts, with a slip."""
    assert fitting("money witn", TAGS, " ,")[0] == "witness"
    assert fitting("money witnes", TAGS, " ,") == ["witness"]
    assert fitting("flodo", TAGS, " ,") == ["flood", "floodgate"]
    assert completed("money witn", "witness", " ,") == "money witness "


def test_what_stands_there_already_is_not_offered() -> None:
    """Each tag once; with nothing typed all others, in their order."""
    assert fitting("money ", TAGS, " ,") == ["flood", "floodgate", "money-trail", "witness"]
    assert fitting("Money,flood, ", TAGS, " ,") == ["floodgate", "money-trail", "witness"]
    assert fitting("", TAGS) == TAGS


def test_names_with_blanks_are_parted_by_commas_or_are_the_line() -> None:
    """Collections have blanks in them; a speaker's name is all there is."""
    assert completed("court files, to r", "to read", ",") == "court files, to read, "
    assert completed("an br", "Anna Brandt") == "Anna Brandt"
    assert fitting("an brandt", ["Piet Olsen", "Anna Brandt"]) == ["Anna Brandt"]


@settings(deadline=None)
@given(st.text("ab ,", max_size=20), st.sampled_from(["", ",", " ,"]))
def test_completing_keeps_what_was_done(line: str, parted: str) -> None:
    """What stands before the word being typed is never changed."""
    done = completed(line, "money", parted)

    end = max((line.rfind(sign) for sign in parted), default=-1) + 1
    assert done.startswith(line[:end])
    assert "money" in done
