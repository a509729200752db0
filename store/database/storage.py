"""The storage: TinyDB's extension point for where its data lives. Ours writes what changed, not everything.

Tables hold their records encoded, each is decoded when it is looked at. Updaters run on an overlay
that knows what they touched; a transaction of one or many of them becomes one line of the journal.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from threading import Lock
from typing import Any

from tinydb.storages import Storage

from store.database.codec import Change, Changes, Rows, Tables, apply, encode
from store.database.disk import REAL, Disk
from store.database.durable import make_folder
from store.database.engine import Engine, differences
from store.database.feed import Feed
from store.database.index import Field, Indexes
from store.database.migrations import MIGRATIONS, SCHEMA, Migration
from store.database.opening import Place
from store.database.overlay import Layered, View

_NONE: Rows = {}


class JournalStorage(Storage):
    """A TinyDB storage that loses nothing it acknowledged: not to a crash, a full disk or a second window."""

    def __init__(
        self,
        folder: Path | str,
        *,
        disk: Disk = REAL,
        schema: int = SCHEMA,
        migrations: Mapping[int, Migration] = MIGRATIONS,
    ) -> None:
        """Open the store in `folder`, which is made if it is missing.

        Raises:
            DamagedStore: Nothing in it can be read.
            NewerFormat: A later release wrote it.
            StoreInUse: It cannot be shared and another process has it.
            StoreNotWritable: Its files cannot be made.
        """
        place = Place(folder=Path(folder), disk=disk, schema=schema, migrations=migrations)
        make_folder(place.folder, disk)
        self.changed = Feed()
        self.version = 0
        """Goes up with every change of the tables in memory."""
        self.foreign = 0
        """Goes up with every change of another window."""
        self._indexes: dict[str, Indexes] = {}
        self._depth = 0
        self._pending: Changes = {}
        self._unwritten: dict[str, Indexes] = {}
        """Of what the running transaction puts: else each question of a long one would decode all of it."""
        self._untold: deque[Changes] = deque()
        """What the feed was not told yet; any thread may add, whoever lets go of the lock tells."""
        self._memory = Lock()
        """Held where tables and indexes must agree."""
        self.engine = Engine(place, self._apply)

    def read(self) -> dict[str, Any]:
        """Every table, by name; records by id, decoded when they are looked at."""
        pending = self._mine()
        names = sorted({*self.engine.tables, *pending})
        return {
            name: View(self.rows(name)) for name in names if not (name in pending and pending[name].is_dropped_whole)
        }

    def write(self, data: Mapping[str, Any]) -> None:
        """Make the tables what `data` says; views that `read` gave out stand for what is there already."""
        with self.transaction():
            for name in self.read():
                if name not in data:
                    self.add(name, Change(is_dropped=True))
            for name, table in data.items():
                if not isinstance(table, View):
                    self._replace(name, table)

    def reopen(self) -> None:
        """Read the files anew, as a new program would; the feed tells what is otherwise than it was in memory.

        Raises:
            StoreError: They cannot be opened; all is as it was.
        """
        fresh = Engine(self.engine.place, self._apply)
        old, self.engine = self.engine, fresh
        fresh.notices = (*old.notices, *fresh.notices)
        with self._memory:
            self._indexes.clear()
            self.version += 1
            self.foreign += 1
        self._untold.append(differences(old.tables, fresh.tables))
        old.close()
        self._tell()

    def close(self) -> None:
        """Close the files. Everything that was acknowledged is on disk."""
        self.engine.close()

    def rows(self, name: str) -> Mapping[str, bytes]:
        """The encoded records of a table, as the calling thread's transaction has them."""
        change = self._mine().get(name)
        rows = self.engine.tables.get(name, _NONE)
        return Layered(rows, change) if change else rows

    def matching(self, name: str, field: Field, value: Any) -> tuple[str, ...]:
        """The ids of a table's records that have `value` in `field`, or among its items."""
        with self._memory:
            rows = self.engine.tables.get(name, _NONE)
            old = self._indexes.setdefault(name, Indexes()).ids(rows, field, value)
        change = self._mine().get(name)
        if change is None:
            return old
        new = self._unwritten.setdefault(name, Indexes()).ids(change.puts, field, value)
        kept = (each for each in old if each not in change.puts and each not in change.gone)
        return new if change.is_dropped else (*kept, *new)

    def add(self, name: str, change: Change) -> None:
        """Make a change part of the running transaction."""
        if change.is_dropped:
            self._pending[name] = Change(is_dropped=True)
            self._unwritten.pop(name, None)
        pending = self._pending.setdefault(name, Change())
        if name in self._unwritten:
            self._unwritten[name].follow(pending.puts, change)
        for record_id in change.gone:
            pending.puts.pop(record_id, None)
            pending.gone[record_id] = None
        pending.puts.update(change.puts)

    def transaction(self) -> AbstractContextManager[None]:
        """Lock and catch up; everything inside is one durable change. What raises out of it leaves nothing.

        A transaction inside another is part of it.

        Raises:
            StoreNotWritable: It could not be put on disk; nothing has changed.
        """
        return _Transaction(self)

    def moment(self) -> tuple[Tables, int, int]:
        """Begin a new journal; the tables as they are, their last transaction and the new generation.

        What other windows wrote is told by the next to catch up: this may be a thread nobody waits for.

        Raises:
            StoreNotWritable: The new journal could not be made; the old one goes on.
        """
        with self.engine.lock:
            self._begin()
            self.engine.rotate()
            tables = {name: dict(rows) for name, rows in self.engine.tables.items()}
            return tables, self.engine.seq, self.engine.journal.generation

    def catch_up(self) -> bool:
        """Take in what other windows wrote; whether there was something."""
        if self.engine.is_behind():
            with self.engine.lock:
                self._follow()
        return self._tell()

    def begin(self) -> None:
        """What a transaction begins with."""
        self.engine.lock.__enter__()
        try:
            if self._depth == 0:
                self._begin()
        except BaseException:  # whatever it is, Ctrl+C too: it is raised again, and must not leave the lock taken
            self.engine.lock.__exit__(None, None, None)
            self._tell()
            raise
        self._depth += 1

    def end(self, *, is_whole: bool) -> None:
        """What a transaction ends with; durable when this returns, if it is whole."""
        self._depth -= 1
        try:
            if self._depth == 0 and self._pending and is_whole:
                self._commit()
        finally:
            if self._depth == 0:
                self._pending = {}
                self._unwritten.clear()
            self.engine.lock.__exit__(None, None, None)
            if not self.engine.lock.is_mine:
                self._tell()

    def _begin(self) -> None:
        """Catch up and make ready to write."""
        self._follow()
        self.engine.prepare()

    def _follow(self) -> None:
        """Take in what other windows wrote, under the lock."""
        found = self.engine.catch_up()
        self.foreign += len(found)
        self._untold.extend(found)

    def _commit(self) -> None:
        """Put the running transaction on disk, then in memory."""
        changes, self._pending = self._pending, {}
        self.engine.commit(changes)
        self._untold.append(changes)

    def _mine(self) -> Changes:
        """What the calling thread's transaction has changed so far."""
        return self._pending if self._pending and self.engine.lock.is_mine else {}

    def _apply(self, changes: Changes) -> None:
        """Take a transaction that is on disk into memory."""
        tables = self.engine.tables
        with self._memory:
            for name, change in changes.items():
                if name in self._indexes:
                    self._indexes[name].follow(tables.get(name, _NONE), change)
            apply(tables, changes)
            self.version += 1

    def _tell(self) -> bool:
        """Tell the feed, outside the lock, of everything it was not told yet; whether there was something."""
        is_new = False
        while self._untold:
            is_new = True
            changes = self._untold.popleft()
            self.changed.publish({name: (*change.gone, *change.puts) for name, change in changes.items()})
        return is_new

    def _replace(self, name: str, table: Mapping[Any, Mapping[str, Any]]) -> None:
        """Make one table what `table` says."""
        new = {str(key): encode(record) for key, record in table.items()}
        old = self.rows(name)
        puts = {key: row for key, row in new.items() if old.get(key) != row}
        self.add(name, Change(puts=puts, gone=dict.fromkeys(key for key in old if key not in new)))


class _Transaction(AbstractContextManager[None]):
    """One `with storage.transaction()`. A generator would cost 4 µs more, twice with every change."""

    def __init__(self, storage: JournalStorage) -> None:
        self._storage = storage

    def __enter__(self) -> None:
        self._storage.begin()

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: object) -> None:
        self._storage.end(is_whole=kind is None)
