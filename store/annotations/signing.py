"""Signing: who writes, on which machine and when, put on whatever is written."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from store.annotations.records import Noun

_TICK = timedelta(milliseconds=1)
"""The time that is written is no finer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A person at a machine, with the clock there."""

    author: str
    machine: str
    now: Callable[[], datetime]

    def on(self, noun: Noun) -> Noun:
        """A noun that is changed now, by this person, here."""
        return replace(noun, updated=self.time(), author=self.author, machine=self.machine)

    def stamp(self, what: str) -> dict[str, str]:
        """Who does what, when and where."""
        return {"what": what} | self.here()

    def here(self) -> dict[str, str]:
        """Who does something, when and where."""
        return {"at": self.time(), "author": self.author, "machine": self.machine}

    def time(self) -> str:
        """Now, ISO 8601, UTC, to the millisecond."""
        return self.now().astimezone(UTC).isoformat(timespec="milliseconds")


class Clock:
    """The system's time, but of two moments the later has the later time, also when that was set back meanwhile.

    What was said later counts: a name that is given within the millisecond of a correction, or behind a leap of the
    clock, would else be taken for the older word.
    """

    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        """Nobody asked yet; `now` is the system's time."""
        self._now, self._last = now, datetime.min.replace(tzinfo=UTC)

    def __call__(self) -> datetime:
        """Now."""
        self._last = max(self._now(), self._last + _TICK)
        return self._last


def user() -> str:
    """The name this person logged in with; empty where the system does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no variable and no entry for this user: a container; KeyError until Python 3.12
        return ""
