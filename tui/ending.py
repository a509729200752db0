"""Ending from outside: the system, or a terminal that is gone, ends the reader. What is being written is kept first.

SIGTERM, SIGHUP ──> each screen keeps what is its own ──> the store is closed ──> the terminal is given back ──> 128 + n
before the first frame ──> the same, as soon as there is something to end
a second one           ──> the terminal is given back at once, and the signal ends the program
"""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from store import StoreError

if TYPE_CHECKING:
    from types import FrameType

    from tui.app import QuothApp

HEEDED = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)
"""The last two are sent by nobody's key: the terminal gives ctrl+c and ctrl+\\ to the reader as keys."""

_LOOK = 0.005
"""Seconds between two looks at whether what is being written is on disk."""


@runtime_checkable
class Keeps(Protocol):
    """A screen with something that would be lost."""

    async def keep(self) -> None:
        """Keep it, as far as the store lets it."""


class Ending:
    """What the system asked for, from before the terminal is the reader's until it is no more."""

    def __init__(self, app: QuothApp) -> None:
        """Nothing was asked for yet."""
        self._app = app
        self._loop: asyncio.AbstractEventLoop | None = None
        self._asked: int | None = None

    def heed(self) -> None:
        """Listen from now on; what whoever started quoth told it to ignore stays ignored."""
        for number in HEEDED:
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._hear)

    def begin(self) -> None:
        """There is something that can be ended; it is, where that was asked for before."""
        self._loop = asyncio.get_running_loop()
        if self._asked is not None:
            self._app.end(self._asked)

    def _hear(self, number: int, _frame: FrameType | None) -> None:
        """End in good order; asked once more, at once: the order may be what it waits for."""
        if self._asked is not None:
            unheed()  # first, since a terminal that takes nothing any more would keep even this one waiting
            self._app.give_back_terminal()
            os.kill(os.getpid(), number)
            return
        self._asked = number
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._app.end, number)


def unheed() -> None:
    """From now on a signal ends the program at once, or stops it."""
    for number in (*HEEDED, signal.SIGTSTP, signal.SIGCONT):
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
