"""The ways into the vocabulary find what a slow scan of all words finds."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from store.search.expansion import Expansion, slips_allowed
from store.search.tokens import stem, token_words, tokens
from store.search.vocabulary import Vocabulary

WORD = st.text(st.sampled_from("abcde"), min_size=3, max_size=8)


def vocabulary_of(words: list[str]) -> Vocabulary:
    """A vocabulary in which each word stands in a passage of its own."""
    vocabulary = Vocabulary()
    for number, word in enumerate(words):
        vocabulary.add(number, [word])
    vocabulary.settle()
    return vocabulary


@given(st.lists(WORD, max_size=40), WORD)
@settings(deadline=None)
def test_similar_finds_every_word_one_slip_away(words: list[str], word: str) -> None:
    """The buckets by both ends lose nothing that a scan of all words finds, for words of three letters or more."""
    vocabulary = vocabulary_of(words)

    found = {vocabulary.words[number]: distance for number, distance in vocabulary.similar(word, 1).items()}

    assert found == {near: OSA.distance(word, near) for near in words if OSA.distance(word, near) <= 1}


@given(st.lists(WORD, max_size=40), WORD)
@settings(deadline=None)
def test_beginnings_are_those_of_all_words(words: list[str], start: str) -> None:
    """The sorted list gives the same words as a look at each."""
    vocabulary = vocabulary_of(words)

    found = {vocabulary.words[number] for number in vocabulary.beginning_with(start, 100)}

    assert found == {word for word in words if word.startswith(start)}


def test_variants_are_ordered_by_likeness() -> None:
    """The word itself, its stem, what it may go on to, a slip: in this order."""
    vocabulary = vocabulary_of(["asked", "asking", "askedness", "asket", "other"])

    variants = Expansion(vocabulary).variants("asked", is_typing=True)

    assert [vocabulary.words[number] for number in variants] == ["asked", "asking", "askedness", "asket"]


def test_numbers_hold_no_slips() -> None:
    """2019 is not a slip of 2018."""
    assert slips_allowed("2018") == 0


def test_stem_puts_forms_of_a_word_together() -> None:
    """Endings of English verbs and nouns go, and the letters they brought."""
    assert {stem(word) for word in ("stop", "stops", "stopped", "stopping")} == {"stop"}
    assert {stem(word) for word in ("reform", "reforms", "reformed", "reforming")} == {"reform"}


def test_tokens_fold_words_and_know_where_they_stand() -> None:
    """Case, accents and apostrophes fold; compounds are parted; numbers stay whole."""
    assert token_words("Don’t, Zoë-Marie: 1,000 or 3.5?") == ["dont", "zoe", "marie", "1000", "or", "3.5"]
    assert tokens("a Łódź") == [(0, 1, "a"), (2, 6, "lodz")]
