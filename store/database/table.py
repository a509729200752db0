"""The tables: TinyDB's own interface over records that stay encoded, every change one transaction.

`JournalTable` keeps TinyDB's integer ids; `RecordTable`, which the store uses, has unique
time-ordered ones, so that an id that was deleted is never given to another record.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

from tinydb.table import Document as Row
from tinydb.table import Table

from store.courtesy import COURTESY
from store.database.codec import Change, decode, encode
from store.database.ids import new_id
from store.database.index import Field
from store.database.overlay import Overlay, View
from store.database.storage import JournalStorage

if TYPE_CHECKING:
    from tinydb.queries import QueryLike

Updater = Callable[[Any], None]


class JournalTable(Table):
    """TinyDB's table over the journal. Documented extension point: `_read_table` and `_update_table`."""

    def __init__(
        self, storage: JournalStorage, name: str, cache_size: int = Table.default_query_cache_capacity, **options: Any
    ) -> None:
        """As TinyDB has it."""
        self._shared = storage
        self._seen = storage.version
        self._foreign = storage.foreign
        super().__init__(storage, name, cache_size, **options)

    def insert(self, document: Mapping[str, Any]) -> int:
        """Add a record; its id."""
        with self._shared.transaction():
            self._forget_if_stale()
            return super().insert(document)

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Add records, all or none; their ids."""
        with self._shared.transaction():
            self._forget_if_stale()
            given: list[Any] = [self._checked(document) for document in documents]
            free = self._get_next_id()
            self._next_id = max([free, *(one.doc_id + 1 for one in given if self._has_id(one))])
            return super().insert_multiple(given)

    def update(
        self,
        fields: Mapping[str, Any] | Callable[[Any], None],
        cond: QueryLike | None = None,
        doc_ids: Iterable[int] | None = None,
    ) -> list[int]:
        """Change what matches, all or none; the ids. Only what matches is copied."""
        with self._shared.transaction():
            chosen = self._matching(cond) if doc_ids is None and cond is not None else doc_ids
            return super().update(fields, None, chosen)

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[int]:
        """Change what matches or add the record, in one transaction."""
        with self._shared.transaction():
            return super().upsert(document, cond)

    def remove(self, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None) -> list[int]:
        """Delete what matches, all or none; the ids."""
        with self._shared.transaction():
            chosen = self._matching(cond) if doc_ids is None and cond is not None else doc_ids
            return super().remove(None, chosen)

    def search(self, cond: QueryLike) -> list[Row]:
        """Every record that matches, each the caller's own: changing one changes nothing else."""
        self._forget_if_stale()
        is_changing = self._shared.engine.lock.is_mine
        found = None if is_changing else cast("list[tuple[str, bytes]] | None", self._query_cache.get(cond))
        if found is None:
            found = [(key, row) for key, row in list(self._rows().items()) if cond(decode(row))]
            if not is_changing and _is_cacheable(cond):
                self._query_cache[cond] = cast("list[Row]", found)
        return [self._document(key, row) for key, row in found]

    def matching(self, field: str, value: Hashable) -> list[Row]:
        """The records that have `value` in `field`, or among its items: by an index, without a scan."""
        rows = self._rows()
        found = ((key, rows.get(key)) for key in self._shared.matching(self.name, field, value))
        return [self._document(key, row) for key, row in found if row is not None]  # another thread may have deleted it

    def __iter__(self) -> Iterator[Row]:
        """Every record."""
        for key, row in list(self._rows().items()):
            yield self._document(key, row)

    def _rows(self) -> Mapping[str, bytes]:
        return self._shared.rows(self.name)

    def _document(self, key: str, row: bytes) -> Row:
        COURTESY.give_way()
        return self.document_class(decode(row), self.document_id_class(key))

    def _matching(self, cond: QueryLike) -> list[int]:
        """The ids that match, found without keeping what does not."""
        return [self.document_id_class(key) for key, record in View(self._rows()).pairs() if cond(record)]

    def _checked(self, document: Mapping[str, Any]) -> Mapping[str, Any]:
        """The record, if it is one; ValueError as TinyDB has it."""
        if not isinstance(document, Mapping):
            raise ValueError("Document is not a Mapping")  # noqa: TRY004 - as TinyDB has it
        return document

    def _has_id(self, document: Mapping[str, Any]) -> bool:
        return isinstance(document, self.document_class)

    def _forget_if_stale(self) -> None:
        """Drop the query cache, and the next id, if the tables changed behind this table's back."""
        if self._foreign != self._shared.foreign:
            self._foreign = self._shared.foreign
            self._next_id = None
        if self._seen != self._shared.version:
            self._seen = self._shared.version
            self.clear_cache()

    def _get_next_id(self) -> Any:
        return super()._get_next_id()  # type: ignore[no-untyped-call] # TinyDB has no types there

    def _read_table(self) -> Any:
        return View(self._rows())

    def _update_table(self, updater: Updater) -> None:
        with self._shared.transaction():
            overlay = Overlay(self._rows(), self.document_id_class)
            updater(overlay)
            change = overlay.changes()
            if change.puts or change.gone or self.name not in self._shared.engine.tables:
                self._shared.add(self.name, change)
        self.clear_cache()


def _is_cacheable(cond: QueryLike) -> bool:
    """Whether a query gives the same answer each time; TinyDB takes one that does not say for such a one."""
    ask: Callable[[], bool] = getattr(cond, "is_cacheable", lambda: True)
    return ask()


class RecordTable(JournalTable):
    """A table whose ids are unique over all stores."""

    document_id_class = str  # type: ignore[assignment] # documented extension point, typed as its default

    def record(self, doc_id: str) -> dict[str, Any] | None:
        """The record of that id, as the caller's own copy; None if there is none."""
        row = self._rows().get(doc_id)
        return None if row is None else decode(row)

    def encoded(self, field: str, value: Hashable) -> list[tuple[str, bytes]]:
        """Ids and bytes of the records that `matching` gives: the same bytes are the same record, decoded or not."""
        rows = self._rows()
        found = ((key, rows.get(key)) for key in self._shared.matching(self.name, field, value))
        return [(key, row) for key, row in found if row is not None]  # another thread may have deleted it

    def ids(self, field: Field, value: Hashable) -> tuple[str, ...]:
        """Ids of the records that `matching` would give; none of them is looked at."""
        return self._shared.matching(self.name, field, value)

    def put(self, doc_id: str, record: Mapping[str, Any]) -> None:
        """Write a record whole, whether or not there was one under this id."""
        with self._shared.transaction():
            self._shared.add(self.name, Change(puts={doc_id: encode(record)}))

    def erase(self, doc_ids: Iterable[str]) -> None:
        """Delete records without a trace in the table; ids that are not there are passed over."""
        with self._shared.transaction():
            rows = self._rows()
            self._shared.add(self.name, Change(gone=dict.fromkeys(key for key in doc_ids if key in rows)))

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Add records, all or none; their ids."""
        return Table.insert_multiple(self, documents)

    def _get_next_id(self) -> Any:
        return new_id()


__all__ = ["JournalTable", "RecordTable", "Row"]
