"""What `date:` asks for, and that what is no date is said to be none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.search.dates import Dates, dates

DAYS = ["2021-12-31", "2022-06-01", "2022-06-30", "2023-01-05", "2023-04-17", "2023-04", "2024", ""]


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("2023", {"2023-01-05", "2023-04-17", "2023-04"}),
        ("2023-04", {"2023-04-17", "2023-04"}),
        ("2023/4/17", {"2023-04-17"}),
        ("2023.04.17", {"2023-04-17"}),
        ("2023-0", {"2023-01-05", "2023-04-17", "2023-04"}),
        ("202", set(DAYS) - {""}),
        ("2023..", {"2023-01-05", "2023-04-17", "2023-04", "2024"}),
        ("..2022-06", {"2021-12-31", "2022-06-01", "2022-06-30"}),
        ("2022-06-02..2023-01", {"2022-06-30", "2023-01-05"}),
        ("2022...2022", {"2022-06-01", "2022-06-30"}),
        ("2024..2022", set()),
    ],
)
def test_dates_hold_what_begins_like_them_and_what_lies_between(asked: str, held: set[str]) -> None:
    """Both ends belong to it, with all of their months and days."""
    meant = dates(asked)

    assert isinstance(meant, Dates)
    assert {day for day in DAYS if meant.holds(day)} == held


@pytest.mark.parametrize(
    "asked", ["20x3", "..", "yesterday", "2023..x", "x..2023", "2023-13", "2023-04-45", "23-04-01-7"]
)
def test_what_is_no_date_is_said_to_be_none(asked: str) -> None:
    """Nothing is guessed: a range with one bad end would be another range."""
    why = dates(asked)

    assert isinstance(why, str)
    assert asked in why


@given(st.text(st.sampled_from("0123456789-./ x"), max_size=14))
@settings(deadline=None)
def test_any_value_is_dates_or_a_reason(asked: str) -> None:
    """Never an error, and never dates that hold what has none."""
    meant = dates(asked)

    assert isinstance(meant, str) or not meant.holds("")
