"""Let the disk fill up at every byte: nothing acknowledged is lost, and with room again all goes on."""

from __future__ import annotations

from store.database.storage import JournalStorage
from tests.faults.power_cuts import Broken
from tests.faults.simulated_disk import SimulatedDisk
from tests.faults.workload import FOLDER, Workload, contents, seeded

_STEPS = 30
_ROOM = 1 << 40


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
    told = len(work.failures)
    work.run(_STEPS)
    if len(work.failures) > told:
        raise Broken(f"with room again: {work.failures[told:]}")
    work.close()
    found = JournalStorage(FOLDER, disk=disk)
    if contents(found) != work.acknowledged:
        raise Broken(f"{capacity} bytes: found {contents(found)}, acknowledged {work.acknowledged}")
    found.close()
    return was_full
