"""Folding: a shadow in which spelling habits do not count, and a way back that is never wrong."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.model.span import Span
from store.text.folding import fold

LIFELIKE = st.text(st.sampled_from("aBcé\u0301ßŁø“”„'’–… \n\t\u00a0\u00adﬁİΣς½한日\u200dx.")) | st.text()


@given(LIFELIKE)
@settings(deadline=None)
def test_fold_offsets_rise_from_inside_the_text_to_its_end(text: str) -> None:
    """There is one offset a folded code point and one for the end; none lies outside, none falls."""
    folded = fold(text)
    offsets = list(folded.offsets)

    assert len(offsets) == len(folded.text) + 1
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)
    assert offsets[:-1] == [] or 0 <= offsets[0] <= offsets[-2] < len(text)


@given(LIFELIKE, st.data())
@settings(deadline=None)
def test_fold_span_leads_back_to_what_folds_to_the_same(text: str, data: st.DataObject) -> None:
    """The source of a folded piece, folded on its own, holds that piece."""
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    piece = folded.text[start:end]

    assert piece in fold(folded.span(Span(start, end)).of(text)).text


@given(LIFELIKE)
@settings(deadline=None)
def test_fold_of_a_folded_text_changes_nothing(text: str) -> None:
    """Folding twice is folding once."""
    once = fold(text).text

    assert fold(once).text == once


@given(st.text(st.characters(max_codepoint=127)))
@settings(deadline=None)
def test_fold_of_plain_text_equals_the_slow_way(text: str) -> None:
    """The fast path for ASCII gives what the general path gives for the same text with a letter of another script."""
    fast, slow = fold(text), fold("ж" + text)

    assert slow.text == "ж" + fast.text
    assert [offset - 1 for offset in slow.offsets[1:]] == list(fast.offsets)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Zoë  Łukasz Ærø", "zoe lukasz aero"),
        ("„Nein“, ‘no’, «non»", '"nein", \'no\', "non"'),
        ("2019–2020 — now", "2019-2020 - now"),
        ("ﬁrst\u00a0\n\tsecond…", "first second..."),
        ("Stra\u00adße", "strasse"),
        ("ÖDÖN e\u0301", "odon e"),
        ("", ""),
    ],
)
def test_fold_drops_what_readers_type_differently(text: str, folded: str) -> None:
    """Case, accents, marks, dashes, ligatures and spacing fold to what a plain keyboard has."""
    assert fold(text).text == folded


def test_fold_span_covers_whole_characters_of_the_source() -> None:
    """Half of a folded ß is the whole ß; a run of spaces is covered as one."""
    text = "Stra\u00dfe   frei"

    assert fold(text).span(Span(4, 5)).of(text) == "\u00df"
    assert fold(text).span(Span(7, 8)).of(text) == "   "


def test_fold_offsets_can_be_sliced_and_counted_from_the_end() -> None:
    """The map behaves like any sequence."""
    offsets = fold("é  x").offsets

    assert list(offsets[1:3]) == [1, 3]
    assert offsets[-1] == 4
    with pytest.raises(IndexError):
        offsets[9]
