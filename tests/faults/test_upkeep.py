"""Texts, backups and forgetting under power cuts: what was kept is there, what was forgotten is not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from store.database.backup import back_up, backups, read_backup
from store.database.compaction import compact
from store.database.doctor import repair
from store.database.purging import purge
from store.database.storage import JournalStorage
from store.database.table import RecordTable
from store.errors import DamagedStore
from store.library.texts import Texts
from tests.faults.medium import Inode
from tests.faults.simulated_disk import SimulatedDisk
from tests.faults.workload import FOLDER, contents, seeded

CUTS = 60
NOW = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
WORDS = "the night porter at the Anker hotel"


def found_after_power_cuts(disk: SimulatedDisk) -> list[SimulatedDisk]:
    """Disks as they may be found when the power is cut now."""
    return [disk.after_power_cut(seeded(seed)) for seed in range(CUTS)]


def holds(disk: SimulatedDisk, words: str) -> bool:
    """Whether any file has those words in it."""
    return any(words.encode() in bytes(inode.live) for inode in disk.names_live.values())


def store_with_secret(disk: SimulatedDisk) -> JournalStorage:
    """A store with a secret in its journal, a snapshot, and a backup."""
    storage = JournalStorage(FOLDER, disk=disk)
    RecordTable(storage, "notes").put("a", {"body": WORDS})
    RecordTable(storage, "notes").put("b", {"body": "harmless"})
    back_up(storage, NOW)
    return storage


def is_secret(_table: str, _key: str, record: Mapping[str, Any]) -> bool:
    """Whether a record must go."""
    return bool(record["body"] == WORDS)


def test_text_is_there_when_the_power_was_cut_after_it_was_kept() -> None:
    """Its bytes, its name and the name of its folder are on the medium."""
    disk = SimulatedDisk()
    JournalStorage(FOLDER, disk=disk).close()
    RecordTable(storage := JournalStorage(FOLDER, disk=disk), "notes").put("a", {"body": "first"})

    name = Texts(FOLDER / "texts", disk).keep(WORDS)
    storage.close()

    assert all(Texts(FOLDER / "texts", found).text(name) == WORDS for found in found_after_power_cuts(disk))


def test_text_is_gone_when_the_power_was_cut_after_it_was_removed() -> None:
    """A name that was taken away does not come back."""
    disk = SimulatedDisk()
    storage = JournalStorage(FOLDER, disk=disk)
    RecordTable(storage, "notes").put("a", {"body": "first"})
    texts = Texts(FOLDER / "texts", disk)
    name = texts.keep(WORDS)

    texts.remove(name)

    assert not any(holds(found, WORDS) for found in found_after_power_cuts(disk))
    with pytest.raises(DamagedStore):
        texts.text(name)


def test_backup_is_whole_when_the_power_was_cut_after_it_was_made() -> None:
    """A backup that was announced is there, under its name, with everything in it."""
    disk = SimulatedDisk()
    store_with_secret(disk)

    for found in found_after_power_cuts(disk):
        (backup,) = backups(FOLDER, found)
        kept = read_backup(FOLDER / "backup" / backup.name, found)
        assert kept.is_whole
        assert kept.count == 2


def test_purged_record_does_not_come_back_when_the_power_was_cut() -> None:
    """Neither journals, snapshots nor backups that had it are found again; everything else is."""
    disk = SimulatedDisk()
    storage = store_with_secret(disk)

    purge(storage, is_secret)

    for found in found_after_power_cuts(disk):
        assert not holds(found, WORDS)
        assert contents(JournalStorage(FOLDER, disk=found)) == {"notes": {"b": {"body": "harmless"}}}


def test_purging_loses_nothing_else_when_the_power_is_cut_meanwhile() -> None:
    """At every call of it the store opens and holds all that is not to go."""
    disk = SimulatedDisk()
    storage = store_with_secret(disk)
    looked: list[SimulatedDisk] = []

    def look(_call: str, now: SimulatedDisk) -> None:
        looked.extend(now.after_power_cut(seeded(len(looked) + seed)) for seed in range(6))

    disk.on_step = look
    purge(storage, is_secret)

    assert all("b" in contents(JournalStorage(FOLDER, disk=found)).get("notes", {}) for found in looked)


def test_purged_record_is_gone_when_another_window_was_compacting() -> None:
    """A snapshot that was begun before does not bring it back after."""
    disk = SimulatedDisk()
    storage, other = store_with_secret(disk), JournalStorage(FOLDER, disk=disk)
    syncs = 0

    def step(call: str, _disk: SimulatedDisk) -> None:
        nonlocal syncs
        syncs += call == "sync"
        if call == "sync" and syncs == 2:  # the first was the new journal's, the second is the snapshot's
            purge(storage, is_secret)

    disk.on_step = step
    compact(other)

    assert not holds(disk, WORDS)


def test_repaired_store_stays_repaired_when_the_power_was_cut() -> None:
    """What was filled from a backup is found again, not the files that could not be read."""
    disk = SimulatedDisk()
    store_with_secret(disk).close()
    for path in [path for path in disk.names_live if path.name.startswith(("snap-", "log-"))]:
        disk.names_live[path] = disk.names_durable[path] = Inode(live=bytearray(90), durable=bytes(90))

    repair(FOLDER, NOW, disk)

    for found in found_after_power_cuts(disk):
        assert len(contents(JournalStorage(FOLDER, disk=found)).get("notes", {})) == 2
