"""A paragraph as tokens."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.extraction.lexicon import flags
from tests.store.extraction.streams import stream_of


def test_stream_has_a_quotation_as_one_token() -> None:
    """What is quoted reads like a word of the clause around it."""
    stream = stream_of("“We wait,” she said.")

    assert stream.low == ["“", "she", "said", "."]
    assert stream.bits[0] & flags.QUOTE
    assert stream.quote_end(0) == ","


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the 12-year-old U.S.-led D-N.Y. plan", ["the", "12-year-old", "u.s.-led", "d-n.y.", "plan"]),
        ("it rose 3.5% to 2,000", ["it", "rose", "3.5", "%", "to", "2,000"]),
        ("Factcheck.org doesn’t agree", ["factcheck.org", "doesn't", "agree"]),
        ("**bold** words -- here", ["bold", "words", "--", "here"]),
    ],
)
def test_stream_keeps_together_what_is_one_word(text: str, words: list[str]) -> None:
    """Hyphens, initials, numbers and names of sites are no breaks."""
    assert stream_of(text).low == words


@settings(deadline=None)
@given(st.text(max_size=60))
def test_stream_tokens_are_in_order_and_inside(text: str) -> None:
    """Tokens lie in the text, in order, and do not meet."""
    stream = stream_of(text)

    places = list(zip(stream.starts, stream.ends, strict=True))
    assert all(start < end for start, end in places)
    assert all(one[1] <= other[0] for one, other in pairwise(places))
    assert not places or (places[0][0] >= 0 and places[-1][1] <= len(text))
