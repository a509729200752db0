"""A workload as a person and his second window make it, with a model beside it that says what must be there.

The model keeps every state that was ever acknowledged. Whatever happens to the disk, the store must
open with the last acknowledged state or with that and the one change that was under way.
"""

from __future__ import annotations

import json
from collections.abc import Callable
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
_WORDS = ("harbour", "strike", "mayor", "“quoted”", "naïve", "tab\there", "line\nend", "7.5%", "\u2028", "\\")


def seeded(seed: float) -> Random:
    """Chance that is the same each time."""
    return Random(seed)  # noqa: S311 - nothing here is a secret


def contents(storage: JournalStorage) -> State:
    """What a store holds; empty tables do not count."""
    tables = ((name, dict(table.items())) for name, table in storage.read().items())
    return {name: rows for name, rows in tables if rows}


class Workload:
    """Windows on one disk, the changes they make, and what must be found afterwards."""

    def __init__(self, disk: Disk, chance: Random, *, windows: int = 2) -> None:
        """Nothing is open yet."""
        self.disk, self.chance = disk, chance
        self.acknowledged: State = {}
        """What must be there."""
        self.under_way: State | None = None
        """What may be there as well: the change that was not acknowledged yet."""
        self.failures: list[str] = []
        """What a person was told."""
        self._windows: list[JournalStorage | None] = [None] * windows
        self._made = 0

    def allowed(self, found: State) -> bool:
        """Whether a store may hold this now."""
        return found in (self.acknowledged, self.under_way)

    def run(self, steps: int) -> None:
        """Do that many things."""
        for _ in range(steps):
            self.step()

    def step(self) -> None:
        """Do one thing in one window; what fails with a StoreError is noted."""
        at = self.chance.randrange(len(self._windows))
        try:
            storage = self._windows[at]
            if storage is None:
                self._windows[at] = JournalStorage(FOLDER, disk=self.disk)
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
        """Close a window that writes nothing more, as a person would."""
        storage = self._windows[at]
        if storage is not None and "opened again" in (self.failures or [""])[-1]:
            self._windows[at] = None
            storage.close()

    def change(self, storage: JournalStorage) -> None:
        """Make one change, of one or several records, and note that it was acknowledged."""
        doing = self.chance.choice((self._put, self._put, self._put, self._erase, self._several))
        storage.catch_up()
        self._attempt(storage, doing)
        if contents(storage) != self.acknowledged:
            raise AssertionError("memory is not what was acknowledged")

    def close(self) -> None:
        """Close every window."""
        for at, storage in enumerate(self._windows):
            if storage is not None:
                self._windows[at] = None
                storage.close()

    def _attempt(self, storage: JournalStorage, doing: Callable[[State, JournalStorage], None]) -> None:
        planned: State = json.loads(json.dumps(self.acknowledged))
        try:
            with storage.transaction():
                doing(planned, storage)
                planned = {name: rows for name, rows in planned.items() if rows}
                self.under_way = planned
        except StoreError:
            self.under_way = None
            if contents(storage) != self.acknowledged:
                raise AssertionError("a change that failed is in memory") from None
            raise
        self.acknowledged, self.under_way = planned, None

    def _put(self, planned: State, storage: JournalStorage) -> None:
        table = self.chance.choice(("notes", "verdicts"))
        name = self._name(planned, table)
        record = {"body": " ".join(self.chance.choices(_WORDS, k=self.chance.randrange(1, 9))), "n": self._made}
        self._made += 1
        planned.setdefault(table, {})[name] = record
        RecordTable(storage, table).put(name, record)

    def _erase(self, planned: State, storage: JournalStorage) -> None:
        table = self.chance.choice(("notes", "verdicts"))
        name = self._name(planned, table)
        planned.get(table, {}).pop(name, None)
        RecordTable(storage, table).erase([name])

    def _several(self, planned: State, storage: JournalStorage) -> None:
        for _ in range(self.chance.randrange(2, 5)):
            self.chance.choice((self._put, self._erase))(planned, storage)

    def _name(self, planned: State, table: str) -> str:
        names = sorted(planned.get(table, {}))
        return self.chance.choice(names) if names and self.chance.random() < 0.6 else f"r{self._made}"
