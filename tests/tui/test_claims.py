"""The claims as a person moves through them: which is here, which is next, which are shown."""

from __future__ import annotations

import pytest

from store.model.annotation import Verdict
from store.model.attribution import Assertion, Attribution, AttributionClass, AttributionKind
from store.model.claim import CheckWorthiness, Claim, Speaker
from store.model.document import Document
from store.model.span import Span
from tui import claims
from tui.claims import Filter, Row
from tui.only import By, Only, values

TEXT = "“Rain,” Ada said, “is wet.” Ben hopes it stops. The year had 365 days. Cy said that Ben hopes."


def made(
    number: int, *content: tuple[int, int], who: str = "Ada", kind: str = "direct", within: str | None = None
) -> Row:
    """A row for a claim with that content."""
    spans = tuple(Span(*pair) for pair in content)
    said = (
        Assertion(span=spans[0])
        if kind == "assertion"
        else Attribution(
            source=(),
            cue=(),
            content=spans,
            kind=AttributionKind.INDIRECT if kind == "stance" else AttributionKind(kind),
            category=AttributionClass.STANCE if kind == "stance" else AttributionClass.STATEMENT,
            pattern="made up",
        )
    )
    claim = Claim(
        id=str(number),
        said=said,
        speaker=Speaker(name=who),
        confidence=1.0,
        checkworthiness=CheckWorthiness(),
        within=within,
    )
    return Row(claim=claim, who=who)


ROWS = (
    made(0, (0, 7), (18, 27)),
    made(1, (38, 46), who="Ben", kind="stance"),
    made(2, (48, 70), who="the document", kind="assertion"),
    made(3, (79, 93), who="Cy", kind="indirect"),
    made(4, (84, 93), who="Ben", kind="stance", within="3"),
)


@pytest.mark.parametrize(
    ("offset", "expected"), [(0, 0), (6, 0), (10, -1), (20, 0), (30, -1), (40, 1), (50, 2), (80, 3), (90, 4), (93, -1)]
)
def test_claim_is_where_its_words_are(offset: int, expected: int) -> None:
    """The innermost claim whose content holds the place; none between the words."""
    assert claims.at(ROWS, offset) == expected


@pytest.mark.parametrize(("offset", "expected"), [(0, 0), (10, 0), (30, 0), (47, 1), (75, 2), (94, 4)])
def test_near_claim_is_the_one_here_or_before(offset: int, expected: int) -> None:
    """Between claims the sidebar stays on the one before."""
    assert claims.near(ROWS, offset) == expected


def test_near_of_nothing_is_nothing() -> None:
    """An empty list has no claim to show."""
    assert claims.near((), 5) == -1


def test_after_and_before_visit_each_claim() -> None:
    """From each claim the next is the next in the list, also where two start close together."""
    for index in range(len(ROWS) - 1):
        assert claims.after(ROWS, ROWS[index].span.start, index) == index + 1
        assert claims.before(ROWS, ROWS[index + 1].span.start, index + 1) == index


def test_claims_that_begin_at_one_place_are_each_reached() -> None:
    """The cursor stands on both: the one that is shown says which is next."""
    twins = (made(0, (0, 7)), made(1, (10, 20)), made(2, (10, 30)), made(3, (40, 46)))

    assert [claims.after(twins, 10, current) for current in (0, 1, 2)] == [3, 2, 3]
    assert [claims.before(twins, 10, current) for current in (1, 2, 3)] == [0, 1, 0]


def test_after_looks_for_what_is_wanted() -> None:
    """The first of the wanted ones, or none."""
    assert claims.after(ROWS, 0, 0, lambda row: row.who == "Cy") == 3
    assert claims.after(ROWS, 0, 0, lambda row: row.who == "Nobody") == -1
    assert claims.before(ROWS, 60, 2, lambda row: row.who == "Ada") == 0


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (Filter.STATEMENTS, "03"),
        (Filter.ALL, "01234"),
        (Filter.QUOTED, "0"),
        (Filter.REPORTED, "134"),
        (Filter.STANCES, "14"),
        (Filter.ASSERTIONS, "2"),
        (Filter.UNJUDGED, "01234"),
        (Filter.ANNOTATED, ""),
        (Filter.DOUBTFUL, ""),
    ],
)
def test_filter_lets_through_what_it_says(chosen: Filter, expected: str) -> None:
    """Each filter by the ids of what it shows."""
    assert "".join(row.claim.id for row in claims.shown(ROWS, chosen)) == expected


def test_filter_by_speaker_narrows() -> None:
    """Only one speaker's."""
    assert [row.claim.id for row in claims.shown(ROWS, Filter.ALL, Only(By.SPEAKER, "Ben", "Ben"))] == ["1", "4"]


def test_filter_by_verdict_and_tag_narrows() -> None:
    """One of them; and what there is to choose from, with how many each leaves."""
    claim = ROWS[0].claim
    every = (
        Row(claim=claim, who="Ada", verdict=Verdict("half-true"), has_tag=True, tags=("flood", "ask")),
        Row(claim=claim, who="Ben", verdict=Verdict("half-true")),
        Row(claim=claim, who="Cy", has_tag=True, tags=("ask",)),
    )

    assert [row.who for row in claims.shown(every, Filter.ALL, Only(By.VERDICT, "half-true", "half true"))] == [
        "Ada",
        "Ben",
    ]
    assert [row.who for row in claims.shown(every, Filter.ALL, Only(By.TAG, "ask", "#ask"))] == ["Ada", "Cy"]
    assert values(every, By.TAG) == {"ask": 2, "flood": 1}
    assert values(every, By.VERDICT) == {"half-true": 2, "open": 1}


def test_judged_claim_is_not_unjudged() -> None:
    """A verdict takes a claim out of the unjudged."""
    judged = Row(claim=ROWS[0].claim, who="Ada", verdict=Verdict.REFUTED)

    assert claims.shown((judged,), Filter.UNJUDGED) == ()


def test_seen_pieces_join_over_blanks_and_points() -> None:
    """What is marked as one claim is one stretch where only blanks part it, and several where words do."""
    joined = made(9, (0, 7), (8, 11)).claim
    parted = made(9, (0, 7), (18, 27)).claim

    assert claims.seen(TEXT, joined) == (Span(0, 11),)
    assert claims.seen(TEXT, parted) == (Span(0, 7), Span(18, 27))


def test_who_falls_back_to_words() -> None:
    """No name: the source's words; no source: words for nobody."""
    document = Document(id="d", title="t", source="-", language="en", text=TEXT, blocks=())
    nameless = made(0, (18, 27), who="").claim

    assert claims.who(document, ROWS[0].claim) == "Ada"
    assert claims.who(document, nameless) == "nobody named"
