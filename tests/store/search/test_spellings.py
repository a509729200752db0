"""Words written one behind the other are found like those of a list."""

from __future__ import annotations

import tracemalloc
from bisect import bisect_left

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from store.search.arrays import numbers
from store.search.index import Index
from store.search.segments import segment
from store.search.spellings import spelled
from store.search.taking import Taken
from tests.store.search.test_equivalence import passages_of

WORDS = st.sets(st.text(st.sampled_from("abcéßжλ語𝒳\ud800"), min_size=1, max_size=4), max_size=150).map(sorted)


@given(WORDS, st.text(st.sampled_from("abcéжλ語𝒳\ud800\U0010ffff"), max_size=5), st.data())
@settings(deadline=None)
def test_spelled_words_are_a_list_of_them(words: list[str], asked: str, data: st.DataObject) -> None:
    """One by one, a stretch, few or many of them, and where any word would stand: letters of one to four bytes."""
    spellings = spelled(words)
    places = data.draw(st.lists(st.integers(0, len(words) - 1), max_size=70)) if words else []
    low, high = sorted(data.draw(st.tuples(st.integers(0, 160), st.integers(0, 160))))

    assert list(spellings) == words
    assert spellings[low:high] == words[low:high]
    assert spellings.some(numbers(places)) == [words[place] for place in places]
    assert [spellings.before(word) for word in [*words, asked]] == [*range(len(words)), bisect_left(words, asked)]


@given(st.lists(st.lists(st.sampled_from([0, 1, 2, 65_535, 65_536, 70_001]), min_size=1, max_size=6), max_size=9))
@settings(deadline=None)
def test_words_with_high_numbers_have_their_passages(said: list[list[int]]) -> None:
    """Numbers of two bytes and of four are sorted alike; of each word the passages that hold it, once, rising."""
    lengths = numbers([len(words) for words in said])
    taken = Taken(lambda _: 0, lambda _: -1)
    taken.take(passages_of(["x"] * len(said)))
    about = taken.segment(numbers([0])).about

    made = segment(numbers([word for words in said for word in words]), lengths, about)

    for word in (0, 1, 65_535, 65_536, 70_001):
        here, (count,) = made.passages_with(numbers([word]))
        assert here.tolist() == [at for at, words in enumerate(said) if word in words]
        assert count == len(here)
    highest = max((word for words in said for word in words), default=0)
    assert made.tokens.dtype == (np.int32 if highest > 65_535 else np.uint16)


def test_an_index_keeps_less_than_300_bytes_a_sentence_beyond_the_text() -> None:
    """With as many distinct words as ten thousand real sentences have: eighteen of ten sentences, each of 22 words."""
    texts = [
        " ".join([*(f"word{(at * 7919 + nth * 31) % 997}" for nth in range(20)), f"rare{at}", f"odd{at * 4 // 5}"])
        for at in range(3000)
    ]
    said = sum(map(len, texts))
    Index(passages_of(texts[:40]))
    tracemalloc.start()
    try:
        index = Index(passages_of(texts))
        held = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()

    assert len(index) == len(texts)
    assert held - said < 300 * len(texts)
