"""Indexes: which records have a value in a field, without looking at all of them.

An index comes into being when a field is first asked for and follows every change after that. A list,
such as the tags of a note, is found under each of its items. A field may also be a function that says
of a whole record what it is found under.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any

from store.courtesy import COURTESY
from store.database.codec import Change, decode

Keys = Callable[[Mapping[str, Any]], Iterable[Hashable]]
"""What a record is found under. One function of a module for all that ask: each has an index of its own."""
Field = str | Keys


class Indexes:
    """The indexes of one table."""

    def __init__(self) -> None:
        """Start with none."""
        self._fields: dict[Field, dict[Hashable, dict[str, None]]] = {}

    def ids(self, rows: Mapping[str, bytes], field: Field, value: Hashable) -> tuple[str, ...]:
        """The ids of the records that have `value` in `field`, in the order they were made."""
        if field not in self._fields:
            self._fields[field] = {}
            for record_id, row in list(rows.items()):
                COURTESY.give_way()
                self._add(field, record_id, row)
        return tuple(self._fields[field].get(value, ()))

    def follow(self, rows: Mapping[str, bytes], change: Change) -> None:
        """Take in a change that is about to be applied to `rows`."""
        if change.is_dropped:
            self._fields.clear()
        for field in self._fields:
            for record_id in (*change.gone, *change.puts):
                if record_id in rows:
                    self._drop(field, record_id, rows[record_id])
            for record_id, row in change.puts.items():
                self._add(field, record_id, row)

    def _add(self, field: Field, record_id: str, row: bytes) -> None:
        index = self._fields[field]
        for value in _values(row, field):
            index.setdefault(value, {})[record_id] = None

    def _drop(self, field: Field, record_id: str, row: bytes) -> None:
        index = self._fields[field]
        for value in _values(row, field):
            index.get(value, {}).pop(record_id, None)


def _values(row: bytes, field: Field) -> Iterator[Hashable]:
    """What a record is found under."""
    if callable(field):
        yield from field(decode(row))
        return
    value = decode(row).get(field)
    for one in value if isinstance(value, list) else (value,):
        if isinstance(one, Hashable):
            yield one
