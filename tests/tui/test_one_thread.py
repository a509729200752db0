"""One thing after the other, and nothing behind the end."""

from __future__ import annotations

import asyncio
from functools import partial

import pytest

from tui.one_thread import OneThread


async def test_things_are_done_in_the_order_they_were_asked_for() -> None:
    """What was written first is on disk first."""
    done: list[int] = []
    thread = OneThread("test")

    await asyncio.gather(*(thread.beside(partial(done.append, number)) for number in range(20)))
    thread.close()

    assert done == [*range(20)]


@pytest.mark.parametrize("has_last", [True, False])
async def test_who_asks_behind_the_end_is_cut_off(*, has_last: bool) -> None:
    """As a worker that was cancelled: a screen that was left has nothing to do with the answer."""
    thread, done = OneThread("test"), list[str]()
    if has_last:
        await thread.last(lambda: done.append("last"))
    else:
        thread.close()

    with pytest.raises(asyncio.CancelledError):
        await thread.beside(lambda: done.append("behind"))

    assert done == ["last"] * has_last
