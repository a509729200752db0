"""Let the disk fill up at every byte: nothing acknowledged is lost, and with room again all goes on.

Three disks: the simulated one, which is full at an exact byte of all files together; the real one
with files limited to some length (RLIMIT_FSIZE), where the operating system makes the short writes;
and, for root, a small filesystem in memory that really is full.
"""

from __future__ import annotations

import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.database.disk import REAL
from store.database.storage import JournalStorage
from tests.faults.simulated_disk import SimulatedDisk
from tests.faults.workload import Broken, Workload, contents, seeded

_STEPS = 30
_ROOM = 1 << 40


def campaign(seed: int, length: int, folder: Path | None = None) -> dict[str, int]:
    """Fill disks of `length` sizes; with a folder, a tenth as many real files are limited as well."""
    room = needed(seed)
    sizes = [number * room // length for number in range(length)]
    counts = {"sizes": length, "full": sum(fill(seed, size) for size in sizes)}
    if folder is None:
        return counts
    limits = sizes[:: max(1, length // 100)]
    counts["limited files"] = len(limits)
    counts["limit reached"] = sum(limit_files(folder / f"limit-{limit}", seed, limit) for limit in limits)
    return counts


def needed(seed: int) -> int:
    """Bytes that the workload of that seed needs at most."""
    disk = SimulatedDisk()
    most = 0

    def watch(_call: str, now: SimulatedDisk) -> None:
        nonlocal most
        most = max(most, now.used())

    disk.on_step = watch
    Workload(disk, seeded(seed)).run(_STEPS)
    return most


def fill(seed: int, capacity: int) -> bool:
    """Run a workload on a disk of that many bytes; whether it was told that the disk is full."""
    disk = SimulatedDisk()
    disk.capacity = capacity
    work = Workload(disk, seeded(seed))
    work.run(_STEPS)
    was_full = bool(work.failures)
    if strange := [told for told in work.failures if "full" not in told]:
        raise Broken(f"a full disk is called something else: {strange}")
    disk.capacity = _ROOM
    _go_on(work)
    return was_full


def limit_files(folder: Path, seed: int, limit: int) -> bool:
    """Run a workload on the real disk where no file may be longer than `limit` bytes; whether one would have been."""
    work = Workload(REAL, seeded(seed), folder=folder)
    with _limited(limit):
        work.run(_STEPS)
    was_reached = bool(work.failures)
    _go_on(work)
    return was_reached


def fill_small_filesystem(folder: Path, seed: int, free: int) -> bool:
    """Run a workload on a filesystem in memory with `free` bytes left; whether it was full. Needs root."""
    with _mounted(folder, free):
        work = Workload(REAL, seeded(seed), folder=folder / "store")
        ballast = folder / "ballast"
        ballast.write_bytes(bytes(free * 3 // 4))
        while not work.failures:
            work.step()
        was_full = "full" in work.failures[0]
        ballast.unlink()
        _go_on(work)
    return was_full


def _go_on(work: Workload) -> None:
    """With room again: every change succeeds, and all that was ever acknowledged is there."""
    told = len(work.failures)
    work.run(_STEPS)
    if any("opened again" not in failure for failure in work.failures[told:]):
        raise Broken(f"with room again: {work.failures[told:]}")
    work.close()
    found = JournalStorage(work.folder, disk=work.disk)
    if contents(found) != work.acknowledged:
        raise Broken(f"found {contents(found)}, acknowledged {work.acknowledged}")
    found.close()


@contextmanager
def _limited(length: int) -> Iterator[None]:
    """No file of this process grows beyond `length` bytes; Python ignores the signal, so calls fail or are short."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (length, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def _mounted(folder: Path, size: int) -> Iterator[None]:
    """A filesystem in memory of some bytes; PermissionError if it may not be mounted."""
    folder.mkdir(parents=True, exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        raise PermissionError("a filesystem may not be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)
