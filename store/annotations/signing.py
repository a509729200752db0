"""Signing: who writes, on which machine and when, put on whatever is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from store.annotations.records import Noun


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
        return {"what": what, "at": self.time(), "author": self.author, "machine": self.machine}

    def time(self) -> str:
        """Now, ISO 8601, UTC, to the millisecond."""
        return self.now().astimezone(UTC).isoformat(timespec="milliseconds")
