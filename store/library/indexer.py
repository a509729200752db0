"""Indexer: another process that brings the index of a store up to date, and writes its file (`indexing`).

What it does takes seconds of an interpreter, and beside a screen there is only one. It is another window of the same
store; all that it tells is the file. When it cannot start or dies, the one who asked does the work.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from store.courtesy import COURTESY

_PROGRAM = "store.library.indexing"


class Indexer:
    """Somebody who indexes one store while others read."""

    def __init__(self, store: Path) -> None:
        """Of the store in a folder; nothing is started."""
        self._store = store
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> bool:
        """Begin, if nobody is at it; whether somebody is. One who failed is not asked again."""
        if self.is_at_work:
            return True
        if self._process is not None and not self.end():
            return False
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own module
                [
                    sys.executable,
                    "-P",
                    "-m",
                    _PROGRAM,
                    str(self._store),
                    str(os.getpid()),
                    str(board := COURTESY.share()),
                ],
                pass_fds=(board,),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                # With -P, and no path that is empty: what lies in the current folder is never run.
                env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
        except OSError:
            return False
        return True

    @property
    def is_at_work(self) -> bool:
        """Whether somebody is at it."""
        return self._process is not None and self._process.poll() is None

    def wait(self, seconds: float) -> None:
        """Wait until it is over, so long at most."""
        if self._process is not None:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(seconds)

    def end(self) -> bool:
        """Let it be over; whether it did all that there was."""
        if self._process is None:
            return False
        self._process.kill()
        is_done = self._process.wait() == 0
        self._process = None
        return is_done
