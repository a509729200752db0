"""The table: TinyDB's own, with unique time-ordered ids, whose every change is one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from typing import TYPE_CHECKING, Any, cast

from tinydb.table import Document, Table

from store.database.ids import new_id
from store.database.storage import AtomicStorage

if TYPE_CHECKING:
    from tinydb.queries import QueryLike

Updater = Callable[[dict[int, Mapping[str, Any]]], None]
"""TinyDB's type; here the ids are strings."""


class RecordTable(Table):
    """A table whose ids are unique over all stores, so that a deleted one is never given again."""

    document_id_class = str  # type: ignore[assignment] # documented extension point, typed as its default

    def __init__(self, storage: AtomicStorage, name: str) -> None:
        """A table without TinyDB's query cache: its results alias the cache, and it misses other windows."""
        super().__init__(storage, name, cache_size=0)
        self._shared = storage

    def record(self, doc_id: str) -> dict[str, Any] | None:
        """The record of that id, as the caller's own copy; None if there is none."""
        found = self._read_table().get(doc_id)
        return None if found is None else deepcopy(dict(found))

    def put(self, doc_id: str, record: Mapping[str, Any]) -> None:
        """Write a record whole, whether or not there was one under this id."""
        self._update_table(lambda table: cast("dict[str, Any]", table).__setitem__(doc_id, dict(record)))

    def insert(self, document: Mapping[str, Any]) -> int:
        """Add a record; returns its id."""
        with self._shared.transaction():
            return super().insert(document)

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Add records in one transaction; returns their ids."""
        with self._shared.transaction():
            return super().insert_multiple(documents)

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[int]:
        """Change what matches or add the record, in one transaction."""
        with self._shared.transaction():
            return super().upsert(document, cond)

    def _get_next_id(self) -> str:
        return new_id()

    def _update_table(self, updater: Updater) -> None:
        with self._shared.transaction():
            super()._update_table(updater)


__all__ = ["Document", "RecordTable"]
