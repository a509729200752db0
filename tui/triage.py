"""Triage: in which order claims come up to be judged, and where a person is in that. Pure.

    unjudged and not seen yet, most check-worthy first  ->  those left for later, in that order  ->  done

Going back is along the claims that were seen, whether or not they were judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from store import Verdict
from tui.claims import Row


def ordered(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Most check-worthy first; of equals the one that stands first in the text."""
    return tuple(sorted(rows, key=lambda row: (-row.claim.checkworthiness.score, row.span)))


@dataclass(slots=True)
class Triage:
    """One person's way through the claims of one document."""

    rows: tuple[Row, ...] = ()
    """All that are to be judged or were, in the order in which they come up."""
    skipped: list[str] = field(default_factory=list)
    """Ids of those left for later, in that order."""
    given: dict[str, Verdict] = field(default_factory=dict)
    """Id -> verdict that is on its way to disk."""
    trail: list[str] = field(default_factory=list)
    """Ids of those that were seen, in that order."""
    place: int = -1
    """Index into `trail` of the one that is looked at; -1: none is."""

    @property
    def here(self) -> Row | None:
        """The claim that is looked at; None: there is nothing left to judge."""
        return self._row(self.trail[self.place]) if 0 <= self.place < len(self.trail) else None

    def begin(self, rows: Sequence[Row], here: str | None, skipped: Sequence[str]) -> None:
        """Start, where the last triage stopped if that claim is still to be judged."""
        self.rows = ordered(rows)
        self.skipped, self.trail, self.place = list(skipped), [], -1
        at = self._row(here) if here else None
        if at is not None and not self.is_judged(at):
            self._stand(at)
        else:
            self.forward()

    def take(self, rows: Sequence[Row]) -> None:
        """Take up what is known of the claims now; a verdict that was taken back brings its claim up again."""
        before = {row.claim.id: row for row in self.rows}
        now = {row.claim.id: row for row in rows}
        # Mostly a verdict came in and the claims are the same: sorting 10,000 of them again would take 25 ms.
        are_same = before.keys() == now.keys() and all(now[each].claim is row.claim for each, row in before.items())
        self.rows = tuple(now[each] for each in before) if are_same else ordered(rows)
        here = self.trail[self.place] if 0 <= self.place < len(self.trail) else None
        self.given = {
            claim: verdict
            for claim, verdict in self.given.items()
            if claim in now and now[claim].verdict is not verdict
        }
        self.trail = [claim for claim in self.trail if claim in now]
        reopened = [
            claim
            for claim in self.trail
            if not self.is_judged(now[claim]) and claim in before and before[claim].verdict is not Verdict.OPEN
        ]
        if reopened:
            self.place = self.trail.index(reopened[-1])
        elif here in now:
            self.place = self.trail.index(here)
        else:
            self.place = len(self.trail) - 1
            self.forward()

    def judge(self, verdict: Verdict) -> None:
        """Give the claim that is looked at a verdict, and go on; without one it stays."""
        if (row := self.here) is None:
            return
        self.given[row.claim.id] = verdict
        if verdict is not Verdict.OPEN:
            if row.claim.id in self.skipped:
                self.skipped.remove(row.claim.id)
            self.forward()

    def skip(self) -> None:
        """Leave the claim that is looked at for later."""
        if (row := self.here) is None:
            return
        if not self.is_judged(row):
            if row.claim.id in self.skipped:
                self.skipped.remove(row.claim.id)
            self.skipped.append(row.claim.id)
        self.forward()

    def forward(self) -> None:
        """To the next one that was seen already, else to the next that is to be judged; else to none."""
        if self.place + 1 < len(self.trail):
            self.place += 1
            return
        here, following = self.here, next(iter(self.coming()), None)
        if following is not None:
            self._stand(following)
        elif here is None or self.is_judged(here):
            self.place = len(self.trail)

    def back(self) -> bool:
        """To the one before; whether there is one."""
        if self.place <= 0:
            return False
        self.place -= 1
        return True

    def coming(self) -> list[Row]:
        """What is to be judged behind the one that is looked at, in order."""
        here = self.here
        waiting = [row for row in self.rows if not self.is_judged(row) and row is not here]
        fresh = [row for row in waiting if row.claim.id not in self.trail and row.claim.id not in self.skipped]
        later = [row for claim in self.skipped for row in waiting if row.claim.id == claim]
        return [*fresh, *later] or waiting

    def is_judged(self, row: Row) -> bool:
        """Whether it has a verdict, on disk or on its way there."""
        return self.given.get(row.claim.id, row.verdict) is not Verdict.OPEN

    @property
    def judged(self) -> int:
        """How many have a verdict."""
        return sum(self.is_judged(row) for row in self.rows)

    def _row(self, claim: str) -> Row | None:
        """The claim of that id; None if there is none any more."""
        return next((row for row in self.rows if row.claim.id == claim), None)

    def _stand(self, row: Row) -> None:
        """Look at a claim."""
        if row.claim.id in self.trail:
            self.trail.remove(row.claim.id)
        self.trail.append(row.claim.id)
        self.place = len(self.trail) - 1
