"""Migrations: from the records of an older release to those of this one.

A migration rewrites one record; the store is copied to backup/ before and a new generation is
written after, so that both the old and the new stand whole on disk.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from store.database.codec import Tables, decode, encode

SCHEMA = 1
"""Version of what the records mean. Goes up with every change that an older release would misread."""

Migration = Callable[[str, dict[str, Any]], dict[str, Any] | None]
"""From the table and the record as one schema has it to the record of the next; None: there is none any more."""

MIGRATIONS: dict[int, Migration] = {}
"""By the schema they start from."""


def migrate(tables: Tables, start: int, end: int, migrations: Mapping[int, Migration]) -> None:
    """Take every record in memory from one schema to another, step by step."""
    for step in range(start, end):
        for name, rows in tables.items():
            tables[name] = {
                record_id: encode(record)
                for record_id, old in rows.items()
                if (record := migrations[step](name, decode(old))) is not None
            }
