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
        self._index: Index | None = None
        self._seen: dict[str, object] = {}
        """Part of the document -> what it was made of, to see at a glance that it is the same."""
        self._made_of: dict[str, list[Any]] = {}
        """Part of the document -> the nouns that stand in the index for it."""

    async def search(self, document: Document, rows: Sequence[Row], placed: Sequence[Placed], query: str) -> Findings:
        """The best places for a query, best first; nothing for an empty one, which only builds the index."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._find, document, rows, placed, query)

    def _find(self, document: Document, rows: Sequence[Row], placed: Sequence[Placed], query: str) -> Findings:
        """Bring the index up to the document as it is now, and ask it."""
        from store import Index, noted, said, told  # noqa: PLC0415 - RapidFuzz and numpy

        self._index = index = self._index or Index()
        self._renew(document, "text", document, lambda: [document], lambda _: told(document))
        self._renew(document, "claims", rows, lambda: [row.claim for row in rows], lambda now: said(document, now))
        self._renew(
            document,
            "notes",
            placed,
            lambda: [each.annotation for each in placed],
            lambda now: noted(now, {each.annotation.target: each.anchor.span for each in placed if each.anchor}.get),
        )
        return index.find(query, LIMIT, partial(_selected, document.id, rows, placed, scale=self._scale))

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
        self._thread.shutdown(wait=False, cancel_futures=True)


def _selected(  # noqa: PLR0913 - what is known of the document, then the field
    document: str, rows: Sequence[Row], placed: Sequence[Placed], field: str, value: str, *, scale: Scale
) -> Selection | None:
    """What a field stands for in one document: the places with a tag, a note, a verdict. None: nothing is like that."""
    from store import Selection, is_like, is_verdict  # noqa: PLC0415 - RapidFuzz and numpy

    spans: list[Span] = []
    if field == "verdict":
        meant = {each for each in {row.verdict for row in rows} if is_verdict(value, scale, each)}
        spans = [row.span for row in rows if row.verdict in meant]
    elif field == "tag":
        spans = [each.anchor.span for each in placed if each.anchor and _has(each.annotation.tags, value)]
    elif field == "has" and is_like(value, "verdict"):
        spans = [row.span for row in rows if row.verdict is not Verdict.OPEN]
    elif field == "has":
        has_note = is_like(value, "note")
        wanted = [each for each in placed if (each.annotation.body if has_note else each.annotation.tags)]
        spans = [each.anchor.span for each in wanted if each.anchor] if has_note or is_like(value, "tag") else []
    return Selection(spans={document: spans}) if spans else None


def _has(tags: Iterable[str], value: str) -> bool:
    """Whether one of some tags is meant."""
    from store import is_like  # noqa: PLC0415 - RapidFuzz and numpy

    return any(is_like(value, tag) for tag in tags)
