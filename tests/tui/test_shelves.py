"""Documents as the library lists them: found by any of their words, in the order that was asked for."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from store import Kept, Shelved, SourceState
from tui.shelves import Order, ago, collections, collections_in, left, row, shelved

NOW = datetime(2026, 5, 20, 12, tzinfo=UTC)


def entry(
    name: str,
    *,
    date: str | None = None,
    opened: str = "2026-05-20",
    claims: int | None = 10,
    judged: int = 0,
    under: tuple[str, ...] = (),
) -> Shelved:
    """A kept document."""
    kept = Kept(
        id=name,
        title=name,
        author="Nell Orme",
        date=date,
        source=f"/papers/{name}.txt",
        language="en",
        text_hash="",
        kept=f"{opened}T08:00:00+00:00",
        opened=f"{opened}T08:00:00+00:00",
        collections=under,
    )
    return Shelved(kept=kept, claims=claims, judged=judged, notes=0)


FERRY = entry("Ferry", date="2024-02-01", opened="2026-05-18", claims=40, judged=39, under=("boats",))
LOCK = entry("Lock", date=None, opened="2026-05-20", claims=None, under=("canals", "boats"))
WEIR = entry("Weir", date="2025-11", opened="2026-03-01", claims=12)


@pytest.mark.parametrize(
    ("order", "wanted"),
    [
        (Order.READ, ["Lock", "Ferry", "Weir"]),
        (Order.TITLE, ["Ferry", "Lock", "Weir"]),
        (Order.DATE, ["Weir", "Ferry", "Lock"]),
        (Order.CLAIMS, ["Ferry", "Weir", "Lock"]),
        (Order.LEFT, ["Weir", "Ferry", "Lock"]),
    ],
)
def test_order_is_the_one_that_was_asked_for(order: Order, wanted: list[str]) -> None:
    """What is not known comes last."""
    assert [each.kept.title for each in shelved((FERRY, LOCK, WEIR), "", order, None)] == wanted


@pytest.mark.parametrize("typed", ["wier", "WEIR orme", "2025", "weir.txt"])
def test_any_word_finds_a_document(typed: str) -> None:
    """Title, author, date and file; with a slip."""
    assert [each.kept.title for each in shelved((FERRY, LOCK, WEIR), typed, Order.READ, None)] == ["Weir"]


def test_collection_narrows_and_is_found_by_its_name() -> None:
    """Chosen, or typed."""
    assert [each.kept.title for each in shelved((FERRY, LOCK, WEIR), "", Order.TITLE, "boats")] == ["Ferry", "Lock"]
    assert [each.kept.title for each in shelved((FERRY, LOCK, WEIR), "canals", Order.TITLE, None)] == ["Lock"]
    assert collections((FERRY, LOCK, WEIR)) == ["boats", "canals"]
    assert collections_in("boats, #to read,, boats ") == ("boats", "to read")


def test_row_says_what_is_known() -> None:
    """The share that is judged; nothing that nobody looked for."""
    assert row(FERRY, SourceState.CHANGED, NOW).claims == "40 claims · 97 % judged"
    assert row(FERRY, SourceState.CHANGED, NOW).state == "changed on disk"
    assert row(LOCK, SourceState.SAME, NOW).claims == "not gone through yet"
    assert row(entry("One", claims=1), SourceState.SAME, NOW).claims == "1 claim · none judged"


@pytest.mark.parametrize(
    ("claims", "judged", "share"),
    [
        (55, 1, "1 %"),
        (15_801, 2, "<1 %"),
        (15_801, 15_800, "99 %"),
        (100, 1, "1 %"),
        (101, 1, "<1 %"),
        (7, 7, "all"),
        (7, 9, "all"),
    ],
)
def test_share_is_never_none_nor_all_when_it_is_not(claims: int, judged: int, share: str) -> None:
    """Two of many thousands are not nought; a verdict on a claim that is found no more makes no more than all."""
    listed = row(entry("Long", claims=claims, judged=judged), SourceState.SAME, NOW)

    assert listed.claims == f"{claims} claims · {share} judged"


def test_nothing_is_left_of_what_is_judged_and_of_what_nobody_went_through() -> None:
    """A verdict on a claim that was found no more makes up for none that is open."""
    assert [
        left(entry("One", claims=claims, judged=judged)) for claims, judged in ((9, 4), (3, 3), (3, 5), (None, 0))
    ] == [
        *(5, 0, 0, 0),
    ]


def test_time_is_told_as_a_person_would() -> None:
    """Days for a month, then the date."""
    assert ago("2026-05-20T01:00:00+00:00", NOW) == "today"
    assert ago("2026-05-19T23:00:00+00:00", NOW) == "yesterday"
    assert ago("2026-05-10T23:00:00+00:00", NOW) == "10 days ago"
    assert ago("2025-05-10T23:00:00+00:00", NOW) == "2025-05-10"
