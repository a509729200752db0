"""Words: numbers and compounds are one word, marks are none."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from store.text.words import words


def test_words_keep_numbers_and_compounds_whole() -> None:
    """Separators inside numbers, apostrophes and hyphens inside words do not part them."""
    text = "It's 3.5m, not 1,000 – Mary-Jane’s e\u0301tude at 10:30."

    assert [word.of(text) for word in words(text)] == [
        *("It's", "3.5m", "not", "1,000", "Mary-Jane’s", "e\u0301tude", "at", "10:30"),
    ]


def test_words_of_a_piece_stand_where_they_stand_in_the_text() -> None:
    """Offsets are those of the whole text."""
    text = "one two three"

    assert [word.start for word in words(text, 4, 9)] == [4, 8]


@given(st.text())
@settings(deadline=None)
def test_words_hold_every_letter_and_digit(text: str) -> None:
    """Words are in order, do not meet, and leave no letter or digit out."""
    found = words(text)

    assert all(one.end <= two.start for one, two in pairwise(found))
    inside = {offset for word in found for offset in range(word.start, word.end)}
    assert all(offset in inside for offset, code in enumerate(text) if code.isalnum())
