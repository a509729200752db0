"""Hints: a key and a word for what it does, as the foot of a screen shows them. Pure.

    enter go there   esc leave   ? keys

A key is never parted from its word; a click on either presses the key.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tui.cells import cells

_SHOWN = {"escape": "esc", "pagedown": "PgDn", "pageup": "PgUp", "down": "↓", "up": "↑", "left": "←", "right": "→"}
"""What people call the keys that have longer names in the tables."""

GAP = 3
"""Cells between two hints."""


@dataclass(frozen=True, slots=True)
class Hint:
    """What a key does, in a word."""

    key: str
    """As the tables and the config write it; empty: nothing to press, words alone."""
    word: str
    last: str = ""
    """The last one of several keys that share the word."""

    @property
    def keys(self) -> str:
        """The key, or the first and last of several, as a person reads them."""
        if self.last and self.key[-1].isalnum() and self.last[:-1] == self.key[:-1] in ("", "alt+"):
            return f"{shown(self.key)}–{self.last[-1]}"
        return f"{shown(self.key)} {shown(self.last)}" if self.last else shown(self.key)

    @property
    def press(self) -> str:
        """The key that a click presses; empty where it could be one of several."""
        return "" if self.last else self.key

    @property
    def width(self) -> int:
        """Cells of the hint."""
        return cells(f"{self.keys} {self.word}" if self.key else self.word)


def shown(key: str) -> str:
    """A key as a person reads it, the same on every screen."""
    held, plus, last = key.rpartition("+")
    return f"{held}{plus}{_SHOWN.get(last, last)}" if held else _SHOWN.get(key, key)


def laid_out(hints: Iterable[Hint], width: int) -> list[list[Hint]]:
    """Hints in lines of `width` cells; a line has one at least."""
    lines: list[list[Hint]] = [[]]
    room = width
    for hint in hints:
        if lines[-1] and hint.width > room:
            lines.append([])
            room = width
        lines[-1].append(hint)
        room -= hint.width + GAP
    return lines


def fitting(hints: Iterable[Hint], width: int) -> Sequence[Hint]:
    """The first of some hints, as many as one line of `width` cells holds."""
    first = laid_out(hints, width)[0]
    return first if not first or first[0].width <= width else ()
