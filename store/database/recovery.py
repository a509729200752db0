"""Recovery: from the files of a folder to the tables they hold, saying what was wrong with them.

    snap-4   log-4   snap-5   log-5          newest whole snapshot, then every journal from it on
               └────────┴───────┴── a damaged snap-5 costs nothing: snap-4 and log-4 make the same tables

Only where no such chain is whole are the readable lines of all files put together (`salvage`); then
something may be missing, and the notices say what. Recovery reads; it changes no file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from store.database import journal, snapshot
from store.database.codec import Tables, apply
from store.database.disk import Disk
from store.database.generations import generations, journal_name, snapshot_name
from store.database.migrations import SCHEMA, Migration, migrate
from store.errors import NewerFormat


@dataclass(slots=True, kw_only=True)
class Recovered:
    """The tables of a store, and how they were found."""

    tables: Tables = field(default_factory=dict)
    seq: int = 0
    """The number of the last transaction in them."""
    schema: int = SCHEMA
    """The schema they are in; opening migrates them to this release's."""
    generation: int = 0
    """The newest; 0 if there is none yet."""
    end: int = 0
    """Offset behind the last whole line of the newest journal, in bytes."""
    torn: bytes = b""
    """What lies behind that."""
    notices: list[str] = field(default_factory=list)
    """What was wrong, each a sentence to show."""
    damaged: list[str] = field(default_factory=list)
    """Names of files that are not as they were written."""
    is_complete: bool = True
    """Whether nothing that was ever acknowledged is known to be missing."""


class Source:
    """The files of a store, read as far as they can be."""

    def __init__(self, folder: Path, disk: Disk, migrations: Mapping[int, Migration], schema: int) -> None:
        """`schema` is the newest that this release knows."""
        self.folder, self.migrations = folder, migrations
        self._disk, self._schema = disk, schema
        self._known: snapshot.Snapshot | None = None
        self.generations = generations(folder, disk)

    def read_ahead(self) -> None:
        """Read the newest snapshot before anybody holds the lock: it never changes, and takes the longest."""
        if self.generations.snapshots:
            self._known = self.snapshot(self.generations.snapshots[-1])

    def look_again(self) -> None:
        """Take in what happened in the folder since."""
        self.generations = generations(self.folder, self._disk)

    def snapshot(self, generation: int) -> snapshot.Snapshot:
        """A snapshot; NewerFormat if a later release wrote it."""
        if self._known and self._known.generation == generation:
            return self._known
        path = self.folder / snapshot_name(generation)
        read = snapshot.read(lambda: self._disk.lines(path), generation)
        self._refuse_newer(read.schema, path)
        return read

    def journal(self, generation: int) -> journal.Stretch:
        """A journal; NewerFormat if a later release wrote it."""
        path = self.folder / journal_name(generation)
        read = journal.read(self._disk.read_file(path))
        self._refuse_newer(read.schema, path)
        return read

    def _refuse_newer(self, schema: int, path: Path) -> None:
        """Leave alone what a later release wrote."""
        if schema > self._schema:
            raise NewerFormat(
                f"{path} was written by a newer quoth (schema {schema}, this one knows {self._schema}). "
                "It was left untouched; install the newest release.",
                path,
            )


def recover(source: Source) -> tuple[Recovered | None, list[snapshot.Snapshot]]:
    """The tables of the newest whole chain, or None; and the snapshots that were tried and are damaged.

    Raises:
        NewerFormat: A later release wrote one of the files.
    """
    damaged: list[snapshot.Snapshot] = []
    for generation in reversed(source.generations.snapshots):
        read = source.snapshot(generation)
        if read.is_whole and (found := chain(source, read)):
            return _told(found, damaged), damaged
        damaged.append(read)
    if source.generations.journals:  # the first of all begins with nothing
        nothing = snapshot.Snapshot(generation=source.generations.journals[0], schema=1, is_whole=True)
        if found := chain(source, nothing):
            return _told(found, damaged), damaged
    return None, damaged


def chain(source: Source, start: snapshot.Snapshot) -> Recovered | None:
    """A whole snapshot and every journal from it on; None if something in between is not whole."""
    newest = source.generations.newest
    found = Recovered(tables=start.tables, seq=start.seq, schema=start.schema, generation=newest)
    following = [generation for generation in source.generations.journals if generation >= start.generation]
    if following != list(range(start.generation, newest + 1)):
        return None
    journals = [source.journal(generation) for generation in following]
    for read, successor in zip(journals, [*journals[1:], None], strict=True):
        if not _replay(found, read, successor, source.migrations):
            return None
    return found


def _replay(
    found: Recovered, read: journal.Stretch, successor: journal.Stretch | None, migrations: Mapping[int, Migration]
) -> bool:
    """Apply a journal to the tables; whether its transactions follow on those before without a gap.

    What stands in it beyond the point its successor begins at was taken back, and only the medium
    still remembered it: a change whose sync failed.
    """
    if read.after != found.seq or (read.damaged and successor is None):
        return False
    migrate(found.tables, found.schema, read.schema, migrations)
    found.schema = max(found.schema, read.schema)
    for entry in read.up_to(successor.after if successor else None):
        if entry.seq != found.seq + 1:
            return False
        apply(found.tables, entry.changes)
        found.seq = entry.seq
    found.end, found.torn = read.end, read.torn
    return True


def _told(found: Recovered, damaged: list[snapshot.Snapshot]) -> Recovered:
    """Say what was damaged though nothing was lost by it."""
    for read in damaged:
        name = snapshot_name(read.generation)
        found.damaged.append(name)
        found.notices.append(f"{name} is damaged; the store was rebuilt from an older one. Nothing is missing.")
    return found


def torn_tail(found: Recovered) -> str:
    """What to say of a journal's end that was not written whole."""
    return (
        f"The end of {journal_name(found.generation)} is not whole ({len(found.torn)} bytes). It is set aside; "
        "it is most likely a change that was being written when the power went, and was never confirmed."
    )
