"""Courtesy: what works in a thread beside a screen lets the screen go first.

    key ──> COURTESY.take() ── COURTESY.hear() ── frame ──> COURTESY.end()
    a long work        │ give_way() waits ...             │ goes on

Threads take turns on one interpreter: beside an index and a compaction a key that takes 12 ms of it takes 40. No
priority of the system helps, since who holds the interpreter holds it whatever his priority. So long work asks,
every few hundredths of a millisecond, whether somebody is waiting. Where there is no screen nobody ever is.
"""

from __future__ import annotations

import os
from contextlib import suppress
from threading import Event, current_thread, main_thread
from time import monotonic

LONGEST = 0.05
"""Seconds after which a turn is over, whether anything was drawn or not: nothing is put off for long."""


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

    def take(self) -> None:
        """Something was typed: the screen goes first."""
        self._until = monotonic() + LONGEST
        self._is_heard = False
        self._is_over.clear()

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

    def give_way(self) -> None:
        """Wait, if it is the screen's turn; on the screen's own thread never. 60 ns where nobody waits."""
        if self._is_over.is_set() or current_thread() is main_thread():
            return
        if (left := self._until - monotonic()) > 0:
            self._is_over.wait(left)


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
