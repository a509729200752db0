"""Compaction: a snapshot of the moment at which a new journal begins; then the oldest files may go.

    under the lock     new journal, a shallow copy of the tables        a few milliseconds
    outside of it      the snapshot is written, synced and renamed      while other changes go on

The rename needs no sync of the folder: until it is on disk the older snapshot carries, and the next
new journal syncs the folder before anything that is needed then is removed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Thread

from store.database import snapshot
from store.database.durable import discard, not_writable, write_beside
from store.database.generations import generations, journal_name, snapshot_name
from store.database.storage import JournalStorage
from store.errors import StoreError

_FLOOR = 1 << 20
"""Bytes of journal below which compaction is never worth it."""
_SHARE = 8
"""A journal may grow to this part of the snapshot: opening reads it at a fifth of the snapshot's speed."""


def compact(storage: JournalStorage) -> Path:
    """Write a snapshot, remove what it supersedes; where the snapshot lies.

    Raises:
        StoreNotWritable: It could not be written; journals and older snapshots hold everything.
    """
    path = _written(storage)
    while path is None:
        path = _written(storage)
    return path


def _written(storage: JournalStorage) -> Path | None:
    """Write a snapshot of this moment; None if another window removed its generation meanwhile.

    It did so to forget something, which this snapshot may hold: it never gets its name.
    """
    place = storage.engine.place
    tables, seq, generation = storage.moment()
    path = place.folder / snapshot_name(generation)
    pieces = snapshot.lines(tables, generation=generation, seq=seq, schema=place.schema)
    try:
        new = write_beside(path, pieces, place.disk)
        with storage.engine.lock:
            if not place.disk.exists(place.folder / journal_name(generation)):
                discard(new, place.disk)
                return None
            place.disk.rename(new, path)
            for name in generations(place.folder, place.disk).superseded:
                place.disk.unlink(place.folder / name)
    except OSError as error:
        raise not_writable(path, error) from error
    return path


class Compactor:
    """Compacts in a thread of its own when a journal has grown large."""

    def __init__(self, storage: JournalStorage, floor: int = _FLOOR) -> None:
        """`floor` is in bytes of journal."""
        self._storage, self._floor = storage, floor
        self._limit = floor
        self._thread: Thread | None = None
        self._grow()

    def consider(self) -> None:
        """Begin to compact if it is time and nobody is at it. Cheap: called with every change."""
        if self._storage.engine.journal.end > self._limit and not (self._thread and self._thread.is_alive()):
            self.start(lambda: compact(self._storage))

    def start(self, task: Callable[[], object]) -> None:
        """Do something that compacts, beside everything else."""
        self._thread = Thread(target=self._run, args=(task,), name="compaction", daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Wait until a compaction that runs is over."""
        if self._thread:
            self._thread.join()

    def _run(self, task: Callable[[], object]) -> None:
        """One compaction. If it fails nothing is lost; it is tried again when the journal has doubled."""
        try:
            task()
        except StoreError as error:
            self._limit = 2 * self._storage.engine.journal.end + self._floor
            self._storage.engine.notices += (str(error),)
            return
        self._grow()

    def _grow(self) -> None:
        """Set how long the journal may get before the next one."""
        tables = list(self._storage.engine.tables.values())  # lists: other threads write meanwhile
        held = sum(len(row) for rows in tables for row in list(rows.values()))
        self._limit = max(self._floor, held // _SHARE)
