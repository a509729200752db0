"""Tokens: what counts in a comparison and what never does."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.checking.tokens import keys, spans


def words(text: str) -> list[str]:
    """All tokens of a text."""
    return keys(text, 0, len(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“It’s late,” he said.", '"It\'s LATE", he said!'),
        ("well-known", "well—known"),
        ("trans-\nport", "transport"),
        ("re\u0301sume\u0301", "résumé"),
        ("co\u00adoperate", "cooperate"),
        ("ﬁnal oﬃce", "final office"),
        ("at −5 degrees", "at -5 degrees"),
        ("no\u00a0more", "no more"),
    ],
)
def test_writing_does_not_count(one: str, other: str) -> None:
    """Marks, dashes, case, ligatures, soft hyphens, kinds of blanks and line ends are the same words."""
    assert words(one) == words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("konnte", "könnte"),
        ("we're", "were"),
        ("3.5", "35"),
        ("1,000", "10,00"),
        ("at -5 degrees", "at 5 degrees"),
        ("$5", "€5"),
        ("5 %", "5"),
        ("10²", "102"),
        ("我们会", "我们不会"),
        ("नहीं", "नहा"),
    ],
)
def test_what_is_said_does(one: str, other: str) -> None:
    """Accents, apostrophes, decimal points, signs, currencies and vowel signs make another word."""
    assert words(one) != words(other)


@given(st.text(max_size=60))
@settings(deadline=None)
def test_every_letter_and_digit_is_in_a_token(text: str) -> None:
    """Nothing that can be read is overlooked, in any script: what is overlooked would be called verbatim."""
    inside = {offset for span in spans(text, 0, len(text)) for offset in range(span.start, span.end)}

    assert [letter for at, letter in enumerate(text) if letter.isalnum() and at not in inside] == []


@given(st.text(alphabet=st.characters(categories=("Lo", "Mn", "Mc", "Nd")), min_size=1, max_size=20))
@settings(deadline=None)
def test_marks_behind_a_letter_are_part_of_it(text: str) -> None:
    """A vowel sign of another script is not lost between two words."""
    inside = {offset for span in spans(text, 0, len(text)) for offset in range(span.start, span.end)}
    behind = [
        at
        for at, letter in enumerate(text)
        if at and unicodedata.category(letter) in {"Mn", "Mc"} and unicodedata.category(text[at - 1]) == "Lo"
    ]

    assert [at for at in behind if at not in inside] == []


@given(st.text(max_size=60))
@settings(deadline=None)
def test_places_and_keys_belong_together(text: str) -> None:
    """As many places as keys, in order, apart."""
    found = spans(text, 0, len(text))

    assert len(found) == len(words(text))
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
