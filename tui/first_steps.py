"""First steps: in the very first session, one line at a time, what to do next; each leaves once it was done. Pure.

] goes to the next claim  →  1 supported … 5 opinion: your verdict  →  a writes a note  →  / finds words again
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.hints import shown
from tui.keys import SLOTS

if TYPE_CHECKING:
    from store import Scale

_CLAIM = frozenset({"next_claim", "previous_claim", "next_unjudged", "next_by_speaker", "go", "triage"})
"""Actions that lead to a claim."""


class FirstSteps:
    """What a newcomer has not done yet."""

    def __init__(self, key: Callable[[str], str], scale: Callable[[], Scale]) -> None:
        """`key` gives the key of an action, empty for none; `scale` the verdicts, asked once they are wanted."""
        self._key, self._scale = key, scale
        self._left: dict[str, Callable[[], str]] = {
            "claim": lambda: self._with("next_claim", "goes to the next claim"),
            "verdict": self._verdict,
            "note": lambda: self._with("note", "writes a note on it"),
            "search": lambda: self._with("search", "finds words again"),
        }
        """Steps that were not made, in their order -> what is said of them."""

    def done(self, name: str) -> None:
        """An action was done: its step is not shown any more."""
        self._left.pop("claim" if name in _CLAIM else "verdict" if name in SLOTS else name, None)

    @property
    def words(self) -> str:
        """The next step; empty when all were made, or its key was taken away."""
        return next(iter(self._left.values()))() if self._left else ""

    def _verdict(self) -> str:
        """The keys of the first and the last verdict."""
        grades = [*self._scale()]
        first, last = self._key(SLOTS[0]), self._key(SLOTS[len(grades) - 1])
        return f"{first} {grades[0].name} … {last} {grades[-1].name}: your verdict" if first and last else ""

    def _with(self, name: str, words: str) -> str:
        """A key and what it does."""
        return f"{shown(key)} {words}" if (key := self._key(name)) else ""
