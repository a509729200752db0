"""Database: the way into a store's records. TinyDB's tables over a storage that loses nothing."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from store.database.durable import make_folder
from store.database.feed import Feed
from store.database.storage import AtomicStorage
from store.database.table import RecordTable


class Database:
    """The tables of one folder. Safe to use from several threads and several processes at once."""

    def __init__(self, storage: AtomicStorage) -> None:
        """Wrap an open storage; `open` is the usual way."""
        self._storage = storage
        self._tables: dict[str, RecordTable] = {}
        self.notices: tuple[str, ...] = ()

    @classmethod
    def open(cls, folder: Path) -> Database:
        """Open the store in `folder`, making it if it is missing.

        Raises:
            DamagedStore: Its file cannot be read; it was left in place and copied beside.
            NewerFormat: A newer release wrote it.
            StoreNotWritable: The folder or its files cannot be made.
        """
        make_folder(folder)
        return cls(AtomicStorage(folder))

    @property
    def changed(self) -> Feed:
        """The feed of changes, from this window and, after `catch_up`, from others."""
        return self._storage.changed

    def table(self, name: str) -> RecordTable:
        """The table of that name; it comes into being with its first record."""
        if name not in self._tables:
            self._tables[name] = RecordTable(self._storage, name)
        return self._tables[name]

    def transaction(self) -> AbstractContextManager[None]:
        """Everything inside is one durable change, or none at all if it raises."""
        return self._storage.transaction()

    def catch_up(self) -> bool:
        """Take in what other windows wrote; whether there was something. Cheap when there was not."""
        return self._storage.catch_up()

    def close(self) -> None:
        """Close the store's files. Everything acknowledged is already on disk."""
        self._storage.close()

    def __enter__(self) -> Self:
        """Close at the end of a `with` block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close, whatever happened inside."""
        self.close()
