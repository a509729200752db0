"""OneThread: a thread beside the screen on which one thing is done after the other, in the order it was asked for.

What is closed does nothing more: who asks then is cut off, as a worker is that was cancelled. Nobody who waits for
an answer from a screen that was left has to look whether somebody is still there to give it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")


class OneThread:
    """Works beside the screen."""

    def __init__(self, name: str) -> None:
        """Nothing is asked, and no thread runs yet; `name` is what it is called where threads are listed."""
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._is_closed = False

    async def beside(self, work: Callable[[], Result]) -> Result:
        """What `work` gives, done behind all that was asked for before."""
        if self._is_closed:
            raise asyncio.CancelledError
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def last(self, work: Callable[[], Result]) -> asyncio.Future[Result]:
        """The same, and nothing behind it."""
        self._is_closed = True
        done = asyncio.get_running_loop().run_in_executor(self._thread, work)
        self._thread.shutdown(wait=False)
        return done

    def close(self) -> None:
        """Forget what has not begun."""
        self._is_closed = True
        self._thread.shutdown(wait=False, cancel_futures=True)
