"""The generations of a store: which snapshots and journals lie in its folder, and which may go.

A generation is a journal and, once it is written, the snapshot of the moment that journal begins at.
Two snapshots are kept, and every journal from the older one on: if the newest is damaged, the older
one and its journal make the same tables.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from store.database.disk import Disk

_FILE = re.compile(r"(snap|log)-(\d+)\.jsonl")
_KEPT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Generations:
    """The numbers of the files in a folder, oldest first."""

    snapshots: tuple[int, ...]
    journals: tuple[int, ...]

    @property
    def newest(self) -> int:
        """The generation that is written to; 0 if there is none yet."""
        return max(self.snapshots + self.journals, default=0)

    @property
    def all(self) -> tuple[int, ...]:
        """Every generation of which there is something, oldest first."""
        return tuple(sorted({*self.snapshots, *self.journals}))

    @property
    def superseded(self) -> tuple[str, ...]:
        """The names of the files that nothing needs any more."""
        if len(self.snapshots) < _KEPT:
            return ()
        oldest = self.snapshots[-_KEPT]
        snapshots = (snapshot_name(number) for number in self.snapshots if number < oldest)
        journals = (journal_name(number) for number in self.journals if number < oldest)
        return (*snapshots, *journals)


def generations(folder: Path, disk: Disk) -> Generations:
    """The generations in a folder."""
    found: dict[str, list[int]] = {"snap": [], "log": []}
    for entry in disk.names(folder):
        if match := _FILE.fullmatch(entry):
            found[match[1]].append(int(match[2]))
    return Generations(snapshots=tuple(sorted(found["snap"])), journals=tuple(sorted(found["log"])))


def snapshot_name(generation: int) -> str:
    """The file name of the snapshot of a generation."""
    return f"snap-{generation}.jsonl"


def journal_name(generation: int) -> str:
    """The file name of the journal of a generation."""
    return f"log-{generation}.jsonl"
