"""Who a verb is about."""

from __future__ import annotations

import pytest

from store.extraction.inversion import subject_after
from store.extraction.phrases import subject_before
from tests.store.extraction.streams import stream_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee said", "Ann Lee"),
        ("But on Monday Ann Lee said", "Ann Lee"),
        ("Ann Lee on Monday said", "Ann Lee"),
        ("On Monday, Ann Lee, a former mayor of Hull, said", "Ann Lee, a former mayor of Hull"),
        ("Ann Lee, 44, who led the city for ten years, said", "Ann Lee, 44, who led the city for ten years"),
        ("Dr Pike, asked to explain the figures, said", "Dr Pike"),
        ("A spokeswoman, Ann Lee, said", "A spokeswoman, Ann Lee"),
        ("Sen. Ann Lee (I-Vt.) said", "Sen. Ann Lee (I-Vt.)"),
        ("Lee, Oduya and Sen. Max Roth of Ohio said", "Lee, Oduya and Sen. Max Roth of Ohio"),
        ("the members of the board who were there said", "the members of the board who were there"),
        ("he went home and Ann Lee said", "Ann Lee"),
        ("when the mayor said", "the mayor"),
        ("He said", "He"),
        ("a move the union said", "the union"),
    ],
)
def test_subject_before_a_verb_is_the_whole_phrase(text: str, expected: str) -> None:
    """Titles, appositions and lists belong to it; adverbs, days and other clauses do not."""
    stream = stream_of(text)

    found = subject_before(stream, 0, len(stream) - 1)

    assert found is not None
    assert stream.span(*found).of(text) == expected


@pytest.mark.parametrize("text", ["It was fine and said", "because, said", "said"])
def test_subject_before_a_verb_is_none_where_no_noun_stands(text: str) -> None:
    """No phrase, no source."""
    stream = stream_of(text)

    assert subject_before(stream, 0, len(stream) - 1) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("said Ann Lee.", "Ann Lee"),
        ("said Ann Lee, who led the city, in a statement.", "Ann Lee, who led the city"),
        ("said Ann Lee on Monday.", "Ann Lee"),
        ("said Ann Lee, adding that it rained.", "Ann Lee"),
        ("said Ann Lee, Republican of Hull. “Yes.”", "Ann Lee, Republican of Hull"),
        ("asked one child.", "one child"),
        ("said she, and left.", "she"),
    ],
)
def test_subject_after_a_verb_ends_before_the_circumstances(text: str, expected: str) -> None:
    """An inverted subject takes its appositions with it, and neither day nor paper."""
    stream = stream_of(text)

    found = subject_after(stream, 1, len(stream))

    assert found is not None
    assert stream.span(*found).of(text) == expected
