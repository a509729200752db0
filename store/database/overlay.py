"""Two views of a table's encoded records, as TinyDB wants to see them: one to read, one to change.

Records are decoded when they are asked for, so nobody ever holds a part of the store in his hands;
the overlay remembers which ones were touched, so only those are written.
"""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterator, Mapping, MutableMapping
from typing import Any

from store.database.codec import Change, Rows, decode, encode

Record = dict[str, Any]


class Layered(Mapping[str, bytes]):
    """The rows of a table with the puts and deletions of an unfinished transaction over them."""

    def __init__(self, rows: Rows, change: Change) -> None:
        """Neither is copied."""
        self._rows = {} if change.is_dropped else rows
        self._change = change

    def __getitem__(self, key: str) -> bytes:
        """The row of that id."""
        found = self._change.puts.get(key)
        if found is not None:
            return found
        if key in self._change.gone:
            raise KeyError(key)
        return self._rows[key]

    def __iter__(self) -> Iterator[str]:
        """The ids, old ones first."""
        puts, gone = self._change.puts, self._change.gone
        yield from [key for key in self._rows if key not in gone]
        yield from [key for key in puts if key not in self._rows or key in gone]

    def __len__(self) -> int:
        """How many rows there are."""
        return sum(1 for _ in self)


class View(Mapping[str, Record]):
    """A table to read: each look gives a fresh record."""

    def __init__(self, rows: Mapping[str, bytes]) -> None:
        """Nothing is decoded yet."""
        self._rows = rows

    def __getitem__(self, key: str) -> Record:
        """The record of that id."""
        return decode(self._rows[key])

    def __contains__(self, key: object) -> bool:
        """Whether there is a record of that id."""
        return key in self._rows

    def __iter__(self) -> Iterator[str]:
        """The ids, as they were when this was called: other threads may write meanwhile."""
        return iter(list(self._rows))

    def __len__(self) -> int:
        """How many records there are."""
        return len(self._rows)

    def items(self) -> ItemsView[str, Record]:
        """Every id with its record."""
        return _Items(self)

    def pairs(self) -> Iterator[tuple[str, Record]]:
        """Every id with its record, as they were when this was called."""
        for key, row in list(self._rows.items()):
            yield key, decode(row)


class _Items(ItemsView[str, Record]):
    """The items of a view, each row looked up once."""

    _mapping: View

    def __iter__(self) -> Iterator[tuple[str, Record]]:
        return self._mapping.pairs()


class Overlay(MutableMapping[Any, Any]):
    """A table to change: what TinyDB's updaters get, with ids of the table's own type."""

    def __init__(self, rows: Mapping[str, bytes], id_class: Callable[[str], Any]) -> None:
        """`id_class` makes an id of TinyDB's from ours."""
        self._rows, self._id_class = rows, id_class
        self._touched: dict[str, Any] = {}
        self._gone: dict[str, None] = {}

    def __getitem__(self, key: Any) -> Any:
        """The record of that id, to be changed in place if the updater likes."""
        name = str(key)
        if name in self._gone:
            raise KeyError(key)
        if name not in self._touched:
            row = self._rows.get(name)
            if row is None:
                raise KeyError(key)
            self._touched[name] = decode(row)
        return self._touched[name]

    def __setitem__(self, key: Any, record: Any) -> None:
        """Put a record."""
        self._touched[str(key)] = record
        self._gone.pop(str(key), None)

    def __delitem__(self, key: Any) -> None:
        """Delete a record."""
        name = str(key)
        if name not in self:
            raise KeyError(key)
        self._touched.pop(name, None)
        if name in self._rows:
            self._gone[name] = None

    def __contains__(self, key: object) -> bool:
        """Whether there is a record of that id; does not decode it."""
        name = str(key)
        return name not in self._gone and (name in self._touched or name in self._rows)

    def __iter__(self) -> Iterator[Any]:
        """The ids."""
        for name in self._names():
            yield self._id_class(name)

    def __len__(self) -> int:
        """How many records there are."""
        return len(self._names())

    def clear(self) -> None:
        """Delete every record, without decoding one."""
        self._touched.clear()
        self._gone = dict.fromkeys(self._rows)

    def changes(self) -> Change:
        """What is different now; ValueError or TypeError where a record cannot be written as JSON."""
        puts: Rows = {}
        for name, record in self._touched.items():
            row = encode(record)
            if row != self._rows.get(name):
                puts[name] = row
        return Change(puts=puts, gone=dict(self._gone))

    def _names(self) -> list[str]:
        """The ids, old ones first."""
        new = [name for name in self._touched if name not in self._rows]
        return [name for name in self._rows if name not in self._gone] + new
