"""Finder: the search of one document, on a thread of its own. The index is built when it is first asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

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
        self._made_of: dict[str, object] = {}
        """Part of the document -> what stands in the index for it."""

    async def search(self, document: Document, rows: Sequence[Row], placed: Sequence[Placed], query: str) -> Findings:
        """The best places for a query, best first; nothing for an empty one, which only builds the index."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._find, document, rows, placed, query)

    def _find(self, document: Document, rows: Sequence[Row], placed: Sequence[Placed], query: str) -> Findings:
        """Bring the index up to the document as it is now, and ask it."""
        from store import Index, Unit, noted, said, told  # noqa: PLC0415 - RapidFuzz and numpy

        self._index = index = self._index or Index()
        parts: dict[str, tuple[object, Callable[[], Iterable[Passage]]]] = {
            "text": (document, lambda: told(document)),
            "claims": (rows, lambda: said(document, (row.claim for row in rows))),
            "notes": (placed, lambda: noted(each.annotation for each in placed)),
        }
        for part, (made_of, passages) in parts.items():
            # By what it is, not by what it equals: this is asked at each key, and a long text has 5,000 claims.
            if self._made_of.get(part) is not made_of:
                index.add(passages(), Unit(document=document.id, part=part))
                self._made_of[part] = made_of
        return index.find(query, LIMIT, partial(_selected, document.id, rows, placed, scale=self._scale))

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
