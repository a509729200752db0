"""The open desk: a desk that is laid out again and again while a document is read, each time only as far as it changed.

    a handful of new claims   ->  they are added; the others, and every note, are the objects they were
    a note more               ->  it is anchored; the others stay where they were found
    a verdict                 ->  attached anew; every claim of which nothing new is said is the object it was

What it gives is what `lay_out` gives of the same things. Who makes something of it can tell by identity what to make
again: of 5,000 claims and 5,000 notes, almost nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from operator import attrgetter

from store.annotations.aliases import aliases_of
from store.annotations.anchoring import anchor
from store.annotations.remembered import Remembered
from store.database.database import Database
from store.library.desk import lay_out, order, renamed
from store.model.alias import Alias
from store.model.annotation import Annotation, Correction, Judgement, Verdict
from store.model.claim import Claim
from store.model.desk import Desk, Judged, Placed
from store.model.document import Document

_SPAN = attrgetter("claim.span")


class OpenDesk:
    """The desk of one document."""

    def __init__(
        self,
        document: Document,
        *,
        judgements: Callable[[], Sequence[Judgement]] = tuple,
        corrections: Callable[[], Sequence[Correction]] = tuple,
        annotations: Callable[[], Sequence[Annotation]] = tuple,
        aliases: Callable[[], Mapping[str, Alias]] = dict,
    ) -> None:
        """Nothing lies on it yet. What was noted is asked for each time: the same object where nothing changed."""
        self.document = document
        self._judgements, self._corrections, self._annotations = judgements, corrections, annotations
        self._aliases = aliases
        self._claims: Sequence[Claim] = ()
        """Of which nothing was said, in the order they were given."""
        self._judged: tuple[Judged, ...] = ()
        """All of them, by place."""
        self._noted: Sequence[Annotation] = ()
        self._placed: tuple[Placed, ...] = ()

    def lay(self, claims: Sequence[Claim] | None) -> Desk:
        """Everything in its place now; `claims` is None while they are not known."""
        placed = self._place(self._annotations())
        if claims is None:
            return Desk(document=self.document, annotations=placed)
        judgements, corrections, aliases = self._judgements(), self._corrections(), self._aliases()
        if not judgements and not corrections and not aliases:
            self._add(claims)
            return Desk(document=self.document, claims=self._judged, annotations=placed)
        desk = renamed(lay_out(self.document, claims, judgements, corrections, ()), aliases)
        self._claims, self._judged = (), self._kept(desk.claims)
        return Desk(document=self.document, claims=self._judged, annotations=placed, orphans=desk.orphans)

    def _place(self, annotations: Sequence[Annotation]) -> tuple[Placed, ...]:
        """The annotations at their places; those that were placed before are the same objects."""
        if annotations is not self._noted:
            before = {id(one.annotation): one for one in self._placed}
            found = [before.get(id(one)) or self._placed_now(one) for one in annotations]
            self._noted, self._placed = annotations, tuple(sorted(found, key=order))
        return self._placed

    def _placed_now(self, annotation: Annotation) -> Placed:
        """An annotation that is new."""
        return Placed(annotation=annotation, anchor=anchor(self.document, annotation.target))

    def _add(self, claims: Sequence[Claim]) -> None:
        """Take up claims of which nothing was said."""
        count = len(self._claims)
        is_more = 0 < count <= len(claims) and tuple(claims[:count]) == self._claims
        new = [Judged(claim=claim, verdict=Verdict.OPEN) for claim in (claims[count:] if is_more else claims)]
        new.sort(key=_SPAN)
        if is_more and not (new and _SPAN(new[0]) < _SPAN(self._judged[-1])):
            self._judged += tuple(new)
        elif is_more:
            self._judged = tuple(sorted((*self._judged, *new), key=_SPAN))
        else:
            self._judged = self._kept(new)
        self._claims = tuple(claims)

    def _kept(self, judged: Sequence[Judged]) -> tuple[Judged, ...]:
        """These claims; the objects that there were before, where nothing else is said of them now."""
        before = {one.claim.id: one for one in self._judged}
        return tuple(_same(before.get(one.claim.id), one) for one in judged)


def _same(before: Judged | None, now: Judged) -> Judged:
    """The object that there was before, if nothing else is said of the claim now."""
    return before if before is not None and before == now else now


def open_desk(document: Document, database: Database) -> OpenDesk:
    """A desk with what is noted in a store."""
    return OpenDesk(
        document,
        judgements=Remembered(database, Judgement, document.id).now,
        corrections=Remembered(database, Correction, document.id).now,
        annotations=Remembered(database, Annotation, document.id).now,
        aliases=partial(aliases_of, database, document.id),
    )
