"""Database: the way into a store's records. TinyDB's tables over a journal that loses nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from store.database.backup import back_up, is_due
from store.database.compaction import Compactor
from store.database.feed import Feed
from store.database.storage import JournalStorage
from store.database.table import RecordTable


class Database:
    """The tables of one folder. Safe to use from several threads and several processes at once."""

    def __init__(self, storage: JournalStorage) -> None:
        """Wrap an open storage; `open` is the usual way, and does the day's backup."""
        self.storage = storage
        self._compactor = Compactor(storage)
        self._tables: dict[str, RecordTable] = {}
        self._end = storage.changed.subscribe(lambda _table, _ids: self._compactor.consider())

    @classmethod
    def open(cls, folder: Path, *, now: Callable[[], datetime] = datetime.now) -> Database:
        """Open the store in `folder`, making it if it is missing; the day's backup is made beside everything else.

        Raises:
            DamagedStore: Nothing in it can be read; it was left as it is.
            NewerFormat: A newer release wrote it.
            StoreInUse: Another process holds it and it cannot be shared.
            StoreNotWritable: The folder or its files cannot be made.
        """
        database = cls(JournalStorage(folder))
        if is_due(database.storage, now()):
            database._compactor.start(lambda: back_up(database.storage, now(), is_daily=True))
        return database

    @property
    def notices(self) -> tuple[str, ...]:
        """What had to be mended, each a sentence to show a person."""
        return self.storage.engine.notices

    @property
    def changed(self) -> Feed:
        """The feed of changes, from this window and, after `catch_up`, from others."""
        return self.storage.changed

    def table(self, name: str) -> RecordTable:
        """The table of that name; it comes into being with its first record."""
        if name not in self._tables:
            self._tables[name] = RecordTable(self.storage, name)
        return self._tables[name]

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is one durable change, or none at all if it raises."""
        with self.storage.transaction():
            yield

    @property
    def must_be_reopened(self) -> bool:
        """Whether a sync failed: then nothing is written until `reopen` has read the files again."""
        return self.storage.engine.must_be_reopened

    def reopen(self) -> None:
        """Read the files anew, as a new program would. What was acknowledged is there.

        Raises:
            StoreError: They cannot be opened; all is as it was, and it can be tried again.
        """
        self._compactor.wait()
        self.storage.reopen()

    def catch_up(self) -> bool:
        """Take in what other windows wrote; whether there was something. Cheap when there was not."""
        return self.storage.catch_up()

    def close(self) -> None:
        """Close the store's files. Everything acknowledged is already on disk."""
        self._end()
        self._compactor.wait()
        self.storage.close()

    def __enter__(self) -> Self:
        """Close at the end of a `with` block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close, whatever happened inside."""
        self.close()
