"""A sequence that makes its things when they are asked for."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.lazily import Lazily


@settings(deadline=None)
@given(st.lists(st.integers(), max_size=8), st.integers(-10, 10), st.integers(-10, 10))
def test_it_is_the_list_of_all(things: list[int], first: int, last: int) -> None:
    """Whoever looks at it sees a list of what is made of each thing."""
    made = Lazily(things, str)

    assert list(made) == [str(one) for one in things]
    assert list(made[first:last]) == [str(one) for one in things][first:last]
    assert len(made) == len(things)


def test_nothing_is_made_that_nobody_asks_for() -> None:
    """Of a thousand things one is made when one is asked for, and not again the second time."""
    asked: list[int] = []

    def make(number: int) -> str:
        asked.append(number)
        return str(number)

    rows = Lazily(range(1000), make)

    assert (rows[7], rows[7], rows[-1]) == ("7", "7", "999")
    assert asked == [7, 999]
