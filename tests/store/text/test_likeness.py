"""What is typed into a filter finds what is meant, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.text.likeness import likeness


@pytest.mark.parametrize(
    "typed", ["harbour", "HARBOUR inq", "inquiry harb", "arbour", "harbuor", "hárbour", "inqiury", "", "the"]
)
def test_words_in_any_order_begun_or_slipped_are_found(typed: str) -> None:
    """Case, accents, order, the end of a word and one slip in four letters do not count."""
    assert likeness(typed, "The harbour inquiry") > 0


@pytest.mark.parametrize("typed", ["harbour council", "xyz", "hubris", "in q"])
def test_word_that_is_not_there_finds_nothing(typed: str) -> None:
    """Every typed word has to be there."""
    assert likeness(typed, "The harbour inquiry") == 0


def test_closer_fits_score_higher() -> None:
    """Whole before begun, begun before inside, inside before slipped; of equals the shorter text."""
    scores = [likeness("mill", text) for text in ("mill", "the mill", "the miller", "the sawmill", "the mlil")]

    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


@settings(deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_is_a_share_whatever_is_typed(typed: str, text: str) -> None:
    """0..1, and everything fits itself as well as anything fits it."""
    assert 0 <= likeness(typed, text) <= 1 <= likeness(text, text) + 1e-9


def test_long_text_is_given_up_at_its_first_word_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that is pasted into a filter costs no more than a word: the screen waits for it at each row."""
    asked: list[str] = []

    def nothing(_typed: str, word: str) -> float:
        asked.append(word)
        return 0.0

    monkeypatch.setattr("store.text.likeness._worth", nothing)

    assert likeness("quite another page " * 200, "The harbour inquiry") == 0

    assert asked == ["the", "harbour", "inquiry"]
