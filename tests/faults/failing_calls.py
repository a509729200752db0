"""Let every call to the disk fail once: no room, a defect, half a write.

Whatever fails, a person is told, memory and disk are what they were before the change, and the
store goes on, at the latest once it was opened again.
"""

from __future__ import annotations

import errno
import os

from store.database.storage import JournalStorage
from tests.faults.power_cuts import Broken
from tests.faults.simulated_disk import SimulatedDisk
from tests.faults.workload import FOLDER, Workload, contents, seeded

_STEPS = 25
FAILURES = (errno.ENOSPC, errno.EIO, errno.EROFS)


class FailingDisk(SimulatedDisk):
    """A disk one of whose calls fails."""

    def __init__(self) -> None:
        """Count calls; fail at none."""
        super().__init__()
        self.calls = 0
        self.failing = -1
        """The number of the call that fails."""
        self.error = errno.EIO
        self.is_short = False
        """Whether a write that fails writes half of its data first."""
        self.on_step = self._count

    def write(self, descriptor: int, data: bytes, offset: int) -> int:
        """Write; half of it at the call that fails, if that is asked for."""
        if self.is_short and self.calls == self.failing and len(data) > 1:
            self.failing = -1
            written = super().write(descriptor, data[: len(data) // 2], offset)
            self.failing = self.calls  # and the rest does not fit
            return written
        return super().write(descriptor, data, offset)

    def _count(self, _call: str, _disk: SimulatedDisk) -> None:
        self.calls += 1
        if self.calls - 1 == self.failing:
            raise OSError(self.error, os.strerror(self.error))


def calls(seed: int) -> int:
    """How many calls the workload of that seed makes."""
    disk = FailingDisk()
    _live(disk, seed)
    return disk.calls


def fail(seed: int, failing: int, error: int, *, is_short: bool = False) -> bool:
    """Run a workload whose call number `failing` fails; whether a person was told of it."""
    disk = FailingDisk()
    disk.failing, disk.error, disk.is_short = failing, error, is_short
    work = _live(disk, seed)
    disk.failing = -1
    found = JournalStorage(FOLDER, disk=disk)
    if contents(found) != work.acknowledged:
        raise Broken(f"call {failing} failed: found {contents(found)}, acknowledged {work.acknowledged}")
    found.close()
    return bool(work.failures)


def _live(disk: FailingDisk, seed: int) -> Workload:
    """One store's life; a window that refuses to write is opened again."""
    work = Workload(disk, seeded(seed))
    work.run(_STEPS)
    work.close()
    return work
