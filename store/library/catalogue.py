"""Catalogue: the search over everything kept. Its index is derived, and keeps step with the store (`upkeep`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from store.annotations.notebook import Notebook
from store.database.database import Database
from store.library import mending
from store.library.indexer import Indexer
from store.library.narrowing import Narrowing
from store.library.placing import Placing
from store.library.shelf import Shelf
from store.library.units import Units
from store.library.upkeep import Upkeep
from store.model.claim import Claim
from store.model.document import Document
from store.search.index import Findings
from store.search.passages import Hit

_SLICE = 1.0
"""Seconds of work on the index between two looks at the clock, where nobody waits."""
_LOOK = 0.01
"""Seconds between two looks at what another process does."""


class Catalogue:
    """Finds a place in any of the kept documents."""

    def __init__(  # noqa: PLR0913 - what is kept, then how it becomes an index
        self,
        shelf: Shelf,
        notebook: Notebook,
        folder: Path,
        *,
        database: Database,
        batches_of: Callable[[Document], Iterable[Sequence[Claim]]],
        heard: Callable[[], Mapping[str, frozenset[str]]],
        indexer: Indexer | None = None,
    ) -> None:
        """Read nothing yet: that is done when something is first asked for.

        Args:
            shelf: The documents.
            notebook: What was noted on them.
            folder: Of the store.
            database: The store's records.
            batches_of: The claims of a document.
            heard: Hash of each text whose claims are known -> who says them.
            indexer: Takes in what is much, beside a screen; None: that is done here.
        """
        placing = Placing(shelf)
        self._narrowing = Narrowing(shelf, notebook, placing)
        units = Units(shelf, notebook, placing, batches_of=batches_of, heard=heard)
        self._upkeep = Upkeep(units, folder, database, indexer)
        self._indexer = indexer

    def changed(self, table: str, _ids: tuple[str, ...]) -> None:
        """Hear of a change in the store, from this window or another."""
        if table in {"documents", "annotations"} or table in mending.TABLES:
            self._upkeep.is_behind = True

    def search(self, query: str, limit: int = 50) -> tuple[Hit, ...]:
        """The best places for a query in everything kept, best first; however long the index takes."""
        return self.answer(query, limit).hits

    def answer(self, query: str, limit: int = 50, *, within: str | None = None) -> Findings:
        """The same, with what of the query could not be followed; `within` is the id of the document to search."""
        while not self.prepare(_SLICE):
            if self.is_waiting and self._indexer is not None:
                self._indexer.wait(_LOOK)
        return self.find(query, limit, within=within)

    def find(self, query: str, limit: int = 50, *, within: str | None = None) -> Findings:
        """The best places in what is in the index already; nothing of what is kept no more."""
        return self._upkeep.right().find(query, limit, self._narrowing, within=within)

    def prepare(self, seconds: float) -> bool:
        """Work on the index for about that long; whether it is in step with the store now.

        Who calls it again and again from the store's thread lets notes be saved in between.
        """
        return self._upkeep.work(seconds)

    @property
    def is_waiting(self) -> bool:
        """Whether there is nothing to do here until another process has done more."""
        return self._upkeep.is_waiting

    def save(self) -> bool:
        """Write all that is searched to the file; whether it is there."""
        return self._upkeep.save()

    def close(self) -> None:
        """Nobody indexes for this window any more."""
        if self._indexer is not None:
            self._indexer.end()
