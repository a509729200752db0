"""A real terminal: the program on a pseudo-terminal, its output read by an emulator (pyte)."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

ROOT = Path(__file__).parents[2]
PATIENCE = 20.0
"""Seconds after which a journey gives up; a step takes far less."""

_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=][0-9;]*u|\x1b\[\?[0-9;]*\$p|\x1b\[[0-9;]* q|\x1b\[>[0-9;]*[mq]")
"""Questions and modes that the emulator would print instead of ignoring."""

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "down": "\x1b[B",
    "up": "\x1b[A",
    "ctrl+s": "\x13",
    "ctrl+d": "\x04",
    "ctrl+o": "\x0f",
}
MODES = {"screen": 1049, "mouse": 1000, "moves": 1003, "mouse in cells": 1006, "focus": 1004, "paste": 2004}
"""What the program turns on in the terminal, by the number of its mode; the cursor is the other way round."""


def _own_terminal() -> None:
    """Let the terminal be the one that the program is started from: closed, it says so; ctrl+z is heard.

    No signal is ignored: what a shell runs in the background ignores SIGINT and SIGQUIT, and so does all that is
    started from there, these tests as well.
    """
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Terminal:
    """`quoth` in a terminal of so many columns and lines."""

    def __init__(
        self,
        *arguments: str,
        folder: Path,
        columns: int = 100,
        lines: int = 30,
        program: str = "from tui.cli import main; main()",
        **variables: str | None,
    ) -> None:
        """Start it, or another program in Python; the store and the config are in `folder`. None: no such variable."""
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self.output = bytearray()
        """Everything that was written to the terminal, in bytes."""
        self.is_watched = True
        """Whether the emulator reads along, which takes most of the time; else its screen is an old one."""
        self._master, self._slave = pty.openpty()
        self._is_closed = False
        self._size(columns, lines)
        self.before = termios.tcgetattr(self._slave)
        """The state of the terminal before the program was started."""
        inherited = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
        places = {"QUOTH_STORE": str(folder / "store"), "QUOTH_CONFIG": str(folder / "config.toml")}
        terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONFAULTHANDLER": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "-c", program, *arguments],
            cwd=ROOT,
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            env={
                name: value for name, value in (inherited | places | terminal | variables).items() if value is not None
            },
            start_new_session=True,
            preexec_fn=_own_terminal,  # noqa: PLW1509 - one thread, and nothing else makes it the program's own
        )

    def __enter__(self) -> Self:
        """The terminal itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the program when it has not ended, and close the terminal."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if not self._is_closed:
            self.close()
        os.close(self._slave)

    def close(self) -> None:
        """Close the window, as its cross in the corner does."""
        self._is_closed = True
        os.close(self._master)

    def _size(self, columns: int, lines: int) -> None:
        """Tell the terminal its size, in cells."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def resize(self, columns: int, lines: int) -> None:
        """Another size, and the signal that comes with it."""
        self._size(columns, lines)
        if self.is_watched:
            self._screen.resize(lines, columns)
        self.process.send_signal(signal.SIGWINCH)

    def press(self, *keys: str) -> None:
        """Press keys by name, or by their character."""
        for key in keys:
            os.write(self._master, KEYS.get(key, key).encode())
            # What follows Esc at once is taken for Alt and that key: the program waits 0.1 s.
            self.listen(0.3 if key == "escape" else 0.02)

    def type(self, text: str) -> None:
        """Type a text."""
        os.write(self._master, text.encode())

    def paste(self, data: bytes) -> None:
        """Paste bytes, as a terminal does that knows bracketed paste; it takes them as fast as the program reads.

        The end mark itself is never pasted: terminals take it out, since what follows would be taken for keys.
        """
        self.send(b"\x1b[200~" + data.replace(b"\x1b[201~", b"") + b"\x1b[201~")

    def send(self, data: bytes) -> None:
        """Send bytes as fast as the program reads, and take what it draws meanwhile: neither waits for the other."""
        end = time.monotonic() + PATIENCE
        while data and self.process.poll() is None:
            _, ready, _ = select.select([], [self._master], [], 0.5)
            if ready:
                data = data[os.write(self._master, data[:1024]) :]
                end = time.monotonic() + PATIENCE
            self._take(0)
            if time.monotonic() > end:
                raise AssertionError(f"it reads no keys any more; the screen:\n{self.text}\n{self.where()}")

    def settle(self) -> None:
        """Read until nothing more is drawn."""
        while select.select([self._master], [], [], 0.04)[0]:
            self._take(0)

    def settles(self, seconds: float) -> None:
        """Read until something was drawn and nothing more is; at most so many seconds."""
        if select.select([self._master], [], [], seconds)[0]:
            self.settle()

    def drain(self) -> None:
        """Take what was drawn meanwhile."""
        while select.select([self._master], [], [], 0)[0] and self._take(0):
            continue

    def listen(self, seconds: float) -> None:
        """Read what comes during so many seconds."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._take(left)

    def _take(self, seconds: float) -> bool:
        """Read what comes within so many seconds; whether there was something."""
        ready, _, _ = select.select([self._master], [], [], seconds)
        if ready:
            got = os.read(self._master, 65536)
            self.output += got
            if self.is_watched:
                self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", got))
        return bool(ready)

    def forget(self) -> None:
        """Forget what is on the screen: what is seen from here on was drawn anew."""
        self._screen.reset()

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def words(self) -> str:
        """What is on the screen, in one line."""
        return " ".join(self.text.replace("▌", " ").split())

    @property
    def cursor(self) -> tuple[int, int]:
        """The cell of the terminal's own cursor: column and line."""
        return self._screen.cursor.x, self._screen.cursor.y

    @property
    def under_cursor(self) -> str:
        """The letter in the cell of the terminal's own cursor."""
        cursor = self._screen.cursor
        return str(self._screen.buffer[cursor.y][cursor.x].data)

    def until(self, condition: Callable[[], object]) -> None:
        """Wait until something is so; fail with the screen when it never is."""
        end = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > end:
                raise AssertionError(f"it never came to that; the screen:\n{self.text}\n{self.where()}")
            self._take(0.05)

    def where(self) -> str:
        """Where the program is in its code, by its own account when it is aborted."""
        size = len(self.output)
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGABRT)
            self.listen(0.5)
        return self.output[size:].decode(errors="replace").replace("\x1b", "␛")[-6000:]

    def sees(self, words: str) -> None:
        """Wait until words are on the screen, wherever lines break; the bar beside a message is none of them."""
        self.until(lambda: words in self.words)

    def ends(self) -> int:
        """Wait until the program has ended; its exit code."""
        self.until(lambda: self.process.poll() is not None)
        self._take(0.1)
        return self.process.returncode

    @property
    def left_on(self) -> set[str]:
        """What the program turned on in the terminal and not off again; the line discipline is `after`."""
        on = {name for name, mode in MODES.items() if self._last(f"?{mode}h") > self._last(f"?{mode}l")}
        on |= {"cursor"} if self._last("?25l") > self._last("?25h") else set()
        on |= {"keys"} if self._last(">25u") > self._last("<u") else set()
        return on | ({"line discipline"} if self.after != self.before else set())

    def _last(self, sign: str) -> int:
        """Where a control sequence was sent for the last time; -1: never."""
        return self.output.rfind(f"\x1b[{sign}".encode())

    @property
    def after(self) -> list[object]:
        """The state of the terminal now."""
        return list(termios.tcgetattr(self._slave))
