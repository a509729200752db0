"""The reader as a person starts it, telling what is waited for from outside: when a key arrived, when it was drawn.

    K time cpu    a key reached the app          F time cpu    a frame was drawn        I time cpu    still here
    N time n      n pieces are on their way      W time n      n pieces were written to the terminal
    U time 0      the last key changed nothing: nothing waits to be drawn

`time` is that of time.perf_counter, the same in every process; `cpu` that of the screen's thread (of I: of the
process), both in seconds. A frame is painted when all is written that was on its way when it was drawn: that is told
here, since who measures may have to wait for a processor longer than the frame took. With "load" all that a reader
ever does beside the screen goes on at once.
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
NOTHING = 0.04
"""Seconds behind a key until it is asked whether anything waits to be drawn for it."""


class Watch:
    """Tells of keys and frames through a pipe."""

    def __init__(self, pipe: int, *, is_loaded: bool) -> None:
        """Nothing was drawn yet."""
        self._pipe, self._is_loaded = pipe, is_loaded
        self._app: App[Any] | None = None
        self._given = self._written = 0
        """Pieces of output: handed to the thread that writes, and written."""
        self._frames = 0

    def install(self) -> None:
        """Look at every key that an app is given and at every frame that it draws."""
        on_event = App.on_event

        async def heard(app: App[Any], event: events.Event) -> None:
            if isinstance(event, events.Key) and not event.is_forwarded:
                self._tell(b"K", time.thread_time())
                app.set_timer(NOTHING, partial(self._ask, app, self._frames))
            await on_event(app, event)

        def drawn(app: App[Any]) -> None:
            self._tell(b"N", self._given)
            self._frames += 1
            self._tell(b"F", time.thread_time())
            if self._app is None:
                self._app = app
                self._begin(app)

        looked_at: Any = App
        looked_at.on_event, looked_at.post_display_hook = heard, drawn
        self._watch_output()

    def _watch_output(self) -> None:
        """Count what is written to the terminal."""
        from tui.driver import Output, TerminalDriver

        give, write, flush = TerminalDriver.write, Output.write, Output.flush

        def given(driver: TerminalDriver, data: str) -> None:
            self._given += 1
            give(driver, data)

        def written(output: Output, text: str) -> None:
            write(output, text)
            self._written += 1

        def flushed(output: Output) -> None:
            flush(output)
            self._tell(b"W", self._written)

        looked_at: Any = TerminalDriver
        looked_at.write = given
        looked_at = Output
        looked_at.write, looked_at.flush = written, flushed

    def _ask(self, app: App[Any], frames: int) -> None:
        """Tell of a key that changed nothing; the next frame is another's."""
        if self._frames == frames and not _waits(app):
            self._tell(b"U", 0.0)
        elif self._frames == frames:
            app.set_timer(NOTHING, partial(self._ask, app, frames))

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


def _waits(app: App[Any]) -> bool:
    """Whether a key is still to be heard, or something to be drawn."""
    screen: Any = app.screen
    heard = [screen, *filter(None, [screen.focused])]
    is_changed = screen._dirty_widgets or screen._compositor._dirty_regions
    return bool(
        is_changed
        or screen._layout_required
        or screen._repaint_required
        or any(not each._message_queue.empty() for each in heard)
    )


def main(pipe: int, mode: str, store: Path, file: Path) -> None:
    """Read a file in this terminal."""
    Watch(pipe, is_loaded=mode == "load").install()
    from tui.cli import main as start

    sys.argv = ["quoth", "open", "--store", str(store), "--", str(file)]
    start()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
