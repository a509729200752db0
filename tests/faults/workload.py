"""A workload as a person and his second window make it, with a model beside it that says what must be there.

The model keeps what was acknowledged. Whatever happens to the disk, the store must open with exactly
that, or with that and the one change that was under way.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

from store.database.compaction import compact
from store.database.disk import Disk
from store.database.storage import JournalStorage
from store.database.table import RecordTable
from store.errors import StoreError

FOLDER = Path("/store")
State = dict[str, dict[str, Any]]
Delta = dict[tuple[str, str], Any]
"""What one change did: by table and id the new record, or None where it was deleted."""
_AWAKE = (10, 8, 1)
"""How often each window is used; the last sleeps through whole compactions."""
_WORDS = ("harbour", "strike", "mayor", "“quoted”", "naïve", "tab\there", "line\nend", "7.5%", "\u2028", "\\")


class Broken(AssertionError):
    """A promise of the store was broken."""


class KilledError(BaseException):
    """The program was killed. Not an Exception, so that nothing in the store can catch it."""


def seeded(seed: float) -> Random:
    """Chance that is the same each time."""
    return Random(seed)  # noqa: S311 - nothing here is a secret


def contents(storage: JournalStorage) -> State:
    """What a store holds; empty tables do not count."""
    tables = ((name, dict(table.items())) for name, table in storage.read().items())
    return {name: rows for name, rows in tables if rows}


def replayed(deltas: list[Delta]) -> State:
    """The state that some changes make, one after the other."""
    state: State = {}
    for delta in deltas:
        for (table, key), record in delta.items():
            if record is None:
                state.get(table, {}).pop(key, None)
            else:
                state.setdefault(table, {})[key] = record
    return {name: rows for name, rows in state.items() if rows}


class Workload:
    """Windows on one disk, the changes they make, and what must be found afterwards."""

    def __init__(self, disk: Disk, chance: Random, *, folder: Path = FOLDER) -> None:
        """Nothing is open yet."""
        self.disk, self.chance, self.folder = disk, chance, folder
        self.acknowledged: State = {}
        """What must be there."""
        self.under_way: State | None = None
        """What may be there as well: the change that was not acknowledged yet."""
        self.unconfirmed: list[State] = []
        """What may be there too after a failed sync and a power cut: a change that was said to have failed."""
        self.without: State | None = None
        """What may be there too after a kill: the state before a change that was seen but never synced."""
        self.is_failing_often = False
        """Whether even taking such a change back may fail, so that it is there without a power cut."""
        self.is_hasty = False
        """Whether a window may write before its timer caught up with the others."""
        self.history: list[Delta] = []
        """Every acknowledged change, in order."""
        self.failures: list[str] = []
        """What a person was told."""
        self.active = 0
        """The window that is or was at work last."""
        self._windows: list[JournalStorage | None] = [None] * len(_AWAKE)
        self._made = 0
        self._delta: Delta = {}

    def allowed(self, found: State) -> bool:
        """Whether a store may hold this now."""
        return found in (self.acknowledged, self.under_way, self.without) or (
            self.is_failing_often and found in self.unconfirmed
        )

    def allowed_after_power_cut(self, found: State) -> bool:
        """Whether a store may hold this when the power was cut now."""
        return self.allowed(found) or found in self.unconfirmed

    def adopt(self, found: State) -> None:
        """Go on from what was found; a change in it that was not acknowledged is, with the next that is."""
        if not self.allowed(found):
            raise Broken(f"found {found}, acknowledged {self.acknowledged}, under way {self.under_way}")
        if found != self.acknowledged:
            self.without = self.acknowledged
            self.history.append(self._delta)
            self.unconfirmed.clear()
        self.acknowledged, self.under_way = found, None

    def run(self, steps: int) -> None:
        """Do that many things."""
        for _ in range(steps):
            self.step()

    def step(self) -> None:
        """Do one thing in one window; what fails with a StoreError is noted."""
        at = self.active = self.chance.choices(range(len(self._windows)), _AWAKE)[0]
        try:
            storage = self._windows[at]
            if storage is None:
                self._windows[at] = JournalStorage(self.folder, disk=self.disk)
            elif self.chance.random() < 0.04:
                self._windows[at] = None
                storage.close()
            elif self.chance.random() < 0.08:
                compact(storage)
            else:
                self.change(storage)
        except StoreError as error:
            self.failures.append(str(error))
            self.reopen_if_poisoned(at)

    def reopen_if_poisoned(self, at: int) -> None:
        """A window that writes nothing more reads its files anew, or is closed, as a person would."""
        storage = self._windows[at]
        if storage is None or not storage.engine.must_be_reopened:
            return
        if self.chance.random() < 0.5:
            with suppress(StoreError):
                storage.reopen()
        if storage.engine.must_be_reopened:
            self._windows[at] = None
            storage.close()

    def lose_window(self) -> None:
        """The window that was at work is gone without having closed anything."""
        self._windows[self.active] = None

    def change(self, storage: JournalStorage) -> None:
        """Make one change, of one or several records, and note that it was acknowledged."""
        doing = self.chance.choice((self._put, self._put, self._put, self._erase, self._several))
        if not self.is_hasty or self.under_way is not None or self.chance.random() < 0.7:
            storage.catch_up()
            self.adopt(contents(storage))
        self._attempt(storage, doing)
        if contents(storage) != self.acknowledged:
            raise Broken("memory is not what was acknowledged")

    def close(self) -> None:
        """Close every window."""
        for at, storage in enumerate(self._windows):
            if storage is not None:
                self._windows[at] = None
                storage.close()

    def _attempt(self, storage: JournalStorage, doing: Callable[[State, JournalStorage], None]) -> None:
        planned: State = json.loads(json.dumps(self.acknowledged))
        self._delta = {}
        try:
            with storage.transaction():
                doing(planned, storage)
                planned = {name: rows for name, rows in planned.items() if rows}
                self.under_way = planned
        except StoreError:
            self.unconfirmed += [] if self.under_way is None else [self.under_way]
            self.under_way = None
            if not self.allowed(contents(storage)):
                raise Broken("a change that failed is in memory") from None
            raise
        self.acknowledged, self.under_way, self.without = planned, None, None
        self.unconfirmed.clear()
        self.history.append(self._delta)

    def _put(self, planned: State, storage: JournalStorage) -> None:
        table = self.chance.choice(("notes", "verdicts"))
        name = self._name(planned, table)
        record = {"body": " ".join(self.chance.choices(_WORDS, k=self.chance.randrange(1, 9))), "n": self._made}
        self._made += 1
        planned.setdefault(table, {})[name] = self._delta[table, name] = record
        RecordTable(storage, table).put(name, record)

    def _erase(self, planned: State, storage: JournalStorage) -> None:
        table = self.chance.choice(("notes", "verdicts"))
        name = self._name(planned, table)
        planned.get(table, {}).pop(name, None)
        self._delta[table, name] = None
        RecordTable(storage, table).erase([name])

    def _several(self, planned: State, storage: JournalStorage) -> None:
        for _ in range(self.chance.randrange(2, 5)):
            self.chance.choice((self._put, self._erase))(planned, storage)

    def _name(self, planned: State, table: str) -> str:
        names = sorted(planned.get(table, {}))
        return self.chance.choice(names) if names and self.chance.random() < 0.6 else f"r{self._made}"
