"""The safeguards of the real disk are called, and the finder of safeguards finds what it should."""

from __future__ import annotations

import errno
import fcntl
import os
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.database.backup import back_up
from store.database.disk import Disk
from store.database.doctor import repair
from store.database.purging import purge
from store.database.storage import JournalStorage
from store.database.table import RecordTable
from tests.faults.medium import Inode
from tests.faults.mutants import MUTANTS, Mutant, listed_code
from tests.faults.safeguards import safeguards
from tests.faults.simulated_disk import SimulatedDisk
from tests.faults.workload import FOLDER, Workload, seeded

NOW = datetime(2026, 11, 23, 9, 50, tzinfo=UTC)
CODE = """
def save(disk, line):
    with lock:
        disk.sync(1)
    return line == seal(line)
"""


def test_safeguards_are_found_one_by_one() -> None:
    """A lock, a sync, a checksum: three mutants, each without one of them."""
    found = list(safeguards(CODE))

    assert sorted(one.kind for one in found) == ["checksum", "lock", "sync"]
    assert all(one.code not in one.without for one in found)


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_listed_mutant_still_has_its_line(mutant: Mutant) -> None:
    """The list of mutants is as the code is: its line stands there once, and without it the code is another."""
    file, code = listed_code(mutant)

    assert code != (Path(__file__).parents[2] / file).read_text(encoding="utf-8")
    compile(code, file, "exec")


def test_sync_waits_for_the_medium(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk of this machine asks the operating system to wait for a file's contents."""
    asked: list[int] = []
    monkeypatch.setattr(os, "fdatasync", asked.append, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", lambda descriptor, _command: asked.append(descriptor))
    disk = Disk()
    descriptor = disk.open(tmp_path / "file")

    disk.sync(descriptor)
    disk.close(descriptor)

    assert asked == [descriptor]


def test_sync_folder_waits_for_the_medium(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It asks to wait for the names in a folder too."""
    asked: list[int] = []
    monkeypatch.setattr(os, "fsync", asked.append)

    Disk().sync_folder(tmp_path)

    assert len(asked) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs flock")
def test_lock_keeps_another_open_file_out(tmp_path: Path) -> None:
    """Who opened the file another time does not get the lock while it is held."""
    disk = Disk()
    mine, other = disk.open(tmp_path / "LOCK"), disk.open(tmp_path / "LOCK")

    assert disk.lock(mine)
    with pytest.raises(BlockingIOError):
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    disk.unlock(mine)
    fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)

    disk.close(mine)
    disk.close(other)


class GuardedDisk(SimulatedDisk):
    """A disk that looks on: nobody touches a store's files without its lock."""

    def __init__(self) -> None:
        """Nobody has the lock."""
        super().__init__()
        self.holders: list[int] = []
        self.touched: Counter[str] = Counter()
        """What was done under the lock."""

    def lock(self, descriptor: int) -> bool:
        """Take it; there is one thread, so nobody else may have it."""
        assert not self.holders
        self.holders.append(descriptor)
        return True

    def unlock(self, descriptor: int) -> None:
        """Let go of it."""
        self.holders.remove(descriptor)

    def write(self, descriptor: int, data: bytes, offset: int) -> int:
        """Write."""
        inode = self.descriptors[descriptor]
        for path in [path for path, named in self.names_live.items() if named is inode]:
            self._touch("write", path)
        return super().write(descriptor, data, offset)

    def rename(self, old: Path, new: Path) -> None:
        """Give another name."""
        self._touch("rename", new)
        super().rename(old, new)

    def unlink(self, path: Path) -> None:
        """Take a name away."""
        self._touch("unlink", path)
        super().unlink(path)

    def read_file(self, path: Path) -> bytes:
        """A whole file."""
        self._touch("read", path)
        return super().read_file(path)

    def read(self, descriptor: int, length: int, offset: int) -> bytes:
        """A part of one."""
        assert self.holders
        return super().read(descriptor, length, offset)

    def _touch(self, call: str, path: Path) -> None:
        if path.parent == FOLDER and (path.suffix == ".jsonl" or path.name == "LOCK"):
            assert self.holders, f"{call} of {path.name} without the lock"
            self.touched[call] += 1


def test_files_are_touched_only_under_the_lock() -> None:
    """Reading, writing, naming and removing of journals and snapshots: each under the lock, in a long life."""
    disk = GuardedDisk()
    work = Workload(disk, seeded(4))

    work.run(300)
    work.close()

    assert not disk.holders
    assert set(disk.touched) == {"write", "rename", "unlink", "read"}


def test_a_journal_that_was_closed_meanwhile_is_looked_at_under_the_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A compaction in another thread closed it, and has the lock until the next one is there."""
    disk = GuardedDisk()
    storage = JournalStorage(FOLDER, disk=disk)
    RecordTable(storage, "notes").put("one", {"body": "harmless"})
    looks: list[int] = []

    def is_current() -> bool:
        looks.append(len(disk.holders))
        if len(looks) == 1:
            raise OSError(errno.EBADF, "closed")
        return True

    monkeypatch.setattr(storage.engine.journal, "is_current", is_current)

    assert not storage.engine.is_behind()
    assert looks == [0, 1]


def test_purging_removes_files_only_under_the_lock() -> None:
    """Another window may be about to read or remove the same ones."""
    disk = GuardedDisk()
    storage = JournalStorage(FOLDER, disk=disk)
    for body in ("secret", "harmless"):
        RecordTable(storage, "notes").put(body, {"body": body})
        back_up(storage, NOW)
    before = disk.touched["unlink"]

    purged = purge(storage, lambda _table, _key, record: bool(record["body"] == "secret"))

    assert purged.records == {"notes": 1}
    assert disk.touched["unlink"] > before


def test_repair_sets_files_aside_only_under_the_lock() -> None:
    """A store that nobody can read may still be open in another window."""
    disk = GuardedDisk()
    Workload(disk, seeded(5)).run(60)
    for path in [path for path in disk.names_live if path.suffix == ".jsonl"]:
        disk.names_live[path] = Inode(live=bytearray(80))

    report = repair(FOLDER, NOW, disk)

    assert not report.is_sound
    assert disk.touched["rename"] > 2
