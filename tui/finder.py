"""Finder: the search of one document, on a thread of its own. The index is built when it is first asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from store import Claim, Document

if TYPE_CHECKING:
    # RapidFuzz: not for the first paint.
    from store import Hit, Index

LIMIT = 60
"""Hits listed."""


class Finder:
    """Finds the best places for a query in one document's sentences and claims."""

    def __init__(self) -> None:
        """No index yet."""
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="quoth-search")
        self._index: Index | None = None
        self._indexed: tuple[str, int] | None = None
        """Id of the document and number of the claims that the index is of."""

    async def search(self, document: Document, claims: Sequence[Claim], query: str) -> tuple[Hit, ...]:
        """The best places for a query, best first."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._find, document, claims, query)

    def _find(self, document: Document, claims: Sequence[Claim], query: str) -> tuple[Hit, ...]:
        """Build the index if what it is of has changed, and ask it."""
        from store import Index, passages  # noqa: PLC0415 - RapidFuzz

        if self._index is None or self._indexed != (document.id, len(claims)):
            self._index = Index(passages(document, claims))
            self._indexed = (document.id, len(claims))
        return self._index.search(query, LIMIT)

    def close(self) -> None:
        """Forget what has not begun."""
        self._thread.shutdown(wait=False, cancel_futures=True)
