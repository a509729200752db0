"""Finder: the search of one document, on a thread of its own. The index is built when it is first asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any

from store import Document, Span, Verdict
from tui.claims import Row

if TYPE_CHECKING:
    # RapidFuzz and numpy: not for the first paint.
    from store import Findings, Index, Passage, Placed, Scale, Selection

LIMIT = 40
"""Hits listed."""


class Finder:
    """Finds the best places for a query in one document's sentences, claims and notes."""

    def __init__(self, scale: Scale) -> None:
        """No index yet; `scale` is what verdicts are called."""
        self._scale = scale
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="quoth-search")
        self._is_closed = False
        self._index: Index | None = None
        self._text = ""
        """The text of the document: the index keeps no other copy of its words."""
        self._seen: dict[str, object] = {}
        """Part of the document -> what it was made of, to see at a glance that it is the same."""
        self._made_of: dict[str, list[Any]] = {}
        """Part of the document -> the nouns that stand in the index for it."""

    async def search(self, document: Document, rows: Sequence[Row], placed: Sequence[Placed], query: str) -> Findings:
        """The best places for a query, best first; nothing for an empty one, which only builds the index.

        Who asks after the end is cut off, as by a session.
        """
        if self._is_closed:
            raise asyncio.CancelledError
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._find, document, rows, placed, query)

    def _find(self, document: Document, rows: Sequence[Row], placed: Sequence[Placed], query: str) -> Findings:
        """Bring the index up to the document as it is now, and ask it."""
        from store import Index, noted, said, told  # noqa: PLC0415 - RapidFuzz and numpy

        self._text = document.text
        self._index = index = self._index or Index(words_of=lambda _, span: span.of(self._text))
        self._renew(document, "text", document, lambda: [document], lambda _: told(document))
        self._renew(document, "claims", rows, lambda: [row.claim for row in rows], lambda now: said(document, now))
        self._renew(
            document,
            "notes",
            placed,
            lambda: [each.annotation for each in placed],
            lambda now: noted(now, {each.annotation.target: each.anchor.span for each in placed if each.anchor}.get),
        )
        return index.find(query, LIMIT, partial(_selected, document, rows, placed, scale=self._scale))

    def _renew(
        self,
        document: Document,
        part: str,
        seen: object,
        nouns: Callable[[], list[Any]],
        passages: Callable[[list[Any]], Iterable[Passage]],
    ) -> None:
        """Put a part of the document into the index again if its nouns are others; asked at each key."""
        from store import Unit  # noqa: PLC0415 - numpy

        if self._index is None or self._seen.get(part) is seen:
            return
        if (now := nouns()) != self._made_of.get(part):
            self._index.add(passages(now), Unit(document=document.id, part=part))
        self._seen[part], self._made_of[part] = seen, now

    def close(self) -> None:
        """Forget what has not begun."""
        self._is_closed = True
        self._thread.shutdown(wait=False, cancel_futures=True)


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
