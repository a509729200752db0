"""The safeguards of the real disk are called, and the finder of safeguards finds what it should."""

from __future__ import annotations

import fcntl
import os
import sys
from pathlib import Path

import pytest

from store.database.disk import Disk
from tests.faults.safeguards import safeguards

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
