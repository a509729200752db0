"""The parts of checking: reading a quotation, prepared sources, runs, orders."""

from __future__ import annotations

import itertools
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.checking.candidates import verbatim_at, windows
from store.checking.orders import kept_in_order, moved_from, reordered_at
from store.checking.quoted import read_quoted, respelt
from store.checking.runs import best_row, runs_between
from store.checking.sources import Sources
from store.checking.tokens import keys, spans

WORDS = st.lists(st.sampled_from(("the", "rain", "came", "in", "June", "and", "stayed", "not")), min_size=1, max_size=8)
TEXTS = st.lists(WORDS.map(" ".join), min_size=1, max_size=12).map(". ".join)


@pytest.mark.parametrize(
    ("text", "words", "marks", "editorial"),
    [
        ("[T]he rain … came", ["the", "rain", "came"], {2}, {0}),
        ("… the rain came ...", ["the", "rain", "came"], set(), set()),
        ("the rain [sic] came [...] in", ["the", "rain", "came", "in"], {3}, set()),
        ("want[ed] rain (…) now", ["wanted", "rain", "now"], {2}, {0}),
        ("the [heavy] rain. . . came", ["the", "heavy", "rain", "came"], {3}, {1}),
    ],
)
def test_quotation_is_read_as_its_writer_made_it(
    text: str, words: list[str], marks: set[int], editorial: set[int]
) -> None:
    """Marks of omission, brackets and "sic" are no words, and known by where they stand."""
    quoted = read_quoted(text)

    assert list(quoted.keys) == words
    assert quoted.marks == marks
    assert quoted.editorial == editorial


def test_hyphen_of_a_line_end_is_joined_where_the_source_knows_the_word() -> None:
    """What was parted for its line is one word again; what both write with a hyphen stays two."""
    assert respelt(read_quoted("the gal- lery … and well-known"), {"gallery", "well", "known"}).keys == (
        *("the", "gallery", "and", "well", "known"),
    )


def test_hyphen_of_a_word_at_a_line_end_stays_where_the_source_knows_its_parts() -> None:
    """A wrapped "well-known" is the two words that it is elsewhere; marks and brackets move along."""
    quoted = respelt(read_quoted("a well-\nknown … [other-\nwise] gal-\nlery"), {"well", "known", "gallery"})

    assert quoted.keys == ("a", "well", "known", "otherwise", "gallery")
    assert quoted.marks == {3}
    assert quoted.editorial == {3}


@given(st.lists(TEXTS, min_size=1, max_size=4), WORDS)
@settings(deadline=None)
def test_words_in_a_row_are_found_wherever_they_are(texts: list[str], wanted: list[str]) -> None:
    """The index finds just what looking at every word finds."""
    sources = Sources((str(number), text) for number, text in enumerate(texts))
    words = [word.lower() for word in wanted]
    naive = any(
        keys(text, 0, len(text))[at : at + len(words)] == words for text in texts for at in range(len(text) + 1)
    )

    start = verbatim_at(sources, words)

    assert (start is not None) is naive
    if start is not None:
        assert sources.words[start : start + len(words)] == words


@given(st.lists(st.text(max_size=300), max_size=4))
@settings(deadline=None)
def test_every_word_of_prepared_sources_has_its_place(texts: list[str]) -> None:
    """Number, text and place of a word fit, in any text, also across the pieces that it is prepared in."""
    sources = Sources((str(number), text * 20) for number, text in enumerate(texts))

    for number, word in enumerate(sources.words):
        if word:
            _, text = sources.texts[sources.source_of(number)]
            place = sources.place(number)
            assert keys(text, place.start, place.end) == [word]
            low, high = sources.bounds(number)
            assert low <= number < high


def test_windows_lie_inside_one_text_each() -> None:
    """No stretch goes across the end of a text."""
    sources = Sources([("a", "the rain came in June. " * 100), ("b", "the rain stayed. " * 100)])

    for low, high in windows(sources, ["rain", "june", "stayed"]):
        assert "" not in sources.words[low:high]


@given(TEXTS, WORDS)
@settings(deadline=None)
def test_runs_are_all_that_both_have(text: str, wanted: list[str]) -> None:
    """Each pair of equal words is in just one run, and no run could be longer."""
    theirs, words = keys(text, 0, len(text)), [word.lower() for word in wanted]

    runs = runs_between(words, theirs, 0, len(theirs))

    pairs = Counter((run.quoted + at, run.source + at) for run in runs for at in range(run.length))
    assert pairs == Counter((i, j) for i, one in enumerate(words) for j, other in enumerate(theirs) if one == other)
    for run in runs:
        before = run.quoted and run.source and words[run.quoted - 1] == theirs[run.source - 1]
        behind = words[run.quoted_end : run.quoted_end + 1] == theirs[run.source_end : run.source_end + 1] != []
        assert not before
        assert not behind


@given(TEXTS, WORDS)
@settings(deadline=None)
def test_row_is_in_the_order_of_the_quotation_without_overlap(text: str, wanted: list[str]) -> None:
    """No word of the quotation is explained twice."""
    sources = Sources([("", text)])
    quoted = read_quoted(" ".join(wanted))

    row = best_row(sources, quoted, [(0, len(sources.words) - 1)])

    assert all(one.quoted_end <= other.quoted for one, other in itertools.pairwise(row))
    for run in row:
        assert quoted.keys[run.quoted : run.quoted_end] == tuple(sources.words[run.source : run.source_end])


@given(TEXTS, st.data())
@settings(deadline=None)
def test_words_in_another_order_are_found_and_each_has_its_place(text: str, data: st.DataObject) -> None:
    """Any row of words of a text, shuffled: found, and every word is taken from one place, once."""
    sources = Sources([("", text)])
    count = len(spans(text, 0, len(text)))
    first = data.draw(st.integers(0, count - 1))
    last = data.draw(st.integers(first + 1, count))
    words = data.draw(st.permutations(sources.words[first:last]))

    start = reordered_at(sources, words, [(0, count)])

    assert start is not None
    runs = moved_from(sources, words, start)
    assert sorted(at for run in runs for at in range(run.source, run.source_end)) == [*range(start, start + len(words))]
    assert [at for run in runs for at in range(run.quoted, run.quoted_end)] == [*range(len(words))]
    kept = [run for run in runs if run in kept_in_order(runs)]
    assert all(one.source_end <= other.source for one, other in itertools.pairwise(kept))
