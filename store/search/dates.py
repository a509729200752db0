"""Dates: what `date:` asks for. A day, month, year or the beginning of one, or from one to another.

2023   2023-04   2023-04-01   202   2023..   ..2022-06   2021..2023-05
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PART = re.compile(r"\d{1,4}|\d{4}-(0?[1-9]|1[0-2]|[01])?|\d{4}-(0?[1-9]|1[0-2])-(0?[1-9]|[12]\d|3[01]|[0-3])?")


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates from one to another, both with all that begins like them; "" where there is no end."""

    first: str
    last: str

    def holds(self, date: str) -> bool:
        """Whether a date as ISO 8601 writes it is one of them; what has no date is not."""
        return bool(date) and self.first <= date and date[: len(self.last)] <= (self.last or date)


def dates(asked: str) -> Dates | str:
    """The dates that are meant, also written with points or strokes; or why none are, in words."""
    first, dots, last = asked.strip().partition("..")
    ends = [_padded(re.sub(r"[./]", "-", each.strip().strip("."))) for each in (first, last)]
    if not any(ends) or any(end and not _PART.fullmatch(end) for end in ends):
        return f"“{asked}” is no date"
    return Dates(ends[0], ends[1] if dots else ends[0])


def _padded(date: str) -> str:
    """A date with two digits for each month and day that is followed by another sign."""
    return re.sub(r"-(\d)(?=-)", r"-0\1", date).rstrip("-")
