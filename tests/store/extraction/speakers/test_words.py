"""Likeness of words and names: slips of a letter, and forenames that agree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.extraction.speakers.words import agree, is_fuller, slips


@given(st.text(max_size=12), st.text(max_size=12))
def test_slips_is_a_distance(one: str, other: str) -> None:
    """Nothing between equal words, the same both ways, at most the longer word."""
    assert slips(one, one) == 0
    assert slips(one, other) == slips(other, one) <= max(len(one), len(other))


@pytest.mark.parametrize(
    ("keys", "words", "does"),
    [
        (("voss",), ("Clara", "Voss"), True),
        (("c", "voss"), ("Clara", "Voss"), True),
        (("clara", "voss"), ("C.", "Voss"), True),
        (("ruth", "voss"), ("Clara", "Voss"), False),
        (("kristin", "voss"), ("Kristen", "Voss"), True),
        (("anna", "voss"), ("Anne", "Voss"), False),
    ],
)
def test_agree_when_forenames_can_be_one_persons(keys: tuple[str, ...], words: tuple[str, ...], *, does: bool) -> None:
    """Equal, missing, an initial, or one slip in a long one."""
    assert agree(keys, words) is does


def test_is_fuller_prefers_forenames_to_initials_and_more_words() -> None:
    """A full forename says more than an initial, a middle name more than none."""
    assert is_fuller(("Clara", "Voss"), ("C.", "Voss"))
    assert is_fuller(("Clara", "M.", "Voss"), ("Clara", "Voss"))
    assert not is_fuller(("C.", "Voss"), ("Clara", "Voss"))
