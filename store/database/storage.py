"""The storage: every table in memory, one JSON file on disk, written whole and atomically.

Memory always equals the disk: a change is made on a copy, written, and only then taken over.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from store.database.durable import write_file
from store.database.feed import Feed
from store.database.lock import FileLock
from store.errors import DamagedStore, NewerFormat

SCHEMA = 1
"""Version of what the records mean. Goes up with every change that an older release would misread."""

_NAME = "store.json"
Tables = dict[str, dict[str, Any]]


class AtomicStorage(Storage):
    """A TinyDB storage that loses nothing: not to a crash, not to a full disk, not to a second window."""

    def __init__(self, folder: Path) -> None:
        """Open the store in `folder`, which exists."""
        self.changed = Feed()
        self._path = folder / _NAME
        self._lock = FileLock(folder / "LOCK")
        self._seen: tuple[int, ...] | None = None
        self._bytes = b""
        self._tables: Tables = {}
        self._depth = 0
        try:
            with self._lock.held():
                self._load()
        except (DamagedStore, NewerFormat):
            self._lock.close()
            raise

    def read(self) -> Tables:
        """Every table, by name; records by id."""
        return self._tables

    def write(self, data: Tables) -> None:
        """Take over new tables; durable when the outermost transaction ends, at once outside of one."""
        with self.transaction():
            self._tables = data

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Lock and catch up; everything inside is one durable change, or none if it raises."""
        with self._lock.held():
            if self._depth == 0:
                self._catch_up()
                self._tables = _decoded(self._bytes)
            self._depth += 1
            is_whole = False
            try:
                yield
                is_whole = self._depth > 1 or self._save()
            finally:
                self._depth -= 1
                if not is_whole:
                    self._tables = _decoded(self._bytes)

    def catch_up(self) -> bool:
        """Take in what other windows wrote; whether there was something."""
        if self._signature() == self._seen:
            return False
        with self._lock.held():
            return self._catch_up()

    def close(self) -> None:
        """Close the files."""
        self._lock.close()

    def _save(self) -> bool:
        """Write the tables and tell the feed; True once they are on disk."""
        before, after = _decoded(self._bytes), self._tables
        changes = _differences(before, after)
        if changes:
            data = json.dumps({"schema": SCHEMA, "tables": after}, ensure_ascii=False, allow_nan=False).encode()
            write_file(self._path, data)
            self._bytes, self._seen = data, self._signature()
            self.changed.publish(changes)
        return True

    def _catch_up(self) -> bool:
        """Load the file again if another window replaced it."""
        if self._signature() == self._seen:
            return False
        before = self._tables
        self._load()
        self.changed.publish(_differences(before, self._tables))
        return True

    def _load(self) -> None:
        """Read the file, which may not be there yet."""
        self._seen = self._signature()
        data = self._path.read_bytes() if self._seen else b""
        try:
            tables = _decoded(data)
        except ValueError as error:
            raise self._damaged(data) from error
        self._tables, self._bytes = tables, data

    def _damaged(self, data: bytes) -> DamagedStore | NewerFormat:
        """Keep a copy of what cannot be read, once; the file itself stays, so no later start is empty."""
        if b'"schema": ' in data[:16] and not data.startswith(b'{"schema": %d,' % SCHEMA):
            message = f"{self._path} was written by a newer quoth. It was left untouched; install the newest release."
            return NewerFormat(message, self._path)
        copy = self._path.with_name(f"damaged-{hashlib.sha256(data).hexdigest()[:12]}.json")
        if not copy.exists():
            write_file(copy, data)
        message = (
            f"{self._path} is damaged and was left as it is; a copy is kept as {copy.name}. "
            "Put a backup in its place, or move it away to start with an empty store."
        )
        return DamagedStore(message, self._path)

    def _signature(self) -> tuple[int, ...] | None:
        """What tells one version of the file from the next; None: there is no file."""
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size


def _decoded(data: bytes) -> Tables:
    """The tables in the bytes of a file; ValueError if they are not what this release writes."""
    if not data:
        return {}
    found = json.loads(data)
    if not isinstance(found, dict) or found.get("schema") != SCHEMA or not isinstance(found.get("tables"), dict):
        raise ValueError("no store of this schema")
    tables: Tables = found["tables"]
    return tables


def _differences(before: Tables, after: Tables) -> dict[str, tuple[str, ...]]:
    """The ids that were added, changed or removed, by table."""
    changes = {}
    for name in before.keys() | after.keys():
        old, new = before.get(name, {}), after.get(name, {})
        ids = tuple(key for key in {**old, **new} if old.get(key) != new.get(key))
        if ids:
            changes[name] = ids
    return changes
