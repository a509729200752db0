"""The reader as a person starts it, telling what is waited for from outside: when a key arrived, when it was drawn.

    K time cpu    a key reached the app          F time cpu    a frame was drawn        I time cpu    still here

`time` is that of time.perf_counter, the same in every process; `cpu` that of the screen's thread (of I: of the
process), both in seconds. With "load" all that a reader ever does beside the screen goes on at once.
"""

from __future__ import annotations

import asyncio
import os
import struct
import sys
import threading
import time
from functools import partial
from pathlib import Path
from typing import Any

from textual import events
from textual.app import App

RECORD = struct.Struct("<cdd")
IDLE = 0.05
"""Seconds between two signs of life."""


class Watch:
    """Tells of keys and frames through a pipe."""

    def __init__(self, pipe: int, *, is_loaded: bool) -> None:
        """Nothing was drawn yet."""
        self._pipe, self._is_loaded = pipe, is_loaded
        self._app: App[Any] | None = None

    def install(self) -> None:
        """Look at every key that an app is given and at every frame that it draws."""
        on_event = App.on_event

        async def heard(app: App[Any], event: events.Event) -> None:
            if isinstance(event, events.Key) and not event.is_forwarded:
                self._tell(b"K", time.thread_time())
            await on_event(app, event)

        def drawn(app: App[Any]) -> None:
            self._tell(b"F", time.thread_time())
            if self._app is None:
                self._app = app
                self._begin(app)

        looked_at: Any = App
        looked_at.on_event, looked_at.post_display_hook = heard, drawn

    def _tell(self, what: bytes, cpu: float) -> None:
        """One record."""
        os.write(self._pipe, RECORD.pack(what, time.perf_counter(), cpu))

    def _begin(self, app: App[Any]) -> None:
        """The first frame is there: tell from now on what the process uses, and begin what it is to be busy with."""
        threading.Thread(target=self._live, daemon=True).start()
        if self._is_loaded:
            app.call_later(partial(self._load, app))

    def _live(self) -> None:
        """Signs of life, with the CPU of the whole process."""
        while True:
            time.sleep(IDLE)
            self._tell(b"I", time.process_time())

    def _load(self, app: Any) -> None:  # the reader's own app has a session
        """Index the library and compact the store again and again, each as the reader does it."""
        app.run_worker(self._index(app.session), group="benchmark-index")
        app.run_worker(self._compact(app.session), group="benchmark-compaction")

    async def _index(self, session: Any) -> None:
        """Work on the index like a search of everything, until it is complete."""
        while not await session.index():
            pass
        self._tell(b"X", 0.0)

    async def _compact(self, session: Any) -> None:
        """Compact in a thread, as the store does when its journal has grown."""
        from store.database.compaction import compact

        storage = await session.ask(lambda library: library._database.storage)
        while True:
            await asyncio.get_running_loop().run_in_executor(None, compact, storage)
            self._tell(b"C", 0.0)


def main(pipe: int, mode: str, store: Path, file: Path) -> None:
    """Read a file in this terminal."""
    Watch(pipe, is_loaded=mode == "load").install()
    from tui.cli import main as start

    sys.argv = ["quoth", "open", "--store", str(store), "--", str(file)]
    start()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
