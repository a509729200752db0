"""Ending from outside: the system, or a terminal that is gone, ends the reader. What is being written is kept first.

SIGTERM, SIGHUP ──> each screen keeps what is its own ──> the store is closed ──> the terminal is given back ──> 128 + n
a second one    ──> at once, as if quoth did not listen
"""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from store import StoreError

if TYPE_CHECKING:
    from types import FrameType

    from tui.app import QuothApp

HEEDED = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
"""SIGINT is sent by nobody's key: the terminal gives ctrl+c to the reader as a key."""

_LOOK = 0.005
"""Seconds between two looks at whether what is being written is on disk."""


@runtime_checkable
class Keeps(Protocol):
    """A screen with something that would be lost."""

    async def keep(self) -> None:
        """Keep it, as far as the store lets it."""


def heed(app: QuothApp) -> None:
    """End in good order when the system asks for it; what whoever started quoth told it to ignore stays ignored."""
    loop = asyncio.get_running_loop()

    def hear(number: int, _frame: FrameType | None) -> None:
        unheed()
        loop.call_soon_threadsafe(app.end, number)

    for number in HEEDED:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, hear)


def unheed() -> None:
    """From now on a signal ends the program at once."""
    for number in HEEDED:
        if callable(signal.getsignal(number)):
            signal.signal(number, signal.SIG_DFL)


async def end(app: QuothApp, number: int) -> None:
    """Keep what is not kept, and leave with the code that a shell has for the signal."""
    for screen in reversed(app.screen_stack):
        if isinstance(screen, Keeps):
            await screen.keep()
    while any(worker.group == "store" and not worker.is_finished for worker in app.workers):  # noqa: ASYNC110 - one begets another
        await asyncio.sleep(_LOOK)
    with suppress(StoreError):  # there may be nobody to tell: the terminal may be gone
        await app.session.close()
    app.exit(return_code=128 + number)
