"""Ids are unique and sort by the time they were made."""

from __future__ import annotations

import sys
import time
from concurrent.futures import ThreadPoolExecutor
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


def test_ids_differ_when_threads_make_them_at_once() -> None:
    """Two threads never get the same id, even if chance and clock stand still."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with (
            patch.object(time, "time_ns", lambda: 0),
            patch("secrets.randbits", lambda _bits: 0),
            ThreadPoolExecutor(4) as pool,
        ):
            made = [name for names in pool.map(_thousands, range(4)) for name in names]
    finally:
        sys.setswitchinterval(interval)

    assert len(made) == len(set(made)) == 12_000


def _thousands(_thread: int) -> list[str]:
    """What one thread makes."""
    return [new_id() for _ in range(3000)]
