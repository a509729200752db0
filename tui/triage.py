"""Triage: in which order claims come up to be judged, and where a person is in that. Pure.

    unjudged and not seen yet, most check-worthy first  ->  those left for later, in that order  ->  done

Going back is along the claims that were seen, whether or not they were judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

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
    written: set[str] = field(default_factory=set)
    """Ids of those of `given` that are on disk: the rows that come next know better, also when it was undone since."""
    trail: list[str] = field(default_factory=list)
    """Ids of those that were seen, in that order."""
    place: int = -1
    """Index into `trail` of the one that is looked at; -1: none is."""
    _taken: Sequence[Row] = ()
    """The rows as they were taken up, in the order of the text."""
    _at: dict[str, int] = field(default_factory=dict)
    """Id -> index into `rows`."""
    _given_verdicts: int = 0
    """How many of them have a verdict on disk."""

    @property
    def here(self) -> Row | None:
        """The claim that is looked at; None: there is nothing left to judge."""
        return self._row(self.trail[self.place]) if 0 <= self.place < len(self.trail) else None

    def begin(self, rows: Sequence[Row], here: str | None, skipped: Sequence[str]) -> None:
        """Start, where the last triage stopped if that claim is still to be judged."""
        self._order(rows)
        self.skipped, self.trail, self.place = list(skipped), [], -1
        at = self._row(here) if here else None
        if at is not None and not self.is_judged(at):
            self._stand(at)
        else:
            self.forward()

    def take(self, rows: Sequence[Row]) -> None:
        """Take up what is known of the claims now; a verdict that was taken back brings its claim up again."""
        before = self._verdicts(self.trail)
        if len(rows) == len(self._taken) and all(
            new.claim is old.claim for new, old in zip(rows, self._taken, strict=True)
        ):
            self._replace(rows)  # mostly a verdict came in: sorting 10,000 claims again would take 25 ms
        else:
            self._order(rows)
        here = self.trail[self.place] if 0 <= self.place < len(self.trail) else None
        self.given = {
            claim: verdict
            for claim, verdict in self.given.items()
            if claim not in self.written and (row := self._row(claim)) is not None and row.verdict is not verdict
        }
        self.written.clear()
        self.trail = [claim for claim in self.trail if claim in self._at]
        known = [(claim, row) for claim in self.trail if (row := self._row(claim)) is not None]
        reopened = [
            claim
            for claim, row in known
            if before.get(claim, Verdict.OPEN) is not Verdict.OPEN and not self.is_judged(row)
        ]
        if reopened:
            self.place = self.trail.index(reopened[-1])
        elif here in self._at:
            self.place = self.trail.index(here)
        else:
            self.place = len(self.trail) - 1
            self.forward()

    def _verdicts(self, claims: Iterable[str]) -> dict[str, Verdict]:
        """Id of each of these claims -> its verdict on disk."""
        return {claim: row.verdict for claim in claims if (row := self._row(claim)) is not None}

    def _order(self, rows: Sequence[Row]) -> None:
        """Put other claims in the order in which they come up."""
        self._taken, self.rows = rows, ordered(rows)
        self._at = {row.claim.id: index for index, row in enumerate(self.rows)}
        self._given_verdicts = sum(row.verdict is not Verdict.OPEN for row in rows)

    def _replace(self, rows: Sequence[Row]) -> None:
        """Take up other verdicts and notes on the same claims."""
        changed = [(new, old) for new, old in zip(rows, self._taken, strict=True) if new is not old]
        ordered_rows = list(self.rows)
        for new, old in changed:
            ordered_rows[self._at[new.claim.id]] = new
            self._given_verdicts += (new.verdict is not Verdict.OPEN) - (old.verdict is not Verdict.OPEN)
        self._taken, self.rows = rows, tuple(ordered_rows)

    def judge(self, verdict: Verdict) -> None:
        """Give the claim that is looked at a verdict, and go on; without one it stays."""
        if (row := self.here) is None:
            return
        self.given[row.claim.id] = verdict
        self.written.discard(row.claim.id)
        if verdict is not Verdict.OPEN:
            if row.claim.id in self.skipped:
                self.skipped.remove(row.claim.id)
            self.forward()

    def wrote(self, claim: str, verdict: Verdict) -> None:
        """A verdict is on disk; nothing, if another one was given since."""
        if self.given.get(claim) is verdict:
            self.written.add(claim)

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
        here, following = self.here, self.following
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

    @property
    def following(self) -> Row | None:
        """What is to be judged behind the one that is looked at: new, else left for later, else seen."""
        here, passed = self.here, {*self.trail, *self.skipped}
        waiting = (row for row in self.rows if row is not here and not self.is_judged(row))
        fresh = (row for row in waiting if row.claim.id not in passed)
        later = (row for claim in self.skipped if (row := self._row(claim)) is not None)
        seen = (row for row in self.rows if row.claim.id in passed)
        open_again = (row for row in chain(later, seen) if row is not here and not self.is_judged(row))
        return next(chain(fresh, open_again), None)

    def is_judged(self, row: Row) -> bool:
        """Whether it has a verdict, on disk or on its way there."""
        return self.given.get(row.claim.id, row.verdict) is not Verdict.OPEN

    @property
    def judged(self) -> int:
        """How many have a verdict."""
        on_their_way = [
            (row, verdict) for claim, verdict in self.given.items() if (row := self._row(claim)) is not None
        ]
        return self._given_verdicts + sum(
            (verdict is not Verdict.OPEN) - (row.verdict is not Verdict.OPEN) for row, verdict in on_their_way
        )

    def _row(self, claim: str) -> Row | None:
        """The claim of that id; None if there is none any more."""
        return self.rows[self._at[claim]] if claim in self._at else None

    def _stand(self, row: Row) -> None:
        """Look at a claim."""
        if row.claim.id in self.trail:
            self.trail.remove(row.claim.id)
        self.trail.append(row.claim.id)
        self.place = len(self.trail) - 1
