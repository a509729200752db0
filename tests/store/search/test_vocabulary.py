"""The ways into the vocabulary find what a slow scan of all words finds."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from store.search.expansion import Expansion, slips_allowed
from store.search.lexicon import rising
from store.search.tokens import stem, token_words, tokens
from store.search.vocabulary import Vocabulary
from tests.store.search.naive import shares_a_letter

WORD = st.text(st.sampled_from("abcde"), min_size=3, max_size=8)


def vocabulary_of(words: list[str]) -> Vocabulary:
    """A vocabulary of some words at once and the others later, each in one passage."""
    vocabulary = Vocabulary(rising(sorted(set(words[::2]))))
    vocabulary.learn(words)
    vocabulary.held[:] = 1
    return vocabulary


@given(st.lists(WORD, max_size=40), WORD, st.integers(1, 2))
@settings(deadline=None)
def test_similar_finds_every_word_within_some_slips(words: list[str], word: str, slips: int) -> None:
    """Lengths and letters lose nothing that a scan of all words finds."""
    vocabulary = vocabulary_of(words)

    ids, distances = vocabulary.similar(word, slips)

    found = {vocabulary.word(each): distance for each, distance in zip(ids, distances, strict=True)}
    assert found == {near: OSA.distance(word, near) for near in words if OSA.distance(word, near) <= slips}


@given(st.lists(WORD, max_size=40), WORD)
@settings(deadline=None)
def test_beginnings_are_those_of_all_words(words: list[str], start: str) -> None:
    """The stretches of the two parts give the same words as a look at each."""
    vocabulary = vocabulary_of(words)

    found = set(vocabulary.spelled(vocabulary.beginning_with(start)))

    assert found == {word for word in words if word.startswith(start)}


@given(st.lists(WORD, max_size=40), WORD)
@example(["eab", "eabcd"], "deab")
@settings(deadline=None)
def test_similar_beginnings_are_those_of_all_longer_words(words: list[str], start: str) -> None:
    """As many letters as were typed, or one more, are within a slip; a shorter word lends nothing to longer ones."""
    ids, distances = (found := vocabulary_of(words)).similar_beginning(start, 1)

    longer = {each: slips for each, slips in zip(found.spelled(ids), distances, strict=True) if len(each) > len(start)}
    nearest = {word: min(OSA.distance(start, word[: len(start) + more]) for more in (0, 1)) for word in words}
    assert longer == {
        word: slips
        for word, slips in nearest.items()
        if len(word) > len(start) and slips <= 1 and shares_a_letter(start, word)
    }


@given(st.lists(WORD, max_size=40))
@settings(deadline=None)
def test_a_word_keeps_its_number(words: list[str]) -> None:
    """What is learnt later moves nothing; each word has one number."""
    vocabulary = vocabulary_of(words)

    known = vocabulary.learn(words)

    assert len(vocabulary) == len(set(words))
    assert all(vocabulary.word(known[word]) == word and vocabulary.number(word) == known[word] for word in words)


def test_variants_are_ordered_by_likeness() -> None:
    """The word itself, its stem, what it may go on to, a slip: in this order, the surest last."""
    vocabulary = vocabulary_of(["asked", "asking", "askedness", "asket", "other"])

    variants = Expansion(vocabulary).variants("asked", is_typing=True, passages=5)

    assert vocabulary.spelled(variants.ids) == ["asket", "askedness", "asking", "asked"]


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
