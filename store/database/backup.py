"""Backups: a second name for a snapshot, in `backup/`, one a day, seven kept.

A snapshot never changes, so its link costs nothing and holds what the store was at that moment; a
linked journal would go on growing with the original. Restoring writes the difference as one change,
so that it is durable like any other and every open window follows it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from store.database import snapshot
from store.database.compaction import compact
from store.database.disk import REAL, Disk
from store.database.durable import make_folder, not_writable, sync_name, write_file
from store.database.engine import differences
from store.database.storage import JournalStorage
from store.errors import DamagedStore, NewerFormat

FOLDER = "backup"
_DAILY = re.compile(r"\d{4}-\d\d-\d\d\.jsonl")
_KEPT = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One backup."""

    name: str
    made: str
    """The day, or day and time, that its name says; ISO 8601."""
    bytes: int


def back_up(storage: JournalStorage, now: datetime, *, is_daily: bool = False) -> Path:
    """Keep the store as it is now under the name of this day, or of this second.

    Raises:
        StoreNotWritable: It could not be kept.
    """
    place = storage.engine.place
    folder = place.folder / FOLDER
    make_folder(folder, place.disk)
    path = folder / f"{now:%Y-%m-%d}.jsonl" if is_daily else folder / f"{now:%Y-%m-%dT%H%M%S.%f}.jsonl"
    whole = compact(storage)
    try:
        _keep(whole, path, place.disk)
        sync_name(folder, place.disk)
        for old in sorted(name for name in place.disk.names(folder) if _DAILY.fullmatch(name))[:-_KEPT]:
            place.disk.unlink(folder / old)
    except OSError as error:
        raise not_writable(path, error) from error
    return path


def is_due(storage: JournalStorage, now: datetime) -> bool:
    """Whether there is something to back up and nothing of this day yet."""
    place = storage.engine.place
    today = place.folder / FOLDER / f"{now:%Y-%m-%d}.jsonl"
    return storage.engine.seq > 0 and not storage.engine.is_read_only and not place.disk.exists(today)


def backups(folder: Path, disk: Disk = REAL) -> tuple[Backup, ...]:
    """The backups of a store, newest first."""
    try:
        names = [name for name in disk.names(folder / FOLDER) if name.endswith(".jsonl")]
    except FileNotFoundError:
        return ()
    return tuple(
        Backup(name=name, made=name.removesuffix(".jsonl"), bytes=disk.length(folder / FOLDER / name))
        for name in sorted(names, reverse=True)
    )


def restore(storage: JournalStorage, name: str, now: datetime) -> Path:
    """Make the store what a backup holds; where the store that it replaces was backed up.

    Raises:
        DamagedStore: There is no such backup, or it is not whole; nothing was changed.
        NewerFormat: A later release wrote it.
        StoreNotWritable: It could not be done; nothing was changed.
    """
    place = storage.engine.place
    kept = read_backup(place.folder / FOLDER / name, place.disk)
    if kept.schema > place.schema:
        raise NewerFormat(f"{name} was written by a newer quoth. Install the newest release.", place.folder / name)
    if not kept.is_whole:
        raise DamagedStore(f"The backup {name} is damaged; nothing was changed. Take another.", place.folder / name)
    replaced = back_up(storage, now)
    with storage.transaction():
        for table, change in differences(storage.engine.tables, kept.tables).items():
            storage.add(table, change)
    return replaced


def read_backup(path: Path, disk: Disk) -> snapshot.Snapshot:
    """A backup, as far as it can be read; DamagedStore if there is none of that name."""
    try:
        return snapshot.read(lambda: disk.lines(path), 0)
    except OSError as error:
        raise DamagedStore(f"{path} cannot be read: {error.strerror}.", path) from error


def _keep(whole: Path, path: Path, disk: Disk) -> None:
    """Give a snapshot a second name; a copy where the filesystem has no links."""
    try:
        disk.link(whole, path)
    except FileExistsError:
        return
    except OSError:
        write_file(path, disk.lines(whole), disk)
        return
    disk.sync_folder(path.parent)
