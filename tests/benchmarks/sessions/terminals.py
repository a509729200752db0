"""A program on a pseudo-terminal, watched from outside: what it costs until some words are seen, and for each key.

The same for every program. On Linux the processor's clock of another process is read while it runs; elsewhere
what it used is known when it has ended, and what a single key costs is not.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

LINES, COLUMNS = 40, 120
PATIENCE = 90.0
"""Seconds after which a program that shows nothing is given up."""
QUIET = 0.06
"""Seconds without output after which a frame is over."""
BYTES = {
    "down": "\x1b[B",
    "up": "\x1b[A",
    "pagedown": "\x1b[6~",
    "pageup": "\x1b[5~",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "tab": "\t",
    "enter": "\r",
    "escape": "\x1b",
    "backspace": "\x7f",
    "space": " ",
    "ctrl+d": "\x04",
    "ctrl+u": "\x15",
    "ctrl+p": "\x10",
}
"""What a terminal sends for a key; any other is itself."""


def environment(**variables: str) -> dict[str, str]:
    """A usual terminal; bytecode is kept, as for everybody who installs the program."""
    kept = {name: value for name, value in os.environ.items() if name not in {"PYTHONDONTWRITEBYTECODE", "NO_COLOR"}}
    return kept | {"TERM": "xterm-256color", "COLORTERM": "truecolor"} | variables


def share_as_given() -> None:
    """Let `nice -n -15 benchmark.py` hold for what is measured, too.

    Linux shares the processors out by session, and a terminal is one of its own.
    """
    with suppress(OSError):
        given = os.getpriority(os.PRIO_PROCESS, 0)
        Path("/proc/self/autogroup").write_text(str(given), encoding="ascii")


class Terminal:
    """A program that runs in a terminal of its own, to be killed at the end of a `with` block."""

    def __init__(self, command: Sequence[str], folder: Path, *, passed: Sequence[int] = (), **variables: str) -> None:
        """Start it in `folder`; `passed` are the descriptors that it inherits."""
        self.process, self.master = pty.fork()
        if not self.process:
            os.chdir(folder)
            share_as_given()
            for each in passed:
                os.set_inheritable(each, True)
            os.execvpe(command[0], list(command), environment(**variables))  # noqa: S606 - the program that is measured
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        self._end = b""
        """The last of what was shown."""

    def __enter__(self) -> Self:
        """The terminal itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the program."""
        self.end()

    def end(self) -> float:
        """Kill the program; the CPU that it used, in ms."""
        if not self.process:
            return 0.0
        os.kill(self.process, signal.SIGKILL)
        _, _, used = os.wait4(self.process, 0)
        self.process = 0
        os.close(self.master)
        return (used.ru_utime + used.ru_stime) * 1000

    def ended(self) -> float:
        """Wait until the program has ended; the CPU that it used, in ms."""
        _, _, used = os.wait4(self.process, 0)
        self.process = 0
        os.close(self.master)
        return (used.ru_utime + used.ru_stime) * 1000

    def cpu(self) -> float | None:
        """CPU that the process used so far, in ms; None where the system does not say."""
        try:
            # The clock of a process, as clock_getcpuclockid(3) makes it of its number.
            return time.clock_gettime(((~self.process) << 3) | 2) * 1000
        except OSError:
            return None

    def peak(self) -> float | None:
        """The most memory that it held so far, in MB; None where the system does not say."""
        with suppress(OSError):
            status = Path(f"/proc/{self.process}/status").read_text(encoding="ascii", errors="replace")
            if found := re.search(r"VmHWM:\s+(\d+) kB", status):
                return int(found[1]) * 1024 / 1e6
        return None

    def take(self, seconds: float) -> bytes:
        """What is shown within so many seconds; nothing: silence, or the end."""
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return b""
        with suppress(OSError):  # how Linux says that the other side is closed
            got = os.read(self.master, 65536)
            self._end = (self._end + got)[-4096:]
            return got
        return b""

    def until(self, words: bytes) -> None:
        """Wait until words are shown."""
        end, before = time.monotonic() + PATIENCE, b""
        while time.monotonic() < end:
            got = self.take(1.0)
            if words in before + got:
                return
            before = got[-len(words) :]
        raise SystemExit(f"it never showed {words!r}, but {self._end!r}")

    def first_paint(self, words: bytes) -> float:
        """CPU until words are shown, in ms; where that is known only at the end, it ends."""
        self.until(words)
        used = self.cpu()
        return self.end() if used is None else used

    def settle(self, seconds: float = QUIET) -> None:
        """Wait until nothing more is shown."""
        end = time.monotonic() + PATIENCE
        while self.take(seconds) and time.monotonic() < end:
            pass

    def rest(self, share: float = 0.05, seconds: float = 0.5) -> None:
        """Wait until the program does next to nothing."""
        self.settle(seconds)
        end = time.monotonic() + PATIENCE
        before = self.cpu()
        while before is not None and time.monotonic() < end:
            self.settle(seconds)
            after = self.cpu() or 0.0
            if after - before < share * seconds * 1000:
                return
            before = after

    def press(self, key: str) -> None:
        """Press a key."""
        os.write(self.master, BYTES.get(key, key).encode())

    def answered(self, key: str) -> tuple[float, float | None] | None:
        """Press a key: milliseconds from it to the end of what is shown then, and the CPU; None: nothing was shown."""
        before, began = self.cpu(), time.perf_counter()
        self.press(key)
        if not self.take(2.0):
            return None
        last = time.perf_counter()
        while self.take(QUIET):
            last = time.perf_counter()
        after = self.cpu()
        return (last - began) * 1000, after - before if after is not None and before is not None else None
