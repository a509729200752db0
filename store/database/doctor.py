"""The doctor of the database: reads every file, whole generations and old ones alike, and says what it finds.

Looking changes nothing. Repairing opens the store, which mends what can be mended; where nothing can
be read at all, it sets the files aside and puts the newest whole backup in their place.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from store.database import journal, notices, snapshot
from store.database.backup import FOLDER, backups, read_backup
from store.database.codec import Change
from store.database.disk import REAL, Disk
from store.database.durable import not_writable
from store.database.generations import generations, journal_name, snapshot_name
from store.database.journal import begin
from store.database.lock import FileLock
from store.database.migrations import MIGRATIONS, SCHEMA
from store.database.recovery import Source, recover, torn_tail
from store.database.storage import JournalStorage
from store.errors import DamagedStore

_TRIES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the doctor found."""

    findings: tuple[str, ...]
    """What is wrong, or was and is mended, each a sentence to show. Empty: nothing."""
    records: dict[str, int]
    """How many records there are, by table; empty where the store cannot be read."""

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings


def examine(folder: Path, disk: Disk = REAL) -> Report:
    """Read every file of a store and of its backups; nothing is changed, nothing is locked.

    Raises:
        NewerFormat: A later release wrote it.
    """
    for _ in range(_TRIES):
        try:
            return _examined(folder, disk)
        except FileNotFoundError:  # an open window compacted meanwhile
            continue
    return _examined(folder, disk)


def _examined(folder: Path, disk: Disk) -> Report:
    """One reading of everything."""
    source = Source(folder, disk, MIGRATIONS, SCHEMA)
    if not source.generations.newest:
        return Report(findings=(f"There is no store in {folder}.",), records={})
    findings = [*notices.kept(folder, disk), *_files(source), *_backups(folder, disk)]
    found, _ = recover(source)
    if found is None:
        findings.append("No generation of the store is whole; `quoth doctor --repair` keeps what can be read.")
        return Report(findings=tuple(findings), records={})
    findings += [notice for notice in found.notices if notice not in findings]
    findings += [torn_tail(found)] if found.torn else []
    return Report(findings=tuple(findings), records={name: len(rows) for name, rows in found.tables.items()})


def repair(folder: Path, now: datetime, disk: Disk = REAL) -> Report:
    """Mend what can be mended; what it did is in the findings, with what was mended before and nobody took note of.

    Raises:
        NewerFormat: A later release wrote it.
        StoreNotWritable: It could not be mended.
    """
    earlier = notices.kept(folder, disk)
    try:
        storage = JournalStorage(folder, disk=disk)
        findings = list(storage.engine.notices)
    except DamagedStore as error:
        findings = [str(error), *_set_aside(folder, now, disk)]
        storage = JournalStorage(folder, disk=disk)
        findings.append(_from_backup(storage, folder, disk))
    records = {name: len(storage.rows(name)) for name in storage.read()}
    storage.close()
    notices.acknowledge(folder, disk)
    return Report(findings=(*earlier, *findings), records=records)


def _files(source: Source) -> list[str]:
    """What is wrong with snapshots and journals, one by one."""
    findings = []
    for generation in source.generations.snapshots:
        read = source.snapshot(generation)
        if not read.is_whole:
            findings.append(_of_snapshot(snapshot_name(generation), read))
    for generation in source.generations.journals:
        stretch = source.journal(generation)
        is_last = generation == source.generations.newest
        if stretch.damaged or stretch.after is None or (stretch.torn and not is_last):
            findings.append(_of_journal(journal_name(generation), stretch))
    return findings


def _backups(folder: Path, disk: Disk) -> list[str]:
    """What is wrong with the backups."""
    kept = [(backup.name, read_backup(folder / FOLDER / backup.name, disk)) for backup in backups(folder, disk)]
    return [_of_snapshot(f"{FOLDER}/{name}", read) for name, read in kept if not read.is_whole]


def _of_snapshot(name: str, read: snapshot.Snapshot) -> str:
    where = f"lines {', '.join(map(str, read.damaged[:5]))}" if read.damaged else "its end"
    return f"{name} is damaged: {where} cannot be read; {read.count:,} records can."


def _of_journal(name: str, read: journal.Stretch) -> str:
    where = "its header" if read.after is None else f"{len(read.damaged) or 'its last'} of its lines"
    return f"{name} is damaged: {where} cannot be read; {len(read.entries):,} changes can."


def _set_aside(folder: Path, now: datetime, disk: Disk) -> list[str]:
    """Give every unreadable file another name, and begin with nothing in the generation after them.

    Open windows follow there. The lock stays the file that it is.
    """
    there = generations(folder, disk)
    names = [snapshot_name(number) for number in there.snapshots]
    names += [journal_name(number) for number in there.journals]
    lock = FileLock(folder, disk)
    try:
        with lock:
            for name in names:
                disk.rename(folder / name, folder / f"damaged-{now:%Y%m%dT%H%M%S}-{name}")
            begin(folder, there.newest + 1, 0, SCHEMA, disk).close()
            lock.mark(0)
    except OSError as error:
        raise not_writable(folder, error) from error
    finally:
        lock.close()
    return [f"{name} was set aside as damaged-{now:%Y%m%dT%H%M%S}-{name}." for name in names]


def _from_backup(storage: JournalStorage, folder: Path, disk: Disk) -> str:
    """Fill an empty store from the newest backup that is whole."""
    for backup in backups(folder, disk):
        kept = read_backup(folder / FOLDER / backup.name, disk)
        if kept.is_whole and kept.schema <= SCHEMA:
            with storage.transaction():
                for name, rows in kept.tables.items():
                    storage.add(name, Change(puts=dict(rows)))
            return f"The store was filled from the backup {backup.name}."
    return "There is no readable backup; the store is empty now."
