"""Who says what stands at a place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from store.model.attribution import Assertion, Attribution, AttributionClass, AttributionKind
from store.model.claim import CheckWorthiness, Claim, Speaker
from store.model.span import Span
from tui.claims import Row
from tui.sayers import Sayers

if TYPE_CHECKING:
    import pytest

PLACES = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


def said(number: int, span: Span) -> Row:
    """A row for a claim of its own speaker."""
    claim = Claim(
        id=str(number),
        said=Assertion(span=span),
        speaker=Speaker(name=f"Speaker {number}"),
        confidence=1.0,
        checkworthiness=CheckWorthiness(),
    )
    return Row(claim=claim, who=f"Speaker {number}")


@settings(deadline=None)
@given(st.lists(PLACES, max_size=12), PLACES)
def test_sayer_is_that_of_the_claim_that_meets_the_place_most(spans: list[Span], place: Span) -> None:
    """Claims in any order, within one another or across: it is found as if all were looked at."""
    rows = [said(number, span) for number, span in enumerate(spans)]

    def shared(span: Span) -> int:
        return max(0, min(span.end, place.end) - max(span.start, place.start))

    found = Sayers(rows).who(place)

    most = max(map(shared, spans), default=0)
    assert found in {f"Speaker {number}" for number, span in enumerate(spans) if shared(span) == most > 0} or (
        not most and not found
    )


def test_nobody_says_what_stands_between_the_pieces_of_a_claim() -> None:
    """“Rain,” Ada said, “is wet”: the words in between are the document’s."""
    row = said(0, Span(0, 1))
    parted = Attribution(
        source=(),
        cue=(),
        content=(Span(0, 6), Span(18, 27)),
        kind=AttributionKind.DIRECT,
        category=AttributionClass.STATEMENT,
        pattern="made up",
    )
    sayers = Sayers([replace(row, claim=replace(row.claim, said=parted))])

    assert [sayers.who(Span(*place)) for place in ((6, 18), (8, 12), (5, 7), (27, 30))] == ["", "", "Speaker 0", ""]


def test_few_of_many_claims_are_looked_at() -> None:
    """Of ten thousand claims a place asks those around it: a list does so for each row at each key."""
    sayers = Sayers([said(at, Span(10 * at, 10 * at + 8)) for at in range(10_000)])

    assert [row.who for row in sayers.near(Span(5001, 5015))] == ["Speaker 500", "Speaker 501"]


@settings(deadline=None)
@given(st.lists(PLACES, max_size=9), st.lists(PLACES, max_size=9), st.lists(PLACES, max_size=1))
def test_claims_that_join_others_are_in_order_as_if_all_had_come_at_once(
    first: list[Span], more: list[Span], asked: list[Span]
) -> None:
    """Wherever they stand, and whether or not those before were ever asked."""
    rows = tuple(said(number, span) for number, span in enumerate((*first, *more)))
    before = Sayers(rows[: len(first)])
    for each in asked:
        before.who(each)

    joined, whole = Sayers(rows, before).order(), Sayers(rows).order()

    assert joined == whole


def test_only_claims_that_join_are_put_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """A batch of fifty comes to 50,000 while hits are shown: the screen must not wait for all of them."""
    rows = tuple(said(at, Span(10 * at, 10 * at + 8)) for at in range(1_000))
    before = Sayers(rows[:990])
    before.order()
    asked: list[str] = []

    def counted(row: Row) -> Span:
        asked.append(row.claim.id)
        return row.claim.span

    monkeypatch.setattr(Row, "span", property(counted))

    Sayers(rows, before).order()

    assert len(asked) == 10
