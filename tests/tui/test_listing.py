"""A listing: what a filter lets through, and what is taken over from the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from store import Verdict
from store.model.attribution import Attribution, AttributionClass, AttributionKind
from store.model.claim import CheckWorthiness, Claim, Speaker
from store.model.span import Span
from tui import claims
from tui.claims import Filter, Row
from tui.listing import Listing, listing
from tui.only import By, Only

if TYPE_CHECKING:
    import pytest

LETTERS = {"Ida Moen": "M", "Olav Ness": "N"}


def row(number: int, verdict: Verdict = Verdict.OPEN, *, has_note: bool = False) -> Row:
    """A claim in a text of many like it."""
    said = Attribution(
        source=(),
        cue=(),
        content=(Span(number * 50, number * 50 + 20 + 40 * (number % 4 == 3)),),
        kind=tuple(AttributionKind)[number % 3],
        category=AttributionClass.STANCE if number % 5 == 4 else AttributionClass.STATEMENT,
        pattern="test",
    )
    name = (*LETTERS, None)[number % 3]
    claim = Claim(
        id=str(number), said=said, speaker=Speaker(name=name), confidence=1.0, checkworthiness=CheckWorthiness()
    )
    return Row(claim=claim, who=name or "she", verdict=verdict, has_note=has_note)


def shown(one: Listing) -> tuple[object, ...]:
    """What of a listing can be compared."""
    layers = {name: (layer.spans, layer.begins) for name, layer in one.layers.items()}
    return one.filter, one.only, one.rows, list(one.ends), layers, dict(one.signs)


NARROWED = (None, Only(By.SPEAKER, "Ida Moen", "Ida Moen"), Only(By.VERDICT, "refuted", "refuted"))
ROWS = st.lists(st.builds(row, st.integers(0, 12), st.sampled_from(Verdict)), unique_by=lambda one: one.claim.id)


@settings(deadline=None)
@given(ROWS, ROWS, st.sampled_from(Filter), st.sampled_from(Filter), st.sampled_from(NARROWED))
def test_a_listing_is_the_same_whatever_was_listed_before(
    old: Sequence[Row], new: Sequence[Row], before: Filter, chosen: Filter, only: Only | None
) -> None:
    """What is taken over from the listing before is what would have been made."""
    known = {one.claim.id: one for one in old}
    rows = tuple(known[one.claim.id] if known.get(one.claim.id) == one else one for one in new)

    afresh = listing(rows, chosen, only, LETTERS, Listing())
    again = listing(rows, chosen, only, LETTERS, listing(old, before, None, LETTERS, Listing()))

    assert shown(again) == shown(afresh)


def test_the_same_claims_are_the_same_listing() -> None:
    """Who shows it sees by the object that nothing is to be drawn."""
    rows = tuple(row(number) for number in range(30))
    before = listing(rows, Filter.ALL, None, LETTERS, Listing())

    again = listing(rows, Filter.ALL, None, LETTERS, before)

    assert again.rows is before.rows
    assert all(again.layers[kind] is before.layers[kind] for kind in before.layers)


def test_a_verdict_leaves_all_but_its_row() -> None:
    """The row that was judged is another one; the others, and what is made of all, are the same objects."""
    before = tuple(row(number) for number in range(30))
    listed = listing(before, Filter.ALL, None, LETTERS, Listing())
    judged = [replace(one, verdict=Verdict.REFUTED) if index == 7 else row(index) for index, one in enumerate(before)]

    rows = tuple(replace(one, claim=old.claim) if one != old else old for one, old in zip(judged, before, strict=True))
    now = listing(rows, Filter.ALL, None, LETTERS, listed)

    assert [index for index, (new, old) in enumerate(zip(rows, before, strict=True)) if new is not old] == [7]
    assert now.rows[7].verdict is Verdict.REFUTED
    assert (now.ends, now.layers, now.signs) == (listed.ends, listed.layers, listed.signs)
    assert now.layers is listed.layers


@settings(deadline=None)
@given(
    ROWS,
    st.lists(st.integers(0, 12), max_size=4),
    st.sampled_from(Filter),
    st.sampled_from(("by place", "as they come")),
)
def test_a_listing_that_grows_is_what_it_would_be_at_once(
    every: Sequence[Row], steps: list[int], chosen: Filter, order: str
) -> None:
    """Claims come a handful at a time, some with new speakers, and now and then one that belongs further up."""
    rows = sorted(every, key=lambda one: one.span) if order == "by place" else every
    before = Listing()
    for known in (*sorted(steps), len(rows)):
        letters = {name: LETTERS[name] for name in LETTERS if any(one.who == name for one in rows[:known])}
        before = listing(tuple(rows[:known]), chosen, None, letters, before)

    assert shown(before) == shown(listing(tuple(rows), chosen, None, letters, Listing()))


def test_a_letter_that_is_another_is_shown_anew() -> None:
    """The claims are the same, but somebody who was named earlier took the letter."""
    rows = [row(number) for number in range(9)]
    turned = {"Ida Moen": "I", "Olav Ness": "N"}

    again = listing(rows, Filter.ALL, None, turned, listing(rows, Filter.ALL, None, LETTERS, Listing()))

    assert shown(again) == shown(listing(rows, Filter.ALL, None, turned, Listing()))


def test_claims_that_come_are_marked_without_those_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 50,000 claims and the next fifty, fifty are looked at."""
    rows, asked = [row(number) for number in range(30)], list[Claim]()
    before = listing(rows[:28], Filter.ALL, None, LETTERS, Listing())
    style_of = claims.style_of

    def ask(claim: Claim) -> str:
        asked.append(claim)
        return style_of(claim)

    monkeypatch.setattr(claims, "style_of", ask)

    listing(rows, Filter.ALL, None, LETTERS, before)

    assert asked == [one.claim for one in rows[28:]]


def test_the_counts_are_those_of_the_filters() -> None:
    """What the chooser says of a filter is how many it lists."""
    rows = [row(number, tuple(Verdict)[number % 6], has_note=number % 7 == 0) for number in range(40)]

    assert claims.counts(rows) == {chosen: len(claims.shown(rows, chosen)) for chosen in Filter}
