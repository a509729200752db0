"""Another store's records, read without touching it: no lock, no repair, not one byte written.

An open window may compact meanwhile; then it is read again. What is being written just now, and was
never confirmed, is not in it.
"""

from __future__ import annotations

from pathlib import Path

from store.database.codec import Tables
from store.database.disk import REAL, Disk
from store.database.migrations import MIGRATIONS, SCHEMA, migrate
from store.database.recovery import Source, recover
from store.errors import DamagedStore

_TRIES = 3


def read_tables(folder: Path, disk: Disk = REAL) -> Tables:
    """The tables of the store in `folder`, as this release has them.

    Raises:
        DamagedStore: There is no store, or not all of it can be read.
        NewerFormat: A later release wrote it.
    """
    for _ in range(_TRIES):
        try:
            return _read(folder, disk)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise DamagedStore(f"{folder} cannot be read: {error.strerror}.", folder) from error
    raise DamagedStore(f"There is no store in {folder}.", folder)


def _read(folder: Path, disk: Disk) -> Tables:
    """One reading of everything."""
    source = Source(folder, disk, MIGRATIONS, SCHEMA)
    if not source.generations.newest:
        raise DamagedStore(f"There is no store in {folder}.", folder)
    found, _ = recover(source)
    if found is None:
        raise DamagedStore(
            f"The store in {folder} is damaged; `quoth doctor --repair --store {folder}` keeps what can be read.",
            folder,
        )
    migrate(found.tables, found.schema, SCHEMA, MIGRATIONS)
    return found.tables
