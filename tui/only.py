"""Only: one speaker, verdict or tag, of which alone claims are shown, and what there is to choose from. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tui.claims import Row


class By(StrEnum):
    """What the claims can be narrowed by."""

    SPEAKER = "speaker"
    VERDICT = "verdict"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Only:
    """One speaker, verdict or tag, of which alone claims are shown."""

    by: By
    value: str
    """The name, the verdict's id, the tag."""
    title: str
    """What it is called; clean text."""

    def passes(self, row: Row) -> bool:
        """Whether a row is of it."""
        return self.value in row.tags if self.by is By.TAG else self.value == _value(row, self.by)


def _value(row: Row, by: By) -> str:
    """Who says it, or what is held of it."""
    return row.who if by is By.SPEAKER else row.verdict.value


def values(every: Iterable[Row], by: By) -> Counter[str]:
    """What the rows could be narrowed to, each with how many rows that leaves."""
    if by is By.TAG:
        return Counter(tag for row in every for tag in row.tags)
    return Counter(_value(row, by) for row in every)
