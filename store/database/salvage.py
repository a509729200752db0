"""Salvage: what can still be read of damaged files, line by line, and what is missing.

The readable records of every snapshot are laid over each other, oldest first, each followed by the
readable transactions of its journal. So a record is lost only if every line that holds it is; a
deleted one may come back, which is the better mistake.
"""

from __future__ import annotations

from collections.abc import Sequence

from store.database.codec import apply
from store.database.generations import journal_name, snapshot_name
from store.database.journal import Stretch
from store.database.recovery import Recovered, Source
from store.database.snapshot import Snapshot
from store.errors import DamagedStore

_LISTED = 5


def salvage(source: Source, snapshots: Sequence[Snapshot]) -> Recovered:
    """Everything that can be read. `snapshots` are those of the source, already read.

    Raises:
        DamagedStore: That is nothing at all.
    """
    found = Recovered(generation=source.generations.newest, schema=1, is_complete=False)
    by_generation = {read.generation: read for read in snapshots}
    lines = 0
    journals = {generation: source.journal(generation) for generation in source.generations.journals}
    for generation in source.generations.all:
        if read := by_generation.get(generation):
            lines += _snapshot(found, read)
        if journal := journals.get(generation):
            successor = journals.get(generation + 1)
            lines += _journal(found, journal, successor.after if successor else None, generation)
        else:
            found.notices.append(f"{journal_name(generation)} is missing, and the changes that were in it.")
    if not lines:
        raise DamagedStore(
            f"Nothing in {source.folder} can be read any more; every file was left as it is. "
            "`quoth doctor --repair` sets them aside and puts the newest backup in their place.",
            source.folder,
        )
    return found


def _snapshot(found: Recovered, read: Snapshot) -> int:
    """Put the readable records of a snapshot over those of older files; how many lines of it could be read."""
    for table, rows in read.tables.items():
        found.tables.setdefault(table, {}).update(rows)
    found.seq, found.schema = max(found.seq, read.seq), max(found.schema, read.schema)
    if not read.is_whole:
        name = snapshot_name(read.generation)
        found.damaged.append(name)
        where = f"{_plural(len(read.damaged), 'line')} ({_listed(read.damaged)})" if read.damaged else "its end"
        found.notices.append(f"{name} is damaged: {where} could not be read; {read.count} records could.")
    return read.count + (read.schema > 0)


def _journal(found: Recovered, read: Stretch, last: int | None, generation: int) -> int:
    """Apply the readable transactions of a journal, up to the last; how many lines of it could be read."""
    entries = read.up_to(last)
    by_number = {entry.seq: entry for entry in entries}
    before = found.seq if read.after is None else read.after
    expected = range(min(before, found.seq) + 1, max([before, *by_number]) + 1)
    missing = sorted(set(expected) - set(by_number))
    for number in sorted(by_number):
        if number > found.seq:
            apply(found.tables, by_number[number].changes)
    found.seq, found.schema = max([found.seq, before, *by_number]), max(found.schema, read.schema)
    if [entry.seq for entry in entries] != list(expected) or read.damaged or read.torn or read.after is None:
        name = journal_name(generation)
        found.damaged.append(name)
        lost = f"{_plural(len(missing), 'change')} (number {_listed(missing)})" if missing else "its end or its header"
        found.notices.append(f"{name} is damaged: {lost} could not be read; {_plural(len(by_number), 'change')} could.")
    return len(by_number) + (read.after is not None)


def _plural(count: int, noun: str) -> str:
    """A number of things, in words."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _listed(numbers: Sequence[int]) -> str:
    """The first of some numbers."""
    return ", ".join(str(number) for number in numbers[:_LISTED]) + (", …" if len(numbers) > _LISTED else "")
