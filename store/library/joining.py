"""Joining: the records of two stores as one. Pure; the same whichever comes first, and however often.

    a record both have      the one that its history says was written last
    the other one           stays in the history, where undo and `H` find it
    a record one has        is there
    documents               are united by their texts (`uniting`)

Every record has its last change in the history; what was made without one gets it here, under an id
that is the same wherever it is made.
"""

from __future__ import annotations

from collections.abc import Mapping

from store.database.ids import derived_id
from store.library.uniting import Record, Rows, canonical, is_pointer, united

Tables = dict[str, Rows]

NOUNS = ("annotations", "judgements", "corrections", "aliases")
UNFINISHED = ("drafts", "triage")
"""What somebody had not finished in his own window: it stays in his own store."""
_HISTORY, _DOCUMENTS = "history", "documents"
_PLACES = ("positions", "triage")
"""Tables whose records go by their document's id."""


def joined(one: Mapping[str, Rows], other: Mapping[str, Rows]) -> Tables:
    """All that either store has."""
    documents = united(one.get(_DOCUMENTS, {}), other.get(_DOCUMENTS, {}))
    sides = [rewritten(side, documents) for side in (one, other)]
    history = sides[0][_HISTORY] | sides[1][_HISTORY]
    written = _written(history)
    tables: Tables = {_DOCUMENTS: documents, _HISTORY: history}
    for name in sorted({*sides[0], *sides[1]} - {_DOCUMENTS, _HISTORY}):
        ours, theirs = (side.get(name, {}) for side in sides)
        tables[name] = ours | {
            key: _latest(key, ours[key], record, written) if key in ours else record for key, record in theirs.items()
        }
    return {name: rows for name, rows in tables.items() if rows or name in one or name in other}


def rewritten(tables: Mapping[str, Rows], documents: Mapping[str, Record]) -> Tables:
    """A store's tables, about the documents as they are united, each noun with its last change in the history."""
    homes = {name: record["document"] for name, record in documents.items() if is_pointer(record)}
    moved = {name: _moved(rows, homes) for name, rows in tables.items() if name != _DOCUMENTS}
    moved |= {name: _positions(tables[name], homes) for name in _PLACES if name in tables}
    history = {key: _moved_change(change, homes) for key, change in tables.get(_HISTORY, {}).items()}
    written = _written(history)
    moved[_HISTORY] = history | {
        key: change
        for name in NOUNS
        for record_id, record in moved.get(name, {}).items()
        if (record_id, canonical(record)) not in written
        for key, change in [_first_change(name, record_id, record)]
    }
    return moved


def _written(history: Mapping[str, Record]) -> dict[tuple[str, str], str]:
    """For each state of each record the id of the change that made it last; ids sort by time."""
    written: dict[tuple[str, str], str] = {}
    for change_id in sorted(history):
        change = history[change_id]
        written[change["record"], canonical(change["after"])] = change_id
    return written


def _latest(record_id: str, one: Record, other: Record, written: Mapping[tuple[str, str], str]) -> Record:
    """Of two states of a record the one that was written last."""
    if one == other:
        return one
    return max(one, other, key=lambda record: _stamp(record, canonical(record), record_id, written))


def _stamp(record: Record, state: str, record_id: str, written: Mapping[tuple[str, str], str]) -> tuple[str, str, str]:
    """When a state was written; then anything that is the same from both sides."""
    return written.get((record_id, state), ""), record.get("at", ""), f"{len(state):012}{state}"


def _moved(rows: Rows, homes: Mapping[str, str]) -> Rows:
    """Records about the documents as they are united."""
    return {key: _about(record, homes) for key, record in rows.items()}


def _about(record: Record, homes: Mapping[str, str]) -> Record:
    """A record about the document as it is united."""
    home = homes.get(record.get("document", ""))
    return record | {"document": home} if home else record


def _moved_change(change: Record, homes: Mapping[str, str]) -> Record:
    """A change, and what it changed, about the document as it is united."""
    if change.get("table") == _DOCUMENTS:
        return _about(change, homes)
    inside = {name: _about(change[name], homes) for name in ("before", "after") if change[name]}
    return _about(change, homes) | inside


def _positions(rows: Rows, homes: Mapping[str, str]) -> Rows:
    """Where reading stopped, in the documents as they are united; the latest where there are two."""
    moved: Rows = {}
    for key, record in rows.items():
        home = homes.get(key, key)
        moved[home] = _latest(home, moved[home], record, {}) if home in moved else record
    return moved


def _first_change(table: str, record_id: str, record: Record) -> tuple[str, Record]:
    """The change that made a record of which nothing else is known, and its id."""
    at = record.get("updated") or record.get("deleted") or record.get("created") or ""
    change = {
        "table": table,
        "record": record_id,
        "document": record.get("document", ""),
        "before": None,
        "after": record,
        "what": "taken in from elsewhere",
        "at": at,
        "author": record.get("author", ""),
        "machine": record.get("machine", ""),
    }
    named = {name: value for name, value in record.items() if name != "document"}  # that may be united later
    return derived_id(at, canonical(["change", record_id, named])), change
