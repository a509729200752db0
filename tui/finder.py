"""Finder: the search of one document, on a thread of its own. The index is built when it is first asked for.

    text    ████████████░░░░░░░░░░    taken in piece by piece; each query asks what is there, and says if that is all
    claims  ███░░░                    those that come while the text is gone through join the ones before

A text of 100,000 sentences takes two seconds of the interpreter, and more while somebody types. A query itself takes
7 ms there, 15 over a million: less than half of the time to the next key, so one that runs is not broken off. The next
key cancels it all the same: what it finds is not shown, and of the keys meanwhile only the newest is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from store import Document, Span, Verdict
from tui.claims import Row
from tui.one_thread import OneThread
from tui.parts import Part

if TYPE_CHECKING:
    # RapidFuzz and numpy: not for the first paint.
    from store import Findings, Index, Passage, Placed, Scale, Selection, Target

LIMIT = 40
"""Hits listed."""
_FIRST = 500
"""Passages taken in before the first answer, and before each while there are more to come: 15 ms."""
_PIECE = 4_000
"""Most passages taken in between two answers: 0.1 s. Of smaller pieces more are left, and each query asks them all."""
_PIECES = 12
"""Pieces from which they are put together, in 0.3 s for 100,000 sentences, when no more are to come."""


class Finder:
    """Finds the best places for a query in one document's sentences, claims and notes."""

    def __init__(self, scale: Scale) -> None:
        """No index yet; `scale` is what verdicts are called."""
        self._scale = scale
        self._thread = OneThread("quoth-search")
        self._index: Index | None = None
        self._document: Document | None = None
        """What it is an index of, which keeps no other copy of its words."""
        self._parts: dict[str, Part[Any]] = {}

    async def search(
        self, document: Document, rows: Sequence[Row], placed: Sequence[Placed], query: str
    ) -> tuple[Findings, bool]:
        """The best places for a query in what is in the index, best first, and whether that is all there is."""
        return await self._thread.beside(lambda: self._find(document, rows, placed, query))

    async def grow(self, document: Document, rows: Sequence[Row], placed: Sequence[Placed]) -> bool:
        """Take in more of a document as it is now, for a moment; whether that is all there is."""
        return await self._thread.beside(lambda: self._grow(document, rows, placed, _PIECE))

    async def beside(self, work: Callable[[], object]) -> None:
        """Do what the showing of hits would wait for; on the same thread."""
        await self._thread.beside(work)

    def _find(
        self, document: Document, rows: Sequence[Row], placed: Sequence[Placed], query: str
    ) -> tuple[Findings, bool]:
        """Take in a little, if there is more, and ask what is there."""
        is_complete = self._grow(document, rows, placed, _FIRST)
        chosen = partial(_selected, document, rows, placed, scale=self._scale)
        return self._index_of(document).find(query, LIMIT, chosen), is_complete

    def _grow(self, document: Document, rows: Sequence[Row], placed: Sequence[Placed], most: int) -> bool:
        """Take in so many passages at most of what is another than it was; whether nothing is left."""
        from store import noted, said, told  # noqa: PLC0415 - RapidFuzz and numpy

        index = self._index_of(document)
        made: tuple[tuple[str, object, Callable[[], list[Any]], Callable[[list[Any]], Iterable[Passage]]], ...] = (
            ("text", document.text, lambda: [document.text], lambda _: told(document)),
            ("notes", placed, lambda: [each.annotation for each in placed], lambda now: noted(now, _spans(placed).get)),
            ("claims", rows, lambda: [row.claim for row in rows], lambda now: said(document, now)),
        )
        for name, seen, nouns, passages in made:
            if self._parts[name].renew(seen, nouns, passages):
                index.remove(document.id, name)
        for name, part in self._parts.items():
            # As many as there are, so that what is there never lies in many more pieces than it has to.
            if some := part.take(min(most, max(_FIRST, len(index)))):
                index.join(some, name)
                most -= len(some)
        if not all(part.is_in for part in self._parts.values()):
            return False
        if len(index.collection.segments) > _PIECES:
            index.tidy()
        return True

    def _index_of(self, document: Document) -> Index:
        """The index of a document; a new one for another."""
        from store import Index  # noqa: PLC0415 - RapidFuzz and numpy

        before, self._document = self._document, document
        if self._index is None or before is None or (before.id, before.text) != (document.id, document.text):
            text = document.text
            self._index = Index(words_of=lambda _, span: span.of(text))
            self._parts = {name: Part(joins=name != "notes") for name in ("text", "notes", "claims")}
        return self._index

    def close(self) -> None:
        """Forget what has not begun."""
        self._thread.close()


def _spans(placed: Sequence[Placed]) -> dict[Target, Span]:
    """Where each annotation stands."""
    return {each.annotation.target: each.anchor.span for each in placed if each.anchor}


def _selected(  # noqa: PLR0913 - what is known of the document, then the field
    document: Document, rows: Sequence[Row], placed: Sequence[Placed], field: str, value: str, *, scale: Scale
) -> Selection | str | None:
    """What a field stands for in one document: a part of it, or all. None: nothing is like that; words: why not."""
    from store import WAYS, Selection, having, is_like, no_verdict, no_way  # noqa: PLC0415 - RapidFuzz and numpy

    if field in {"doc", "in", "date"}:
        return _whole(document, field, value)
    spans: list[Span] = []
    if field == "verdict":
        meant = _verdicts(rows, value, scale)
        spans = [row.span for row in rows if row.verdict in meant]
        if not meant:
            return no_verdict(value, scale)
    elif field == "tag":
        tagged = [each for each in placed if any(is_like(value, tag) for tag in each.annotation.tags)]
        spans = [each.anchor.span for each in tagged if each.anchor]
    elif not (way := having(value)):
        return no_way(value)
    elif way == "verdict":
        spans = [row.span for row in rows if row.verdict is not Verdict.OPEN]
    else:
        spans = [each.anchor.span for each in placed if each.anchor and WAYS[way](each.annotation)]
    return Selection(spans={document.id: spans}) if spans else None


def _verdicts(rows: Sequence[Row], value: str, scale: Scale) -> set[Verdict]:
    """The verdicts that a value means, of those that can be given, and of those that were."""
    from store import is_verdict  # noqa: PLC0415 - RapidFuzz and numpy

    can_be = {*Verdict, *(grade.verdict for grade in scale), *(row.verdict for row in rows)}
    return {each for each in can_be if is_verdict(value, scale, each)}


def _whole(document: Document, field: str, value: str) -> Selection | str | None:
    """What a field that is about documents stands for in one: all of it, or nothing."""
    from store import Selection, dates, is_in, is_like  # noqa: PLC0415 - RapidFuzz and numpy

    if field == "date":
        meant = dates(value)
        if isinstance(meant, str):
            return meant
        is_meant = meant.holds(document.metadata.date or "")
    elif field == "doc":
        is_meant = is_like(value, document.title)
    else:
        is_meant = is_in(value, document.source, ())
        if not is_meant:
            return f"collections are asked for in everything kept: in:{value}"
    return Selection(frozenset({document.id})) if is_meant else None
