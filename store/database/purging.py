"""Purging: records removed without a trace, from every file that holds or held them.

Deleting a record leaves it in older journals, snapshots and backups. Purging also writes a new
snapshot, removes everything older, rewrites each backup without the record, and removes what was set
aside as torn or damaged, since nobody can tell what is in it. What the medium itself remembers of
removed files is beyond any program.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from store.database import snapshot
from store.database.backup import FOLDER, read_backup
from store.database.codec import Change, Tables, decode
from store.database.compaction import compact
from store.database.disk import Disk
from store.database.durable import not_writable, write_file
from store.database.generations import generations, journal_name, snapshot_name
from store.database.opening import sweep
from store.database.storage import JournalStorage

Doomed = Callable[[str, str, Mapping[str, Any]], bool]
"""Whether a record must go, by its table, its id and itself."""

_SET_ASIDE = ("torn-", "damaged-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Purged:
    """What was removed."""

    records: Mapping[str, int]
    """How many records, by table."""
    backups: tuple[str, ...]
    """The backups that held some of them and were written anew."""
    files: tuple[str, ...]
    """Other files that were removed because they held, or may have held, some of them."""


def purge(storage: JournalStorage, is_doomed: Doomed) -> Purged:
    """Remove records from the tables, the files and every backup.

    Raises:
        StoreNotWritable: Something is left; calling again goes on.
    """
    place = storage.engine.place
    with storage.transaction():
        doomed = _doomed(storage.engine.tables, is_doomed)
        for name, ids in doomed.items():
            storage.add(name, Change(gone=dict.fromkeys(ids)))
    compact(storage)
    try:
        with storage.engine.lock:
            files = _remove_older(place.folder, place.disk)
            sweep(place)
    except OSError as error:
        raise not_writable(place.folder, error) from error
    backups = _purge_backups(place.folder, place.disk, is_doomed)
    return Purged(records={name: len(ids) for name, ids in doomed.items()}, backups=backups, files=files)


def _doomed(tables: Tables, is_doomed: Doomed) -> dict[str, list[str]]:
    """The ids of the records that must go, by table; tables without any are left out."""
    found = {
        name: [key for key, row in rows.items() if is_doomed(name, key, decode(row))] for name, rows in tables.items()
    }
    return {name: ids for name, ids in found.items() if ids}


def _remove_older(folder: Path, disk: Disk) -> tuple[str, ...]:
    """Remove all but the newest generation, which is whole, and whatever was set aside."""
    disk.sync_folder(folder)  # the new snapshot keeps its name before the old ones lose theirs
    there = generations(folder, disk)
    newest = there.snapshots[-1]
    old = [snapshot_name(number) for number in there.snapshots if number < newest]
    old += [journal_name(number) for number in there.journals if number < newest]
    aside = [name for name in disk.names(folder) if name.startswith(_SET_ASIDE)]
    for name in (*old, *aside):
        disk.unlink(folder / name)
    disk.sync_folder(folder)
    return tuple(aside)


def _purge_backups(folder: Path, disk: Disk, is_doomed: Doomed) -> tuple[str, ...]:
    """Write every backup anew that holds one of the records."""
    try:
        names = sorted(disk.names(folder / FOLDER))
    except FileNotFoundError:
        return ()
    written = []
    for name in names:
        kept = read_backup(folder / FOLDER / name, disk)
        doomed = _doomed(kept.tables, is_doomed)
        if doomed or not kept.is_whole:  # an unreadable line may be one of them
            for table, ids in doomed.items():
                for key in ids:
                    del kept.tables[table][key]
            pieces = snapshot.lines(kept.tables, generation=kept.generation, seq=kept.seq, schema=kept.schema or 1)
            write_file(folder / FOLDER / name, pieces, disk)
            written.append(name)
    return tuple(written)
