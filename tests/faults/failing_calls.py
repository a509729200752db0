"""Let calls to the disk fail: once, some times, or until the program is started again.

Whatever fails, a person is told, memory and disk are what they were before the change, nothing that
was acknowledged is lost, not even if the power is cut after the failure, and the store goes on, at
the latest once it was opened again.
"""

from __future__ import annotations

import errno
import os
from collections import Counter
from random import Random

from store.database.storage import JournalStorage
from tests.faults.power_cuts import CALLS, check
from tests.faults.simulated_disk import SimulatedDisk
from tests.faults.workload import FOLDER, Broken, Workload, contents, seeded

_STEPS = 25
_LOOKS = 0.1
"""The share of the calls after a failure before which the power is cut."""
FAILURES = (errno.ENOSPC, errno.EIO, errno.EROFS)


class FailingDisk(SimulatedDisk):
    """A disk some of whose calls fail."""

    def __init__(self) -> None:
        """Count calls; fail at none."""
        super().__init__()
        self.calls = 0
        self.failing = range(0)
        """The numbers of the calls that fail."""
        self.only = ""
        """If given, calls of another name do not fail."""
        self.error = errno.EIO
        self.is_short = False
        """Whether a write that fails writes half of its data first."""
        self.on_step = self._count

    @property
    def has_failed(self) -> bool:
        """Whether the first call that fails was made."""
        return bool(self.failing) and self.calls > self.failing.start

    def write(self, descriptor: int, data: bytes, offset: int) -> int:
        """Write; half of it at the call that fails, if that is asked for."""
        if self.is_short and self.calls in self.failing and len(data) > 1:
            self.failing, failing = range(0), self.failing
            written = super().write(descriptor, data[: len(data) // 2], offset)
            self.failing = range(self.calls, max(failing.stop, self.calls + 1))  # and the rest does not fit
            return written
        return super().write(descriptor, data, offset)

    def _count(self, call: str, _disk: SimulatedDisk) -> None:
        self.calls += 1
        if self.calls - 1 in self.failing and self.only in ("", call):
            raise OSError(self.error, os.strerror(self.error))


def campaign(seed: int, length: int) -> dict[str, int]:
    """Let every call of `length` workloads fail in four ways, and as many calls again for a while; what came of it."""
    counts: Counter[str] = Counter()
    for workload in range(seed, seed + length):
        made = calls(workload)
        for failing in range(made):
            told = [fail(workload, failing, error) for error in FAILURES]
            told.append(fail(workload, failing, errno.ENOSPC, is_short=True))
            counts.update({"calls": 1, "failures": len(told) + 1, "told": sum(told)})
            counts["power cuts"] += fail_for_a_while(seeded(workload * 1_000_000 + failing), made)
    return dict(counts)


def calls(seed: int) -> int:
    """How many calls the workload of that seed makes."""
    disk = FailingDisk()
    work = Workload(disk, seeded(seed))
    work.run(_STEPS)
    work.close()
    return disk.calls


def fail(seed: int, failing: int, error: int, *, is_short: bool = False) -> bool:
    """Run a workload whose call number `failing` fails; whether a person was told of it."""
    disk = FailingDisk()
    disk.failing, disk.error, disk.is_short = range(failing, failing + 1), error, is_short
    work = Workload(disk, seeded(seed))
    work.run(_STEPS)
    work.close()
    disk.failing = range(0)
    found = JournalStorage(FOLDER, disk=disk)
    if contents(found) != work.acknowledged:
        raise Broken(f"call {failing} failed: found {contents(found)}, acknowledged {work.acknowledged}")
    found.close()
    return bool(work.failures)


def fail_for_a_while(chance: Random, calls_made: int) -> int:
    """Let some calls in a row fail, perhaps of one kind only, and cut the power now and then; how often."""
    disk = FailingDisk()
    first = chance.randrange(calls_made)
    disk.failing = range(first, first + chance.choice((1, 1, 2, 3, 8, 1000)))
    disk.only = chance.choice(("", "", *sorted(CALLS), "lock", "names"))
    disk.error = chance.choice(FAILURES)
    work = Workload(disk, chance)
    work.is_failing_often = len(disk.failing) > 1
    counting, looked = disk.on_step, 0

    def step(call: str, now: SimulatedDisk) -> None:
        nonlocal looked
        counting(call, now)
        if call in CALLS and disk.has_failed and chance.random() < _LOOKS:
            looked += 1
            check(now.after_power_cut(chance), work)

    disk.on_step = step
    work.run(_STEPS)
    disk.failing = range(0)
    work.run(_STEPS)
    work.close()
    found = JournalStorage(FOLDER, disk=disk)
    work.adopt(contents(found))
    found.close()
    return looked
