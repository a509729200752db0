"""Three stores behind one face: ours, TinyDB as it comes, and SQLite as durable as it gets."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Mapping
from pathlib import Path
from random import Random
from statistics import median
from typing import Any, Protocol, Self

import tinydb
from tinydb.table import Document

from store.database.compaction import compact
from store.database.database import Database
from store.database.disk import Disk
from store.database.lock import FileLock
from store.database.storage import JournalStorage
from store.database.table import RecordTable

Record = dict[str, Any]
_COMMITS = 2000
"""Changes whose CPU is measured."""


def record(random: Random, document: int) -> Record:
    """A record such as an annotation is, of about 300 bytes."""
    body = " ".join(f"w{random.randrange(5000)}" for _ in range(12))
    target = {"quote": {"exact": body[:30], "prefix": body[:20], "suffix": body[-20:]}, "position": [document, 90]}
    about = {"author": "ada", "machine": "desk", "created": "2026-11-23T09:00:00Z"}
    return {"document": f"d{document}", "body": body, "tags": ["check"], "target": target, **about}


class Peer(Protocol):
    """What is measured. Every change is durable when its method returns, as far as the store can promise it."""

    def insert(self, key: str, made: Record) -> None:
        """Add a record."""

    def update(self, key: str, turn: int) -> None:
        """Change one field of a record."""

    def delete(self, key: str) -> None:
        """Remove a record."""

    def get(self, key: str) -> object:
        """A record by its id."""

    def of_document(self, document: int) -> object:
        """The records of a document."""

    def scan(self, word: str) -> object:
        """The records with a word in their body, without an index."""

    def close(self) -> None:
        """Close the files."""


class WatchedLock(FileLock):
    """The lock, and how long it was held at most, in seconds of wall clock."""

    def __init__(self, lock: FileLock) -> None:
        """Watch `lock`, which stays the one that is taken."""
        self.lock = lock
        self.longest = 0.0
        self._began = 0.0

    def __getattr__(self, name: str) -> object:
        """Everything else is the lock's own."""
        return getattr(self.lock, name)

    def __enter__(self) -> Self:
        """Take the lock."""
        self.lock.__enter__()
        self._began = time.perf_counter()
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        """Let go of it."""
        self.longest = max(self.longest, time.perf_counter() - self._began)
        self.lock.__exit__(kind, error, trace)

    @property
    def is_mine(self) -> bool:
        """Whether the calling thread is inside."""
        return self.lock.is_mine


class Ours:
    """The journal."""

    def __init__(self, folder: Path, rows: Mapping[str, Record]) -> None:
        """Filled in one change and compacted."""
        self._database = Database.open(folder)
        self._table = self._database.table("annotations")
        with self._database.transaction():
            for key, made in rows.items():
                self._table.put(key, made)
        compact(self._database.storage)
        self._table.matching("document", "d0")

    def compaction(self) -> dict[str, float]:
        """Milliseconds of wall clock of a compaction, and the longest that it holds the lock: medians of five."""
        storage = self._database.storage
        whole, held = [], []
        for _ in range(5):
            watched = storage.engine.lock = WatchedLock(storage.engine.lock)
            began = time.perf_counter()
            compact(storage)
            whole.append(time.perf_counter() - began)
            held.append(watched.longest)
            storage.engine.lock = watched.lock
        return {"compaction_ms": round(1000 * median(whole), 1), "compaction_lock_ms": round(1000 * median(held), 2)}

    def insert(self, key: str, made: Record) -> None:
        """Add a record."""
        self._table.put(key, made)

    def update(self, key: str, turn: int) -> None:
        """Change one field of a record."""
        self._table.update({"updated": turn}, doc_ids=[key])  # type: ignore[list-item] # ids of records are strings

    def delete(self, key: str) -> None:
        """Remove a record."""
        self._table.erase([key])

    def get(self, key: str) -> object:
        """A record by its id."""
        return self._table.record(key)

    def of_document(self, document: int) -> object:
        """The records of a document, by its index."""
        return self._table.matching("document", f"d{document}")

    def scan(self, word: str) -> object:
        """The records with a word in their body."""
        return self._table.search(tinydb.where("body").test(lambda body: word in body))

    def close(self) -> None:
        """Close the files."""
        self._database.close()


class Sqlite:
    """SQLite: write-ahead log, synced with every change."""

    def __init__(self, path: Path, rows: Mapping[str, Record]) -> None:
        """Filled in one transaction."""
        self._connection = sqlite3.connect(path, isolation_level=None)
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            self._connection.execute(f"PRAGMA {pragma}")
        self._connection.execute("CREATE TABLE annotations (id TEXT PRIMARY KEY, document TEXT, record TEXT)")
        self._connection.execute("CREATE INDEX by_document ON annotations (document)")
        self._connection.execute("BEGIN")
        for key, made in rows.items():
            self.insert(key, made)
        self._connection.execute("COMMIT")

    def insert(self, key: str, made: Record) -> None:
        """Add a record."""
        row = (key, made["document"], json.dumps(made))
        self._connection.execute("INSERT INTO annotations VALUES (?, ?, ?)", row)

    def update(self, key: str, turn: int) -> None:
        """Change one field of a record."""
        made = json.loads(self._connection.execute("SELECT record FROM annotations WHERE id = ?", (key,)).fetchone()[0])
        row = (json.dumps(made | {"updated": turn}), key)
        self._connection.execute("UPDATE annotations SET record = ? WHERE id = ?", row)

    def delete(self, key: str) -> None:
        """Remove a record."""
        self._connection.execute("DELETE FROM annotations WHERE id = ?", (key,))

    def get(self, key: str) -> object:
        """A record by its id."""
        return json.loads(self._connection.execute("SELECT record FROM annotations WHERE id = ?", (key,)).fetchone()[0])

    def of_document(self, document: int) -> object:
        """The records of a document, by its index."""
        rows = self._connection.execute("SELECT record FROM annotations WHERE document = ?", (f"d{document}",))
        return [json.loads(row) for (row,) in rows]

    def scan(self, word: str) -> object:
        """The records with a word in their body."""
        rows = self._connection.execute("SELECT record FROM annotations")
        return [made for (row,) in rows if word in (made := json.loads(row))["body"]]

    def close(self) -> None:
        """Close the files."""
        self._connection.close()


class Stock:
    """TinyDB as it comes: one JSON file, written anew with every change and not synced."""

    def __init__(self, path: Path, rows: Mapping[str, Record]) -> None:
        """Filled by writing its file."""
        self._ids = {key: number for number, key in enumerate(rows, 1)}
        table = {str(self._ids[key]): made for key, made in rows.items()}
        path.write_text(json.dumps({"annotations": table}), encoding="utf-8")
        self._database = tinydb.TinyDB(path)
        self._table = self._database.table("annotations")

    def insert(self, key: str, made: Record) -> None:
        """Add a record."""
        self._ids[key] = self._table.insert(Document(made, len(self._ids) + 1))

    def update(self, key: str, turn: int) -> None:
        """Change one field of a record."""
        self._table.update({"updated": turn}, doc_ids=[self._ids[key]])

    def delete(self, key: str) -> None:
        """Remove a record."""
        self._table.remove(doc_ids=[self._ids[key]])

    def get(self, key: str) -> object:
        """A record by its id."""
        return self._table.get(doc_id=self._ids[key])

    def of_document(self, document: int) -> object:
        """The records of a document; it has no index."""
        return self._table.search(tinydb.where("document") == f"d{document}")

    def scan(self, word: str) -> object:
        """The records with a word in their body."""
        return self._table.search(tinydb.where("body").test(lambda body: word in body))

    def close(self) -> None:
        """Close the file."""
        self._database.close()


class _Unsynced(Disk):
    """The real disk, but nobody waits for it."""

    def sync(self, descriptor: int) -> None:
        """Return at once."""


def unsynced(folder: Path, rows: Mapping[str, Record]) -> float:
    """Microseconds of CPU that a change costs beside the sync, in a store with some records."""
    storage = JournalStorage(folder / "unsynced", disk=_Unsynced())
    table = RecordTable(storage, "annotations")
    with storage.transaction():
        for key, made in rows.items():
            table.put(key, made)
    made = record(Random(0), 1)  # noqa: S311 - the same record each time
    best = min(_spent(table, made, part) for part in range(5))
    storage.close()
    return round(best * 1e6, 1)


def _spent(table: RecordTable, made: Record, part: int) -> float:
    """Seconds of CPU a change, over some."""
    began = time.process_time()
    for number in range(_COMMITS // 5):
        table.put(f"{part}-{number}", made)
    return (time.process_time() - began) / (_COMMITS // 5)
