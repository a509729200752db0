"""Arranging: the desk of the open document, made ready for the screen beside it; only what changed is made again.

    desk (what is known)  ->  rows of claims, layers of annotations, doubts

A row whose claim, verdict and notes are the same is the very row it was, so the screen sees what to draw anew: of
50,000 rows the few that a handful of claims, or a verdict, brought.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from operator import is_
from typing import TYPE_CHECKING

from tui import annotated, claims, collecting
from tui.claims import Filter, Marks, Noted, Row
from tui.highlighting import Layer
from tui.initials import initials
from tui.reading import NOTHING, Arranged
from tui.sayers import Sayers

if TYPE_CHECKING:
    # The desk brings anchoring and RapidFuzz, which the first paint does not wait for.
    from store import Claim, Desk, Document, Judged, OpenDesk, Placed, Span


class Arranging:
    """The desks of one document, one after the other. Not on the screen's thread: 50,000 new claims take 1 s."""

    def __init__(self) -> None:
        """Nothing is arranged yet."""
        self._judged: Sequence[Judged] = ()
        self._arranged = NOTHING
        self._noted: Noted = claims.noted(())
        self._pieces: dict[Span, tuple[Span, ...]] = {}
        """From where to where a claim in several pieces goes -> these."""
        self._new = 0
        """Rows made since the collector last looked at them."""

    def arrange(self, desk: Desk) -> Arranged:
        """Arrange the desk as it is now."""
        from tui.doubts import doubts  # noqa: PLC0415 - anchoring and RapidFuzz, after the first paint

        is_noted, before = desk.annotations is not self._arranged.placed, self._arranged
        rows = self._rows(desk, self._moved(desk.annotations) if is_noted else None)
        same = shared(rows, before.rows)
        is_more = same == len(before.rows)
        new = rows[same:]
        pieces = {row.span: row.claim.content for row in (new if is_more else rows) if len(row.claim.content) > 1}
        self._pieces = self._pieces | pieces if is_more else pieces
        self._judged = desk.claims
        self._arranged = Arranged(
            placed=desk.annotations,
            rows=rows,
            marks=self._marks(desk.annotations) if is_noted or pieces or not is_more else before.marks,
            doubts=doubts(desk),
            counts=_counted(rows, before, same),
            letters=_letters(rows, before),
            sayers=before.sayers if rows is before.rows else Sayers(rows, before.sayers),
        )
        self._settle(len(new))
        return self._arranged

    def _rows(self, desk: Desk, moved: Marks | None) -> tuple[Row, ...]:
        """The rows; `moved` is where notes came, changed or went."""
        rows = tuple(
            row
            if row and not (moved and moved.meet(row.claim.content))
            else claims.row_of(desk.document, one, self._noted)
            for one, row in zip(desk.claims, self._known(desk.claims), strict=True)
        )
        before = self._arranged.rows
        return before if len(rows) == len(before) == shared(rows, before) else rows

    def _moved(self, placed: Sequence[Placed]) -> Marks:
        """Where notes came, changed or went."""
        self._noted = claims.noted(placed)
        before, now = {*map(id, self._arranged.placed)}, {*map(id, placed)}
        other = [each for each in (*self._arranged.placed, *placed) if not (id(each) in before and id(each) in now)]
        return Marks(other, lambda _: True)

    def _known(self, judged: Sequence[Judged]) -> Iterable[Row | None]:
        """For each claim the row that it had, if nothing else is said of it now."""
        rows = self._arranged.rows
        if len(judged) == len(self._judged):
            return (row if one is old else None for one, old, row in zip(judged, self._judged, rows, strict=True))
        same = shared(judged, self._judged)
        others = dict(zip(map(id, self._judged[same:]), rows[same:], strict=True))
        return chain(rows[:same], (others.get(id(one)) for one in judged[same:]))

    def _marks(self, placed: Sequence[Placed]) -> Mapping[str, Layer]:
        """What has a note, a tag and so on. A note on a claim in several pieces is not on the words between them."""
        marks: dict[str, list[Span]] = {"note": [], "tag": [], "highlight": [], "unsure": []}
        for each in placed:
            if each.anchor:
                marks[annotated.layer_of(each)].extend(self._pieces.get(each.anchor.span, (each.anchor.span,)))
        layers, before = {name: Layer(spans) for name, spans in marks.items()}, self._arranged.marks
        return {
            name: before[name] if name in before and before[name].spans == layer.spans else layer
            for name, layer in layers.items()
        }

    def _settle(self, new: int) -> None:
        """Put many new rows aside from the collector."""
        self._new += new
        if self._new >= collecting.MANY:
            self._new = 0
            collecting.settle()


class Desks:
    """The desk of the document that was asked for last."""

    def __init__(self) -> None:
        """None was."""
        self._open: tuple[OpenDesk, Arranging] | None = None

    def arranged(
        self, document: Document, claims: Sequence[Claim] | None, opened: Callable[[Document], OpenDesk] | None = None
    ) -> Arranged:
        """What is known of a document and these claims; `opened` makes a desk for another one, with what was noted."""
        from store import OpenDesk  # noqa: PLC0415 - RapidFuzz, after the first paint

        if self._open is None or self._open[0].document != document:
            self._open = (opened or OpenDesk)(document), Arranging()
        desk, arranging = self._open
        return arranging.arrange(desk.lay(claims))


def shared(one: Sequence[object], other: Sequence[object]) -> int:
    """How many things at the beginning of both are the very same."""
    return next((place for place, same in enumerate(map(is_, one, other)) if not same), min(len(one), len(other)))


def _counted(rows: tuple[Row, ...], before: Arranged, same: int) -> Mapping[Filter, int]:
    """How many rows each filter lets through; where none of those before is another, only the new ones are asked."""
    if not same or same < len(before.rows):
        return claims.counts(rows)
    return {chosen: before.counts[chosen] + count for chosen, count in claims.counts(rows[same:]).items()}


def _letters(rows: tuple[Row, ...], before: Arranged) -> Mapping[str, str]:
    """The letters of the speakers; the same object as before where they are the same."""
    letters = initials(row.claim.speaker.name for row in rows if row.claim.speaker.name)
    return before.letters if letters == before.letters else letters
