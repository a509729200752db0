"""The word diff: it loses nothing, and a person can read it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.text.diff import Change, ChangeKind, word_diff

WORDS = st.lists(st.sampled_from(("rain", "June", "the", " ", "\n", ",", "’", "Šárka", "e\u0301", "")), max_size=20)
TEXTS = st.one_of(st.text(max_size=40), WORDS.map(" ".join), WORDS.map("".join))

SHOWN = {ChangeKind.EQUAL: "{}", ChangeKind.REMOVED: "[-{}-]", ChangeKind.ADDED: "[+{}+]"}


def shown(changes: tuple[Change, ...]) -> str:
    """A diff on one line."""
    return "".join(SHOWN[change.kind].format(change.text) for change in changes)


@given(TEXTS, TEXTS)
@settings(deadline=None)
def test_word_diff_gives_both_texts_back(old: str, new: str) -> None:
    """Equal and removed pieces are the old text, equal and added ones the new."""
    changes = word_diff(old, new)

    assert "".join(change.text for change in changes if change.kind is not ChangeKind.ADDED) == old
    assert "".join(change.text for change in changes if change.kind is not ChangeKind.REMOVED) == new


@given(TEXTS, TEXTS)
@settings(deadline=None)
def test_word_diff_has_no_crumbs(old: str, new: str) -> None:
    """No piece is empty, no two neighbours are of a kind, and what was removed stands before what came for it."""
    kinds = [change.kind for change in word_diff(old, new)]

    assert all(change.text for change in word_diff(old, new))
    assert all(one is not other for one, other in pairwise(kinds))
    assert (ChangeKind.ADDED, ChangeKind.REMOVED) not in set(pairwise(kinds))


@given(TEXTS)
@settings(deadline=None)
def test_word_diff_of_a_text_with_itself_is_equal(text: str) -> None:
    """Nothing changed, nothing is marked."""
    assert word_diff(text, text) == ((Change(ChangeKind.EQUAL, text),) if text else ())


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("The rain came in June.", "The rain came in July.", "The rain came in [-June-][+July+]."),
        ("The rain came.", "The heavy rain came.", "The [+heavy +]rain came."),
        ("a red old roof", "a blue new roof", "a [-red old-][+blue new+] roof"),
        ("They don’t pay", "They do pay", "They [-don’t-][+do+] pay"),
        ("gone", "", "[-gone-]"),
    ],
)
def test_word_diff_reads_like_a_correction(old: str, new: str, expected: str) -> None:
    """Whole words, and a replaced phrase as one piece."""
    assert shown(word_diff(old, new)) == expected


def test_word_diff_replaces_long_texts_that_share_little() -> None:
    """Two texts that would take seconds to compare are one replacement between the ends that they share."""
    old = "first " + "one two " * 9_000 + "last"
    new = "first " + "three four " * 9_000 + "last"

    assert [change.kind.value for change in word_diff(old, new)] == ["equal", "removed", "added", "equal"]
