"""Cut the power before every call to the disk, and open what is found.

Every disk that may be found must open, hold the last acknowledged state or that and the change under
way, say of nothing that it is damaged, and take a change again.
"""

from __future__ import annotations

from random import Random

from store.database.storage import JournalStorage
from store.database.table import RecordTable
from tests.faults.simulated_disk import SimulatedDisk
from tests.faults.workload import FOLDER, Workload, contents, seeded

_CALM = "is not whole"
"""Of all notices only this one may follow a mere power cut: a torn tail was set aside."""


class Broken(AssertionError):
    """A disk was found that breaks the promise."""


def explore(seed: int, states: int) -> int:
    """Look at that many disks, found after power cuts at every call of a random workload; how many."""
    chance = seeded(seed)
    seen = 0
    while seen < states:
        seen += _one_life(chance, states - seen)
    return seen


def _one_life(chance: Random, wanted: int) -> int:
    """One store from its first file to some fifty changes."""
    disk = SimulatedDisk()
    work = Workload(disk, seeded(chance.random()))
    seen = 0
    watched = {"write", "truncate", "sync", "sync_folder", "rename", "unlink", "open", "link"}

    def look(call: str, now: SimulatedDisk) -> None:
        nonlocal seen
        if call in watched and seen < wanted:
            seen += 1
            check(now.after_power_cut(chance), work)

    disk.on_step = look
    for _ in range(chance.randrange(10, 60)):
        work.step()
        if work.failures:
            raise Broken(f"a disk that does not fail made the store fail: {work.failures}")
    work.close()
    return seen


def check(found: SimulatedDisk, work: Workload) -> None:
    """Open a disk as it was found, check what is there, change it, open it again."""
    storage = JournalStorage(FOLDER, disk=found)
    state = contents(storage)
    if not work.allowed(state):
        raise Broken(f"found {state}, acknowledged {work.acknowledged}, under way {work.under_way}")
    if alarming := [notice for notice in storage.engine.notices if _CALM not in notice]:
        raise Broken(f"a power cut looks like damage: {alarming}")
    RecordTable(storage, "after").put("a", {"power": "back"})
    storage.close()
    again = JournalStorage(FOLDER, disk=found)
    if contents(again) != state | {"after": {"a": {"power": "back"}}}:
        raise Broken("what was found is not there when it is opened again")
    again.close()
