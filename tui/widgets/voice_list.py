"""VoiceList: everybody who is quoted; a row is a name, how much they said, and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from tui.cells import cells
from tui.excerpts import shortened
from tui.widgets.pair_list import PairList

BARS = 8
"""Cells of the bars in a row."""
_ALSO = "  also Name"
"""Shorter than this, other names say nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceRow:
    """One voice as it is listed; clean text."""

    name: str
    count: int
    told: str
    """How much is quoted and how much reported, in words."""
    bars: str
    """When, in `BARS` cells."""
    also: str = ""
    """The other names that are theirs."""


class VoiceList(PairList[VoiceRow]):
    """Attributes down: `show`; messages up: those of the list."""

    ROOMY = 24
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "voice-list--name",
        "voice-list--count",
        "voice-list--told",
        "voice-list--bars",
    }

    def row_lines(self, index: int, width: int) -> Sequence[Sequence[tuple[str, str]]]:
        """A name with its number; the bars with what was counted."""
        row = self._rows[index]
        count = str(row.count)
        room = max(4, width - len(count) - 4)
        name = shortened(row.name, room, 1)
        also = shortened(f"  also {row.also}", room - cells(name) - 2, 1) if row.also else ""
        also = f"  {also}" if also and cells(name) + len(_ALSO) < room else ""
        gap = " " * max(1, width - 2 - cells(name) - cells(also) - len(count))
        return [
            [
                (" ", ""),
                (name, "voice-list--name"),
                (also, "voice-list--told"),
                (gap, ""),
                (count, "voice-list--count"),
                (" ", ""),
            ],
            [(" ", ""), (row.bars, "voice-list--bars"), ("  ", ""), (row.told, "voice-list--told")],
        ]
