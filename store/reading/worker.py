"""The worker from the reader's side: a process for one file, watched and ended.

It is started as a program of its own and not forked: nothing of the reader is in it. A reader that
waits for it may be cancelled from another thread.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from threading import Event

from store.reading.content import Content
from store.reading.formats import Format
from store.reading.limits import MEMORY, PROCESSOR_SECONDS, WALL_SECONDS, Limit
from store.reading.wire import decode_content

# -P: a folder named `store` where the person happens to be must not be taken for ours.
_COMMAND = [sys.executable, "-P", "-B", "-m", "store.reading.work"]


class Worker:
    """Reads one file in a process of its own."""

    def __init__(self, *, wall_seconds: float = WALL_SECONDS) -> None:
        """Start nothing yet."""
        self._wall_seconds = wall_seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._is_cancelled = Event()

    def read(self, data: bytes, kind: Format, encoding: str | None) -> Content:
        """What the worker makes of some bytes; waits for it.

        Raises:
            Limit: It refused, went over a limit, crashed, or was cancelled.
        """
        with subprocess.Popen(  # noqa: S603 - our own interpreter and our own module
            [*_COMMAND, kind.value, encoding or ""],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            self._process = process
            if self._is_cancelled.is_set():
                process.kill()
            try:
                answer, _ = process.communicate(data, self._wall_seconds)
            except subprocess.TimeoutExpired as error:
                raise Limit(f"took longer than {self._wall_seconds:.0f} seconds to read") from error
            finally:
                # Also when the person presses Ctrl+C: leaving the `with` waits for it, busy or not.
                process.kill()
        if self._is_cancelled.is_set():
            raise Limit("was not read: cancelled")
        if process.returncode:
            raise Limit(_reason(process.returncode))
        try:
            return decode_content(answer)
        except (ValueError, KeyError, TypeError, IndexError) as error:
            raise Limit(_reason(1)) from error

    def cancel(self) -> None:
        """End the process, from whatever thread; `read` then raises."""
        self._is_cancelled.set()
        if self._process is not None:
            self._process.kill()


def _reason(code: int) -> str:
    """Why a worker ended that gave no answer."""
    if code in {-signal.SIGXCPU, -signal.SIGKILL}:
        return f"took more than {PROCESSOR_SECONDS} seconds of work or {MEMORY // 1024**2:,} MB of memory to read"
    if code < 0:
        return f"made the program that reads such files crash (signal {-code}): it is damaged or built to do harm"
    return "cannot be understood: it is damaged, or not what it seems to be"
