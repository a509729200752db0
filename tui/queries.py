"""Queries: those asked before, here or in other sessions, to be asked again with one key. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

_KEPT = 200


@dataclass(slots=True)
class Queries:
    """The queries, oldest first, and where one is among them."""

    asked: list[str] = field(default_factory=list)
    is_kept: bool = True
    """Whether other sessions are to know them; else they are those of this one, and gone with it."""
    _at: int = 0
    _draft: str = ""
    """What was being typed when the older ones were asked for."""

    def ask(self, query: str) -> None:
        """Remember a query that led somewhere."""
        if query.strip():
            self.asked = [*(old for old in self.asked if old != query), query][-_KEPT:]
        self._at = len(self.asked)

    def know(self, kept: Sequence[str]) -> None:
        """Take up those that the store keeps; one that could not be kept stays for as long as this runs."""
        self.asked = [*(own for own in self.asked if own not in kept), *kept][-_KEPT:]
        self._at = len(self.asked)

    def older(self, typed: str) -> str:
        """The query before the one that is shown."""
        if self._at >= len(self.asked):
            self._at, self._draft = len(self.asked), typed
        self._at = max(0, self._at - 1)
        return self.asked[self._at] if self.asked else typed

    def newer(self, typed: str) -> str:
        """The query behind the one that is shown; behind the last, what was being typed."""
        if self._at >= len(self.asked):
            return typed
        self._at += 1
        return self.asked[self._at] if self._at < len(self.asked) else self._draft
