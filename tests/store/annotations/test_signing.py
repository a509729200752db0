"""Signing: when something was written decides what counts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from store.annotations.signing import Clock, Signature

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


@given(st.lists(st.integers(-3_600_000_000, 3_600_000_000), min_size=2, max_size=30))
def test_of_two_moments_the_later_has_the_later_time(leaps: list[int]) -> None:
    """Also within one millisecond, and where the system's clock was set back by an hour: as it is written down."""
    moments = iter([NOON + timedelta(microseconds=leap) for leap in leaps])
    signature = Signature(author="ada", machine="desk", now=Clock(lambda: next(moments)))

    written = [signature.time() for _ in leaps]

    assert written == sorted(set(written))


def test_time_is_the_systems_where_that_goes_on() -> None:
    """Nothing is added to a clock that runs."""
    moments = [NOON, NOON + timedelta(seconds=2), NOON + timedelta(minutes=5)]
    running = iter(moments)
    clock = Clock(lambda: next(running))

    assert [clock() for _ in moments] == moments
