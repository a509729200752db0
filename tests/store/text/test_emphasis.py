"""Emphasis: signs in pairs, both or none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.model.span import Span
from store.text.emphasis import as_read, whole

PIECES = ("**", "*", "_", "__", " ", "\n", "the pool", "“closed”", "2026", "a_b", ":")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("**Agreed:** that the hall be painted", "Agreed: that the hall be painted"),
        ("the vote *was* lost", "the vote was lost"),
        ("__no__ and _perhaps_", "no and perhaps"),
        ("see [the audit](https://example.org/a_b) of May", "see the audit of May"),
        ("2 * 3 * 4 is 24, and file_name_one.txt", "2 * 3 * 4 is 24, and file_name_one.txt"),
        ("a lonely ** stays, so does *this", "a lonely ** stays, so does *this"),
        ("**_Nobody_** knew, ***nobody at all***", "Nobody knew, nobody at all"),
        ('the [**audit**](https://example.org/a_b "of May") was late[^3]', "the audit was late"),
        ("We will\n> not _sell_\n>> the quay [laughter]", "We will\nnot sell\nthe quay [laughter]"),
    ],
)
def test_words_are_read_without_their_signs(written: str, read: str) -> None:
    """What stands between signs stays; signs that are no pair are letters like others."""
    assert as_read(written, Span(0, len(written))) == read


@pytest.mark.parametrize(
    ("text", "cut", "kept"),
    [
        (
            "**Agreed:** that the hall be painted.",
            "Agreed:** that the hall be painted",
            "**Agreed:** that the hall be painted",
        ),
        ("He said it **had been sold**.", "it **had been sold", "it **had been sold**"),
        ("She wrote of *“nine boats by 2030”*.", "*“nine boats by 2030”", "*“nine boats by 2030”*"),
        ("He said **it was over**.", "it was over", "it was over"),
        ("**He said** it was over.", "it was over", "it was over"),
        ("It was **over, he** said.", "It was **over", "It was **over"),
    ],
)
def test_pair_at_an_edge_is_whole(text: str, cut: str, kept: str) -> None:
    """Both signs or neither; what lies inside a pair is left as it was cut, and so is what a pair lies across."""
    start = text.index(cut)

    assert [span.of(text) for span in whole(text, [Span(start, start + len(cut))])] == [kept]


@pytest.mark.parametrize(
    ("text", "cut", "read"),
    [
        ("He said it **had been sold**.", "been sold**", "been sold"),
        ("**He said** it was over.", "**He", "He"),
        ("see [the minutes](https://example.org) of May", "minutes](https://example.org) of", "minutes of"),
        ("see [the minutes](https://example.org) of May", "see [the", "see the"),
        ("It was 3 * 4, **he said.", "4, **he", "4, **he"),
    ],
)
def test_sign_whose_other_stands_beside_the_cut_is_not_read(text: str, cut: str, read: str) -> None:
    """A pair is looked for in the line, not in the words that were cut out of it; what is no pair stays."""
    start = text.index(cut)

    assert as_read(text, Span(start, start + len(cut))) == read


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.data())
def test_whole_only_adds_signs(text: str, data: st.DataObject) -> None:
    """It never takes a letter away, adds only stars and underscores, and is done after one go."""
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))

    (longer,) = whole(text, [span])

    assert longer.start <= span.start
    assert longer.end >= span.end
    assert set(text[longer.start : span.start] + text[span.end : longer.end]) <= {"*", "_"}


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_unmarked_takes_nothing_but_signs(text: str) -> None:
    """Every letter, digit and mark of the words is still there, in its order."""
    signs = str.maketrans("", "", "*_")

    assert as_read(text, Span(0, len(text))).translate(signs) == text.translate(signs)
