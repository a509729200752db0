"""StoreThread: the one thread on which a store is opened, asked and closed, in the order it was asked for.

The screen never waits for the disk, and what was written first is on disk first. TinyDB and RapidFuzz are
imported on that thread, after the first paint. Each call raises the StoreError of what went wrong.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from store import StoreError
from tui.one_thread import OneThread

if TYPE_CHECKING:
    from store import Library, Scale

Result = TypeVar("Result")


class StoreThread:
    """One store, asked from the screen, answered from a thread."""

    def __init__(self, folder: Path) -> None:
        """Remember the folder; nothing is opened, made or imported yet."""
        self._folder = folder
        self._thread = OneThread("quoth-store")
        self._library: Library | None = None
        self._closing: asyncio.Future[None] | None = None
        self._refusal: StoreError | None = None
        self.own_scale: Scale | None = None
        """The verdicts that the person gives, where they are not the usual ones."""

    @cached_property
    def scale(self) -> Scale:
        """The verdicts that the person gives."""
        from store import USUAL_SCALE  # noqa: PLC0415 - not for the first paint

        return self.own_scale or USUAL_SCALE

    async def ask(self, work: Callable[[Library], Result]) -> Result:
        """What `work` gives, done on the store's thread."""
        return await self.beside(lambda: work(self._opened()))

    async def beside(self, work: Callable[[], Result]) -> Result:
        """The same for what needs no store."""
        return await self._thread.beside(work)

    def _opened(self) -> Library:
        """The library, opened at the first call; what made that fail is raised again at each later one.

        It is not tried twice: a damaged store was put aside, and the second try would start an empty one.
        """
        if self._refusal is not None:
            raise self._refusal.with_traceback(None)  # else it holds what each call that it refused was about
        if self._library is None:
            from store import Library  # noqa: PLC0415 - TinyDB, after the first paint

            try:
                self._library = Library.open(self._folder)
            except StoreError as error:
                self._refusal = error
                raise
            self._library.notebook.scale = self.scale
            self._library.has_screen = True
        else:
            with suppress(StoreError):  # what is in memory can be read; who writes is told what is wrong
                self._library.recover()  # after a failed sync, as starting quoth anew would
        return self._library

    async def close(self) -> None:
        """Close the store after everything that was asked for is done; what is asked from now on is not done.

        Once: who quits twice, or is ended while he quits, waits for the first time.
        """
        if self._closing is None:
            self._closing = self._thread.last(self._shut)
        await asyncio.shield(self._closing)

    def _shut(self) -> None:
        """Close the library, if it was ever opened; on the store's thread, behind what may still be opening it."""
        if self._library is not None:
            self._library.close()
