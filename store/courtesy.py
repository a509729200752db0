"""Courtesy: what works in a thread beside a screen lets the screen go first.

    key ──> COURTESY.take() ── COURTESY.hear() ── frame ──> COURTESY.end()
    a long work        │ give_way() waits ...             │ goes on
    another process    │ reads the board, waits ...       │ goes on

Threads take turns on one interpreter: beside an index and a compaction a key that takes 12 ms of it takes 40. No
priority of the system helps, since who holds the interpreter holds it whatever his priority. So long work asks,
every few hundredths of a millisecond, whether somebody is waiting. Where there is no screen nobody ever is.

A process that works beside the screen has an interpreter of its own, but there may be as few processors as two, and
one of a low priority keeps them for milliseconds. So it is told, too, on a board that both have in their memory; and
where there are no more than two, those who work beside the screen take turns, so that one is free when a key comes.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from fcntl import LOCK_EX, LOCK_UN, lockf
from functools import cached_property
from threading import Event, current_thread, main_thread
from time import monotonic, sleep
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mmap import mmap

LONGEST = 0.05
"""Seconds after which a turn is over, whether anything was drawn or not: nothing is put off for long."""


_LOOK = 0.001
"""Seconds between two looks at the board of another process, while it is its turn."""
_SIZE = 8
"""Bytes of a board."""
_TURN = 0.1
"""Seconds that one process works, before another one does."""
FEW_PROCESSORS = (os.cpu_count() or 1) <= 2
"""Whether those who work beside a screen take turns: one processor is the screen's."""


class Board:
    """When the turn of a screen is over at the latest, by the clock of the machine: for all processes that have it."""

    def __init__(self, descriptor: int) -> None:
        """A file so long, which all of them have open."""
        self.descriptor = descriptor
        self._let_go_at = 0.0

    @cached_property
    def _memory(self) -> mmap:
        """What is written on it."""
        from mmap import mmap  # noqa: PLC0415 - where there is another process

        return mmap(self.descriptor, _SIZE)

    def write(self, until: float) -> None:
        """Tell until when; 0: it is over."""
        self._memory[:] = round(until * 1e9).to_bytes(_SIZE, sys.byteorder)

    def take_turns(self) -> None:
        """Work only while no other process that follows the board does: one that ends, or is killed, lets go, too."""
        if (now := monotonic()) >= self._let_go_at:
            lockf(self.descriptor, LOCK_UN)
            sleep(_LOOK)  # or nobody else would get it
            lockf(self.descriptor, LOCK_EX)
            self._let_go_at = now + _TURN

    def wait(self) -> None:
        """Wait until it is over; .4 µs where it is."""
        while (left := int.from_bytes(self._memory[:], sys.byteorder) * 1e-9 - monotonic()) > 0:
            # Who waits is never put off for longer than the screen could have meant, whatever is written there.
            sleep(min(left, _LOOK))


class Courtesy:
    """Whose turn it is."""

    def __init__(self) -> None:
        """Nobody waits."""
        self._is_over = Event()
        self._is_over.set()
        self._until = 0.0
        self._is_heard = False
        """Whether what was typed has reached the screen: the next frame shows it."""
        self.is_awaited = False
        """Whether that frame is still to be drawn."""
        self._board: Board | None = None
        """Where it is told to other processes."""
        self._followed: Board | None = None
        """Where the process tells it that this one works for."""

    def share(self) -> int:
        """Tell other processes, too; the descriptor of the board, for them to follow."""
        if self._board is None:
            self._board = Board(_file())
            self._board.write(0.0)
        return self._board.descriptor

    def follow(self, descriptor: int) -> None:
        """Give way to the screen of another process, in every thread."""
        self._followed = Board(descriptor)

    def take(self) -> None:
        """Something was typed: the screen goes first."""
        self._until = monotonic() + LONGEST
        self._is_heard = False
        self._is_over.clear()
        if self._board is not None:
            self._board.write(self._until)

    def hear(self) -> None:
        """It has reached the screen; a frame that was drawn before showed something else."""
        self._is_heard = self.is_awaited = True

    def show(self) -> None:
        """What somebody asked for has reached the screen: its frame is not to wait for more, either."""
        self.is_awaited = True

    @property
    def idle(self) -> float:
        """Seconds since a turn was over at the latest."""
        return monotonic() - self._until

    def end(self) -> None:
        """A frame was drawn: if it shows what was typed, all others go on."""
        if self._is_heard:
            self._is_over.set()
            if self._board is not None:
                self._board.write(0.0)

    def give_way(self) -> None:
        """Wait, if it is the screen's turn; on the screen's own thread never. 60 ns where nobody waits."""
        if self._followed is not None:
            self._followed.wait()
            if FEW_PROCESSORS:
                self._followed.take_turns()
            return
        if self._is_over.is_set() or current_thread() is main_thread():
            return
        if (left := self._until - monotonic()) > 0:
            self._is_over.wait(left)


def _file() -> int:
    """A file of the size of a board that no folder has."""
    if hasattr(os, "memfd_create"):
        descriptor = os.memfd_create("quoth-courtesy")
    else:
        from tempfile import TemporaryFile  # noqa: PLC0415 - not on Linux

        with TemporaryFile() as file:
            descriptor = os.dup(file.fileno())
    os.ftruncate(descriptor, _SIZE)
    return descriptor


COURTESY = Courtesy()
"""The one of this process."""


def step_back() -> None:
    """Let the reader go first where processors are few; for a process that works beside it.

    Its share of a processor that others want is a tenth, so it comes to its end on a busy machine, too. As a batch,
    where the system knows that, it also never takes the processor from whoever has it because it has just waited.
    """
    os.nice(10)
    if hasattr(os, "SCHED_BATCH"):
        with suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
