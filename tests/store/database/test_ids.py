"""Ids are unique and sort by the time they were made."""

from __future__ import annotations

import time
from unittest.mock import patch

from store.database.ids import new_id


def test_ids_grow_when_made_one_after_the_other() -> None:
    """Each id of a process is greater than the one before, also within one millisecond."""
    made = [new_id() for _ in range(5000)]

    assert made == sorted(set(made))
    assert {len(one) for one in made} == {26}


def test_ids_grow_when_the_clock_steps_back() -> None:
    """A clock that is set back does not make an id that sorts before an older one."""
    before = new_id()

    with patch.object(time, "time_ns", lambda: 0):
        assert new_id() > before
