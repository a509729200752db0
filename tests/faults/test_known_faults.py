"""Faults that lost something once, each as short as it can be told."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator

import pytest

from store.database.compaction import compact
from store.database.storage import JournalStorage
from store.database.table import RecordTable
from store.errors import StoreNotWritable
from tests.faults.simulated_disk import SimulatedDisk
from tests.faults.workload import FOLDER, KilledError, contents, seeded

CUTS = 60
"""Disks that are looked at after a power cut: enough that every name and line was lost in some of them."""


def opened(disk: SimulatedDisk) -> JournalStorage:
    """A window on a store."""
    return JournalStorage(FOLDER, disk=disk)


def put(storage: JournalStorage, key: str) -> None:
    """Acknowledge a record."""
    RecordTable(storage, "notes").put(key, {"body": key})


def begun() -> tuple[SimulatedDisk, JournalStorage]:
    """A disk, and a window on its store, in which "a" was acknowledged."""
    disk = SimulatedDisk()
    storage = opened(disk)
    put(storage, "a")
    return disk, storage


def killed_before_its_sync(disk: SimulatedDisk, storage: JournalStorage, key: str) -> None:
    """Write a record and be killed before it is synced."""
    disk.on_step = at_call("sync", 1, KilledError())
    with pytest.raises(KilledError):
        put(storage, key)
    disk.abandon()


def keys(storage: JournalStorage) -> set[str]:
    """The records that are there."""
    return set(contents(storage).get("notes", {}))


def after_power_cuts(disk: SimulatedDisk) -> Iterator[JournalStorage]:
    """The store as it may be found when the power is cut now."""
    for seed in range(CUTS):
        yield opened(disk.after_power_cut(seeded(seed)))


def at_call(wanted: str, number: int, error: BaseException) -> Callable[[str, SimulatedDisk], None]:
    """Raise at that call of that name, from 1."""
    left = number

    def step(call: str, _disk: SimulatedDisk) -> None:
        nonlocal left
        left -= call == wanted
        if call == wanted and left == 0:
            raise error

    return step


def failure() -> OSError:
    """The disk reports an error."""
    return OSError(errno.EIO, os.strerror(errno.EIO))


def test_window_follows_when_it_slept_through_compactions() -> None:
    """A window whose journal was removed with lines in it that it had not read never writes into that file."""
    disk = SimulatedDisk()
    awake, asleep = opened(disk), opened(disk)
    put(awake, "a")
    for _ in range(3):
        compact(awake)

    put(asleep, "b")

    assert keys(asleep) == {"a", "b"}
    assert keys(opened(disk)) == {"a", "b"}


def test_change_is_kept_when_the_journal_was_made_by_a_killed_program() -> None:
    """Whoever writes into a journal has synced its name, or it may be gone with the power."""
    disk, storage = begun()
    disk.on_step = at_call("sync_folder", 1, KilledError())
    with pytest.raises(KilledError):
        compact(storage)
    disk.abandon()

    put(opened(disk), "b")

    assert all(keys(found) == {"a", "b"} for found in after_power_cuts(disk))


def test_change_is_kept_when_the_folder_could_not_be_synced_before() -> None:
    """A journal whose name is not on the medium is none, though it can be seen."""
    disk, storage = begun()
    disk.on_step = at_call("sync_folder", 1, failure())
    with pytest.raises(StoreNotWritable):
        compact(storage)

    put(storage, "b")

    assert all(keys(found) == {"a", "b"} for found in after_power_cuts(disk))


def test_change_is_kept_when_another_window_failed_to_sync_before_a_compaction() -> None:
    """What was taken back without a sync does not come back before the next journal."""
    disk, storage = begun()
    failing = opened(disk)
    disk.on_step = at_call("sync", 1, failure())
    with pytest.raises(StoreNotWritable):
        put(failing, "never")
    disk.on_step = lambda _call, _disk: None

    compact(storage)
    put(storage, "b")

    for found in after_power_cuts(disk):
        assert keys(found) == {"a", "b"}
        assert not found.engine.notices


def test_nothing_is_missed_when_a_change_was_never_synced() -> None:
    """What a killed program wrote and nobody synced was not acknowledged: a power cut may take it, silently."""
    disk, storage = begun()
    killed_before_its_sync(disk, storage, "b")

    opened(disk).close()

    assert not [notice for found in after_power_cuts(disk) for notice in found.engine.notices if "missing" in notice]


def test_changes_are_lost_in_order_when_none_was_synced() -> None:
    """A change behind one that was never synced is not there without it."""
    disk, storage = begun()
    killed_before_its_sync(disk, storage, "b")
    again = opened(disk)
    looked: list[set[str]] = []

    def look(call: str, now: SimulatedDisk) -> None:
        if call in {"write", "sync"}:
            looked.extend(keys(found) for found in after_power_cuts(now))

    disk.on_step = look
    put(again, "c")

    assert all(found in ({"a"}, {"a", "b"}, {"a", "b", "c"}) for found in looked)
