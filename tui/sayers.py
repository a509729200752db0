"""Sayers: who says what stands at a place, found without going through all claims. Pure.

    starts   10   40   55   90      where each claim begins, rising
    reach    30   80   80  120      how far the claims up to there reach: rising as well, though claims lie in claims

Of all claims only those from the first that reaches behind a place's start up to the last that begins before its end
can meet it. A list of hits asks this for each row at each key, and a long text has 40,000 claims.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from store import Span

if TYPE_CHECKING:
    from tui.claims import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Claims in order, as the picture above has them."""

    given: Sequence[Row] = ()
    """The claims as they were given."""
    rows: Sequence[Row] = ()
    """By where they begin."""
    starts: Sequence[int] = ()
    reach: Sequence[int] = ()


class Sayers:
    """Who says what in a document."""

    def __init__(self, rows: Sequence[Row] = (), before: Sayers | None = None) -> None:
        """Of these claims, of which `before` may have had the first. They are put in order when somebody asks."""
        self._given = rows
        self.known: Order = Order() if before is None else before.known
        """What is in order already."""

    def order(self) -> Order:
        """Put the claims in order; beside the screen, before that asks."""
        if self.known.given is not self._given:
            self.known = _ordered(self._given, self.known)
        return self.known

    def who(self, span: Span) -> str:
        """Who says what stands at a place: the claim whose content meets it most; empty: nobody."""

        def shared(row: Row) -> int:
            return sum(max(0, min(span.end, piece.end) - max(span.start, piece.start)) for piece in row.claim.content)

        best = max(self.near(span), key=shared, default=None)
        return best.who if best is not None and shared(best) > 0 else ""

    def near(self, span: Span) -> Sequence[Row]:
        """The claims that may meet a place: all that do are among them."""
        known = self.order()
        return known.rows[bisect_right(known.reach, span.start) : bisect_left(known.starts, span.end)]


def _ordered(given: Sequence[Row], known: Order) -> Order:
    """Claims in order: 50,000 take 0.3 s; a few behind those that are in order already hardly any time."""
    count = len(known.given)
    more = sorted(((row.span, row) for row in given[count:]), key=lambda pair: pair[0].start)
    if count and (given[:count] != known.given or (more and more[0][0].start < known.starts[-1])):
        return _ordered(given, Order())
    reach = accumulate((span.end for span, _ in more), max, initial=known.reach[-1] if count else 0)
    return Order(
        given=given,
        rows=[*known.rows, *(row for _, row in more)],
        starts=[*known.starts, *(span.start for span, _ in more)],
        reach=[*known.reach, *islice(reach, 1, None)],
    )
