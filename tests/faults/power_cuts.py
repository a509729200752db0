"""Cut the power before every call to the disk, and open what is found.

Every disk that may be found must open, hold the last acknowledged state or that and the change under
way, say of nothing that it is damaged, and take a change again. The power may be cut again while it
is opened; and programs may have been killed before, so that what they left was never synced.
"""

from __future__ import annotations

from collections import Counter
from random import Random

from store.database.storage import JournalStorage
from store.database.table import RecordTable
from tests.faults.simulated_disk import SimulatedDisk
from tests.faults.workload import FOLDER, Broken, KilledError, Workload, contents, seeded

CALLS = {"write", "truncate", "sync", "sync_folder", "rename", "unlink", "open", "link"}
"""The calls that change a disk."""
_CALM = "is not whole"
"""Of all notices only this one may follow a mere power cut: a torn tail was set aside."""


def campaign(seed: int, length: int) -> dict[str, int]:
    """Look at `length` disks, found after power cuts at every call of random lives; how many of which kind."""
    chance = seeded(seed)
    counts: Counter[str] = Counter()
    while counts.total() < length:
        _Life(chance, counts, length).live()
    return {"states": counts.total(), **counts}


class _Life:
    """One store from its first file to some fifty changes, on one disk."""

    def __init__(self, chance: Random, counts: Counter[str], wanted: int) -> None:
        self._chance, self._counts, self._wanted = chance, counts, wanted
        self._disk = SimulatedDisk()
        self._work = Workload(self._disk, chance)
        self._work.is_hasty = True
        self._kind = "power cut"

    def live(self) -> None:
        """Work, be killed now and then, and look at every disk that a power cut may leave meanwhile."""
        for _ in range(self._chance.choice((0, 0, 0, 1, 1, 2, 3))):
            self._killed()
            self._kind = "power cut after a kill"
        self._disk.on_step = self._look
        for _ in range(self._chance.randrange(2, 60)):
            self._work.step()
            self._refuse_failures()
        self._work.close()

    def _killed(self) -> None:
        """Work until a kill: of everything, or of the window at work while the other lives on."""
        left = self._chance.randrange(1, 80)
        is_alone = self._chance.random() < 0.5

        def step(call: str, _disk: SimulatedDisk) -> None:
            nonlocal left
            left -= call in CALLS
            if left <= 0:
                raise KilledError

        self._disk.on_step = step
        try:
            while True:
                self._work.step()
                self._refuse_failures()
        except KilledError:
            if is_alone:
                self._disk.on_step = lambda _call, _disk: None
                self._work.lose_window()
                return
        self._disk.abandon()
        self._begin_anew()

    def _begin_anew(self) -> None:
        """Start the program again on the running machine."""
        storage = JournalStorage(FOLDER, disk=self._disk)
        self._work.adopt(contents(storage))
        storage.close()
        again = Workload(self._disk, self._chance)
        again.acknowledged, again.without = self._work.acknowledged, self._work.without
        again.history, again.is_hasty = self._work.history, True
        self._work = again

    def _look(self, call: str, now: SimulatedDisk) -> None:
        """Look at one disk that may be found if the power is cut here, if any are wanted still."""
        if call in CALLS and self._counts.total() < self._wanted:
            self._counts[self._kind] += 1
            found = now.after_power_cut(self._chance)
            if self._chance.random() < 0.2:
                self._cut_again(found)
            check(found, self._work)

    def _cut_again(self, found: SimulatedDisk) -> None:
        """Cut the power again at some call while the store is opened."""
        left = self._chance.randrange(1, 8)
        again: list[SimulatedDisk] = []

        def step(call: str, disk: SimulatedDisk) -> None:
            nonlocal left
            left -= call in CALLS
            if left == 0:
                again.append(disk.after_power_cut(self._chance))

        twin = found.after_kill()
        twin.on_step = step
        JournalStorage(FOLDER, disk=twin).close()
        for disk in again:
            self._counts["power cut while opening"] += 1
            check(disk, self._work)

    def _refuse_failures(self) -> None:
        if self._work.failures:
            raise Broken(f"a disk that does not fail made the store fail: {self._work.failures}")


def check(found: SimulatedDisk, work: Workload) -> None:
    """Open a disk as it was found, check what is there, change it, open it again."""
    storage = JournalStorage(FOLDER, disk=found)
    state = contents(storage)
    if not work.allowed_after_power_cut(state):
        raise Broken(f"found {state}, acknowledged {work.acknowledged}, under way {work.under_way}")
    if alarming := [notice for notice in storage.engine.notices if _CALM not in notice]:
        raise Broken(f"a power cut looks like damage: {alarming}")
    RecordTable(storage, "after").put("a", {"power": "back"})
    storage.close()
    again = JournalStorage(FOLDER, disk=found)
    if contents(again) != state | {"after": {"a": {"power": "back"}}}:
        raise Broken("what was found is not there when it is opened again")
    again.close()
