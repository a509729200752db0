"""When somebody speaks: statements counted along a text or along time, and drawn with blocks. Pure.

In one document they are counted by where they stand, in several by the dates of the documents; what has no
date is counted nowhere, and said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store import Said, Voice

_BLOCKS = "▁▂▃▄▅▆▇█"
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What statements are counted along."""

    is_time: bool
    """Dates of documents; otherwise places in one text."""
    first: int
    """Day, or 0."""
    last: int
    """Day, or the length of the text in code points."""

    @property
    def ends(self) -> tuple[str, str]:
        """What stands below the first bar and below the last."""
        if not self.is_time:
            return "start of the text", "end"
        return date.fromordinal(self.first).isoformat(), date.fromordinal(self.last).isoformat()


def course(voices: Sequence[Voice]) -> Course:
    """What the statements of these voices are counted along; the same for all of them, to be compared."""
    origins = {said.origin.id: said.origin for voice in voices for said in voice.said}
    days = [day for origin in origins.values() if (day := day_of(origin.date)) is not None]
    if len(origins) > 1 and days:
        return Course(is_time=True, first=min(days), last=max(days))
    return Course(is_time=False, first=0, last=max((origin.length for origin in origins.values()), default=1))


def counts(said: Sequence[Said], along: Course, parts: int) -> list[int]:
    """How many statements fall into each of so many equal parts; what has no date falls into none."""
    found = [0] * parts
    for one in said:
        at = day_of(one.origin.date) if along.is_time else one.claim.span.start
        if at is not None:
            found[min(parts - 1, (at - along.first) * parts // (along.last - along.first + 1))] += 1
    return found


def undated(said: Sequence[Said], along: Course) -> int:
    """How many statements have no date to be counted by."""
    return sum(along.is_time and day_of(one.origin.date) is None for one in said)


def bars(numbers: Sequence[int], highest: int, lines: int = 1) -> list[str]:
    """Bars of so many lines, the top one first. Whatever is not nothing is seen."""
    steps = lines * len(_BLOCKS) - 1
    heights = [0 if not number else 1 + round((steps - 1) * number / max(1, highest)) for number in numbers]
    drawn = []
    for line in range(lines - 1, -1, -1):
        floor = line * len(_BLOCKS)
        drawn.append("".join(_block(height - floor, is_ground=line == 0) for height in heights))
    return drawn


def day_of(written: str | None) -> int | None:
    """The day of a date that begins with a year in four digits; None: it says none that can be counted."""
    found = _DATE.match(written or "")
    if found is None:
        return None
    year, month, day = (int(part) if part else 1 for part in found.groups())
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None


def _block(height: int, *, is_ground: bool) -> str:
    """One cell of a bar whose top is `height` eighths above the cell's floor; the ground is always seen."""
    if height < 0 or (height == 0 and not is_ground):
        return " "
    return _BLOCKS[min(height, len(_BLOCKS) - 1)]
