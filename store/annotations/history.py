"""The history: every change of a record, with what it was before. Undo and redo walk along it.

Each change is written in the same transaction as the record it changes, so neither is ever on disk
without the other. What can be undone is what this window did; the history itself stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from store.annotations.nearness import near, places_after, places_before
from store.annotations.records import Record, tombstone
from store.database.database import Database
from store.model.claim import Claim
from store.model.document import Document

_HISTORY = "history"
_OPENED = "opened"
"""The field that says when a document was last opened: nobody's change, so it keeps nobody from taking one back."""

Changed = tuple[str, str, Record | None, Record]
"""Table, id, record before and after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of one record."""

    id: str
    table: str
    record: str
    """Id of the record that was changed."""
    document: str
    before: Record | None
    """None: there was no such record."""
    after: Record
    """A tombstone where it was deleted."""
    what: str
    """In words."""
    at: str
    """ISO 8601, UTC."""
    author: str
    machine: str


@dataclass(frozen=True, slots=True)
class Step:
    """What one keystroke did: one or more changes, undone together."""

    what: str
    changes: tuple[Changed, ...]


class History:
    """Writes changes with their past, and walks back and forth along those of this window."""

    def __init__(self, database: Database, new_id: Callable[[], str]) -> None:
        """Start with nothing to undo."""
        self._database, self._new_id = database, new_id
        self.check: Callable[[str], None] = _any
        """Called with the id of the document before anything is written on it; raises if that may not be."""
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._open: list[Changed] | None = None

    @contextmanager
    def together(self, what: str) -> Iterator[None]:
        """All writes inside are one durable change and one step to undo."""
        if self._open is not None:
            yield
            return
        self._open = []
        try:
            with self._database.transaction():
                yield
            if self._open:
                self._done.append(Step(what, tuple(self._open)))
                self._undone.clear()
        finally:
            self._open = None

    def write(self, table: str, record_id: str, record: Record, stamp: Mapping[str, str]) -> None:
        """Write a record and how it came to be, durably; `stamp` has id, what, at, author and machine."""
        with self.together(stamp["what"]):
            before = self._put(table, record_id, record, stamp)
            assert self._open is not None
            self._open.append((table, record_id, before, record))

    def undo(self, stamp: Mapping[str, str]) -> str | None:
        """Take back the last step of this window; what it was, or None if there is none."""
        return self._walk(self._done, self._undone, stamp)

    def redo(self, stamp: Mapping[str, str]) -> str | None:
        """Do the step again that was undone last; what it is, or None if there is none."""
        return self._walk(self._undone, self._done, stamp)

    def of(self, record_id: str) -> tuple[Change, ...]:
        """Every change of a record, oldest first."""
        return self._having("record", record_id)

    def about(self, document_id: str) -> tuple[Change, ...]:
        """Every change of what is about a document, oldest first."""
        return self._having("document", document_id)

    def near(self, document: Document, claim: Claim) -> tuple[Change, ...]:
        """Every change of each judgement and correction that may ever have been about a claim, oldest first."""
        table = self._database.table(_HISTORY)
        found = {each for keys in (places_before, places_after) for each in near(table, keys, document, claim)}
        records = {record["record"] for each in found if (record := table.record(each))}
        changes = (change for each in records for change in self.of(each) if change.document == document.id)
        return tuple(sorted(changes, key=lambda change: change.id))

    def _having(self, field: str, value: str) -> tuple[Change, ...]:
        """The changes that have a value in a field, oldest first."""
        rows = sorted((str(row.doc_id), row) for row in self._database.table(_HISTORY).matching(field, value))
        return tuple(_change(change_id, row) for change_id, row in rows)

    def _put(self, table: str, record_id: str, record: Record, stamp: Mapping[str, str]) -> Record | None:
        """Write a record and a change; returns what was there before."""
        document = record.get("document", record_id)
        self.check(document)
        before = self._database.table(table).record(record_id)
        change = {
            "table": table,
            "record": record_id,
            "document": document,
            "before": before,
            "after": record,
            **{name: stamp[name] for name in ("what", "at", "author", "machine")},
        }
        self._database.table(table).put(record_id, record)
        self._database.table(_HISTORY).put(self._new_id(), change)
        return before

    def _walk(self, behind: list[Step], ahead: list[Step], stamp: Mapping[str, str]) -> str | None:
        """Turn the last step of one pile round and lay it on the other."""
        if not behind:
            return None
        step = behind[-1]
        with self._database.transaction():
            turned = tuple(back for change in reversed(step.changes) if (back := self._turned(change, stamp)))
        behind.pop()
        if not turned:
            return f"{step.what}: left as it is, it was changed elsewhere since"
        ahead.append(Step(step.what, turned))
        return step.what

    def _turned(self, change: Changed, stamp: Mapping[str, str]) -> Changed | None:
        """Go back to what was before, unless somebody changed the record since: his change is not ours to take."""
        table, record_id, before, after = change
        now = self._database.table(table).record(record_id)
        if now is None or _made_of(now) != _made_of(after):
            return None
        back = before or tombstone(after, author=stamp["author"], machine=stamp["machine"], at=stamp["at"])
        if _OPENED in now:
            back = {**back, _OPENED: now[_OPENED]}
        self._put(table, record_id, back, stamp)
        return table, record_id, after, back


def _any(_document: str) -> None:
    """Writing on any document is allowed."""


def _made_of(record: Record) -> Mapping[str, Any]:
    """What of a record somebody made."""
    return {name: value for name, value in record.items() if name != _OPENED}


def _change(change_id: str, row: Mapping[str, Any]) -> Change:
    """A change from its record."""
    return Change(id=change_id, **row)
