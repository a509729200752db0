"""Sentences of a stream."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.extraction.sentences import LONGEST, sentences
from tests.store.extraction.streams import stream_of


def cut(text: str) -> list[str]:
    """The sentences of a text, in words."""
    stream = stream_of(text)
    return [stream.span(first, last).of(text) for first, last in sentences(stream)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Oduya left. He was tired.", ["Mr. Oduya left.", "He was tired."]),
        ("Gov. J. R. Pell of Me. spoke.", ["Gov. J. R. Pell of Me. spoke."]),
        ("It grew in the U.S. He saw it.", ["It grew in the U.S.", "He saw it."]),
        ("“Really?” she asked. “Yes.”", ["“Really?” she asked.", "“Yes.”"]),
        ("“Really?” Oduya asked. “Yes.”", ["“Really?” Oduya asked.", "“Yes.”"]),
        ("“Go.” Oduya left.", ["“Go.”", "Oduya left."]),
        ("It rose 3.5 percent (see p. 4). It fell.", ["It rose 3.5 percent (see p. 4).", "It fell."]),
    ],
)
def test_sentences_keep_abbreviations_and_attributions_whole(text: str, expected: list[str]) -> None:
    """A full stop ends a sentence only where a new one begins, and no quotation is cut from who said it."""
    assert cut(text) == expected


@settings(deadline=None)
@given(st.text(alphabet='aB .?!“”",;', max_size=200))
def test_sentences_tile_the_stream(text: str) -> None:
    """Every token is in exactly one sentence, and none is longer than what a verb may look at."""
    stream = stream_of(text)

    found = list(sentences(stream))

    assert [at for first, last in found for at in range(first, last)] == list(range(len(stream)))
    assert all(last - first <= LONGEST for first, last in found)
