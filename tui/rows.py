"""Rows: where each of many rows of one or more lines stands, and how far to scroll to see one. Pure.

lines   0 ┌ row 0            ends = 2, 3, 6, …: the line behind each row
        1 └
        2 ─ row 1
        3 ┌ row 2 …
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows one below the other. Lines are counted from the first of the first row, rows from 0."""

    ends: Sequence[int] = ()
    """For each row the line behind its last."""

    @property
    def height(self) -> int:
        """Lines of all of them."""
        return self.ends[-1] if self.ends else 0

    def at(self, line: int) -> int:
        """The row that a line belongs to; the first or last for a line outside."""
        return min(max(bisect_right(self.ends, line), 0), len(self.ends) - 1)

    def first_line(self, row: int) -> int:
        """The first line of a row."""
        return self.ends[row - 1] if row > 0 else 0

    def lines_of(self, row: int) -> int:
        """How many lines a row has."""
        return self.ends[row] - self.first_line(row)

    def top_to_see(self, row: int, top: int, height: int) -> int:
        """The first line in view of a view `height` lines high that begins at `top`, so that a row is seen.

        It moves as little as shows the row whole, with one row of context where that fits.
        """
        first, end = self.first_line(max(row - 1, 0)), self.ends[min(row + 1, len(self.ends) - 1)]
        if end - first > height:
            first, end = self.first_line(row), self.ends[row]
        top = min(max(top, end - height), first)
        cut = self.at(top)
        is_cut = self.first_line(cut) < top < self.first_line(row)
        return self.ends[cut] if is_cut else top  # a row without its first line says nothing


def stacked(count: int, heights: int | Sequence[int]) -> Rows:
    """So many rows of as many lines each: one number for all, or one for each."""
    if isinstance(heights, int):
        return Rows(range(heights, heights * count + 1, heights))
    return Rows(tuple(accumulate(heights)))
