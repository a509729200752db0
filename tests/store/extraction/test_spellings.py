"""What a token can be, by how it is written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.extraction import spellings as module
from store.extraction.lexicon import flags, lexicon
from store.extraction.spellings import Spellings, written_tokens


@pytest.mark.parametrize(
    ("written", "low", "bits"),
    [
        (" Said", "said", flags.WORD | flags.CAPITAL | flags.CUE),
        ("\n* don’t", "don't", flags.WORD | flags.AUXILIARY | flags.NEGATION),
        (" Voss’s", "voss's", flags.WORD | flags.CAPITAL | flags.POSSESSIVE),
        (" 12-year-old", "12-year-old", flags.WORD | flags.NUMBER),
        (" slowly", "slowly", flags.WORD | flags.ADVERB),
        ("...", "...", 0),
        (",", ",", flags.COMMA),
    ],
)
def test_spelling_is_classified_without_its_gap(written: str, low: str, bits: int) -> None:
    """The gap before a token says nothing; lists, shape and mark do."""
    found = Spellings(lexicon("en"))[written]

    assert found[0] == low
    assert found[1] & bits == bits
    assert found[2] == len(low)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_spelling_is_the_same_when_it_comes_again(text: str) -> None:
    """What is remembered is what was found."""
    known = Spellings(lexicon("de"))
    written = written_tokens(text, 0, len(text))

    first = [known[token] for token in written]

    assert [known[token] for token in written] == first


def test_spellings_are_forgotten_before_they_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many different words a text has, a bounded number is remembered."""
    monkeypatch.setattr(module, "MOST", 3)
    known = Spellings(lexicon("en"))

    for word in ["one", "by", "one", "the", "boats", "went", "out"]:
        known[word]

    assert 0 < len(known) <= 3


@settings(deadline=None)
@given(st.text(), st.text(alphabet=" *\n\u00a0"))
def test_tokens_tile_a_stretch_up_to_the_gap_at_its_end(text: str, gap: str) -> None:
    """Each begins where the last one ended, and no pattern is tried on the gap that none follows."""
    whole = text + gap

    written = written_tokens(whole, 0, len(whole))

    tiled = "".join(written)
    assert whole.startswith(tiled)
    assert all(char.isspace() or char == "*" for char in whole[len(tiled) :])
    assert all(any(not (char.isspace() or char == "*") for char in token) for token in written)
