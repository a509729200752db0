"""Merging: whatever two windows do to one note, no word of either is lost."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from store.annotations.merging import merged
from store.model.annotation import Annotation
from store.model.selector import Target, TextPositionSelector, TextQuoteSelector

TARGET = Target(
    quote=TextQuoteSelector(exact="bridge"), position=TextPositionSelector(start=4, end=10), text_hash="0" * 64
)
BASE = Annotation(id="a", document="d", target=TARGET, body="which one?", tags=("ask", "old"))
WORDS = st.text(alphabet="ab ?", max_size=6)
TAGS = st.lists(st.sampled_from(["ask", "old", "new", "open"]), unique=True, max_size=4).map(tuple)


def test_field_that_one_changed_is_taken_from_him() -> None:
    """No merging where there is nothing to merge."""
    mine, theirs = replace(BASE, body="the old one"), replace(BASE, tags=("ask", "old", "urgent"))

    both = merged(BASE, mine, theirs)

    assert (both.body, both.tags) == ("the old one", ("ask", "old", "urgent"))
    assert merged(BASE, BASE, theirs) == theirs
    assert merged(BASE, mine, BASE) == mine


@settings(deadline=None)
@given(WORDS, WORDS, TAGS, TAGS)
def test_what_either_wrote_is_kept(
    mine: str, theirs: str, my_tags: tuple[str, ...], their_tags: tuple[str, ...]
) -> None:
    """Every changed text is in the merged one; a tag is there if either added it, gone if either removed it."""
    both = merged(BASE, replace(BASE, body=mine, tags=my_tags), replace(BASE, body=theirs, tags=their_tags))

    assert all(words in both.body for words in (mine, theirs) if words != BASE.body)
    added = (set(my_tags) | set(their_tags)) - set(BASE.tags)
    assert set(both.tags) == added | {tag for tag in BASE.tags if tag in my_tags and tag in their_tags}


@settings(deadline=None)
@given(WORDS, WORDS)
def test_nothing_is_lost_when_the_base_is_not_known(mine: str, theirs: str) -> None:
    """Without the base both count as changed."""
    both = merged(None, replace(BASE, body=mine), replace(BASE, body=theirs))

    assert mine in both.body
    assert theirs in both.body
