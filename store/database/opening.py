"""Opening a store: read its files, mend what can be mended, say what was wrong.

A torn tail is set aside and cut. Whatever else is damaged stays on disk under another name, beside a
new generation written from what could be read. Where nothing can be read nothing is touched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from store.database import notices, snapshot
from store.database.codec import Tables
from store.database.disk import Disk
from store.database.durable import not_writable, write_file
from store.database.generations import snapshot_name
from store.database.journal import Journal, begin
from store.database.lock import is_running
from store.database.migrations import Migration, migrate
from store.database.recovery import Recovered, Source, recover, torn_tail
from store.database.salvage import salvage
from store.errors import DamagedStore, StoreNotWritable

_UNFINISHED = re.compile(r".*\.(\d+)\.new")
"""What `durable.replace_file` calls a file that is not whole yet, with its writer's process number."""


@dataclass(slots=True, kw_only=True)
class State:
    """An open store."""

    journal: Journal
    tables: Tables
    seq: int
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a store is and how it is read."""

    folder: Path
    disk: Disk
    schema: int
    """The schema of this release."""
    migrations: Mapping[int, Migration]


def source_of(place: Place) -> Source:
    """The files of a store, the newest snapshot already read; without the lock, so nobody waits for it."""
    source = Source(place.folder, place.disk, place.migrations, place.schema)
    try:
        source.read_ahead()
    except FileNotFoundError:  # superseded meanwhile: what is there now is read under the lock
        source.look_again()
    return source


def load(place: Place, source: Source, acknowledged: int, refusal: StoreNotWritable | None = None) -> State:
    """Open the store under its lock. `acknowledged` is the last transaction that the lock's mark knows of.

    With a `refusal`, which says why nothing can be written, it is opened to be read.

    Raises:
        DamagedStore: Nothing in it can be read.
        NewerFormat: A later release wrote it.
        StoreNotWritable: It had to be made or mended and could not be.
    """
    source.look_again()
    if not source.generations.newest:
        return _made(place, acknowledged, refusal)
    found, damaged = recover(source)
    found = found or salvage(source, damaged)
    if found.seq < acknowledged:
        found.notices.append(
            f"The last changes in {place.folder} are missing: {acknowledged:,} had been saved, "
            f"{found.seq:,} are there. The end of the journal was cut off or damaged."
        )
    elif found.torn:
        found.notices.append(torn_tail(found))
    if refusal:
        return _to_be_read(place, found, refusal)
    sweep(place)
    lost = [*found.notices] if found.damaged or not found.is_complete or found.seq < acknowledged else []
    if lost:
        notices.keep(place.folder, lost, place.disk)
    if found.schema < place.schema:
        _back_up(place, found)
        migrate(found.tables, found.schema, place.schema, place.migrations)
        return _anew(place, found)
    if found.damaged or not found.is_complete:
        return _anew(place, found)
    return _as_it_is(place, found)


def sweep(place: Place) -> None:
    """Remove what writers that are gone left unfinished; what a running one is at stays."""
    for name in place.disk.names(place.folder):
        if (match := _UNFINISHED.fullmatch(name)) and not is_running(int(match[1])):
            place.disk.unlink(place.folder / name)


def _to_be_read(place: Place, found: Recovered, refusal: StoreNotWritable) -> State:
    """What was found, on a disk that nothing can be written to."""
    try:
        opened = Journal(place.folder, found.generation, place.disk, is_read_only=True)
    except FileNotFoundError:
        raise refusal from None
    opened.end = found.end
    if not found.is_complete:
        opened.skip()
    migrate(found.tables, found.schema, place.schema, place.migrations)
    found.notices.append(f"The store in {place.folder} can only be read: what is in it is shown, nothing can be saved.")
    return State(journal=opened, tables=found.tables, seq=found.seq, notices=tuple(found.notices))


def _made(place: Place, acknowledged: int, refusal: StoreNotWritable | None) -> State:
    """A new store, unless there was one before."""
    if acknowledged:
        raise DamagedStore(
            f"The files of the store in {place.folder} are gone: it held {acknowledged:,} changes. "
            "`quoth doctor --repair` puts the newest backup in their place.",
            place.folder,
        )
    if refusal:
        raise refusal
    return State(journal=begin(place.folder, 1, 0, place.schema, place.disk), tables={}, seq=0)


def _as_it_is(place: Place, found: Recovered) -> State:
    """A whole store; what was being written when the power went is set aside."""
    try:
        opened = Journal(place.folder, found.generation, place.disk)
    except OSError as error:
        raise not_writable(place.folder, error) from error
    opened.end = found.end
    if found.torn:
        try:
            opened.set_aside()
        except StoreNotWritable as error:  # reading goes on; the first write tries again
            found.notices.append(str(error))
    return State(journal=opened, tables=found.tables, seq=found.seq, notices=tuple(found.notices))


def _anew(place: Place, found: Recovered) -> State:
    """A new generation of what was found; what is damaged is kept under another name."""
    generation = found.generation + 1
    opened = begin(place.folder, generation, found.seq, place.schema, place.disk)
    pieces = snapshot.lines(found.tables, generation=generation, seq=found.seq, schema=place.schema)
    write_file(place.folder / snapshot_name(generation), pieces, place.disk)
    for name in found.damaged:
        kept = f"damaged-{name}"
        found.notices.append(f"The damaged file is kept as {kept}.")
        try:
            place.disk.rename(place.folder / name, place.folder / kept)
        except OSError as error:
            raise not_writable(place.folder / kept, error) from error
    return State(journal=opened, tables=found.tables, seq=found.seq, notices=tuple(found.notices))


def _back_up(place: Place, found: Recovered) -> None:
    """Keep the tables as the older release had them."""
    folder = place.folder / "backup"
    place.disk.make_folder(folder)
    pieces = snapshot.lines(found.tables, generation=found.generation, seq=found.seq, schema=found.schema)
    path = folder / f"schema-{found.schema}-{found.seq}.jsonl"
    write_file(path, pieces, place.disk)
    found.notices.append(f"The store was brought up to date; {path} holds it as it was.")
