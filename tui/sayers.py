"""Sayers: who says what stands at a place, found without going through all claims. Pure.

    starts   10   40   55   90      where each claim begins, rising
    reach    30   80   80  120      how far the claims up to there reach: rising as well, though claims lie in claims

Of all claims only those from the first that reaches behind a place's start up to the last that begins before its end
can meet it. A list of hits asks this for each row at each key, and a long text has 40,000 claims.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from store import Span

if TYPE_CHECKING:
    from tui.claims import Row


class Sayers:
    """Who says what in a document."""

    def __init__(self, rows: Sequence[Row] = ()) -> None:
        """Of these claims. They are put in order when somebody first asks: while claims come, that is for nobody."""
        self._given = rows

    @cached_property
    def _rows(self) -> list[Row]:
        """The claims by where they begin."""
        return sorted(self._given, key=lambda row: row.span.start)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each begins."""
        return [row.span.start for row in self._rows]

    @cached_property
    def _reach(self) -> list[int]:
        """How far they reach up to each."""
        return list(accumulate((row.span.end for row in self._rows), max))

    def who(self, span: Span) -> str:
        """Who says what stands at a place: the claim whose content meets it most; empty: nobody."""

        def shared(row: Row) -> int:
            return sum(max(0, min(span.end, piece.end) - max(span.start, piece.start)) for piece in row.claim.content)

        best = max(self.near(span), key=shared, default=None)
        return best.who if best is not None and shared(best) > 0 else ""

    def near(self, span: Span) -> Sequence[Row]:
        """The claims that may meet a place: all that do are among them."""
        return self._rows[bisect_right(self._reach, span.start) : bisect_left(self._starts, span.end)]
