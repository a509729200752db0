"""Uniting: documents that two stores kept each for itself, and that are one text, become one.

    laptop  d1 ─ text A ─┐                       d1 ─ texts A, B     the smaller id stays
                         ├─ share text A   ->
    desktop d2 ─ text A, then B                  d2 ─ points to d1

Two that one store keeps apart stay apart: there somebody meant it. What is known only grows (texts,
birthplaces, pointers), so it does not matter in which order stores are merged, or how often.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

Record = dict[str, Any]
Rows = dict[str, Record]

_OWN = ("author", "date")
"""What a person may have repaired in a document, beside its title."""
_GROWN = frozenset(("earlier", "born", "elsewhere", "kept", "opened", "deleted", "edited"))


def canonical(value: object) -> str:
    """A value as text, the same for equal values: what decides where nothing else does."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def is_pointer(record: Mapping[str, Any]) -> bool:
    """Whether a document's record says only which other document it is now."""
    return "document" in record


def joined_document(one: Record, other: Record) -> Record:
    """One document as two stores know it: what was opened last, with what was repaired last."""
    if one == other:
        return one
    later = max(one, other, key=_opened)
    repaired = max(one, other, key=_edited)
    hashes = {name for each in (one, other) for name in (each["text_hash"], *each.get("earlier", ()))}
    grown = {
        "kept": min(one["kept"], other["kept"]),
        "born": sorted({*born(one), *born(other)}),
        "earlier": sorted(hashes - {later["text_hash"]}),
        "elsewhere": sorted(_sources(one) | _sources(other)),
        "edited": repaired.get("edited"),
    }
    joined = later | {name: value for name, value in grown.items() if value}
    if repaired.get("edited"):
        joined["title"] = repaired["title"]
        joined["metadata"] = later["metadata"] | {name: repaired["metadata"].get(name) for name in _OWN}
    if grown["elsewhere"] == [later["source"]]:
        joined.pop("elsewhere", None)
    joined.pop("deleted", None)
    gone = max(one.get("deleted", ""), other.get("deleted", ""))
    return joined | ({"deleted": gone} if gone > later["opened"] else {})


def born(record: Mapping[str, Any]) -> list[str]:
    """In which stores a document was kept first: more than one after a merge."""
    return list(record.get("born") or [f"{record.get('author', '')}@{record.get('machine', '')}"])


def hashes(documents: Mapping[str, Record]) -> dict[str, str]:
    """The names of the texts that these documents have or had, each with a title."""
    return {
        name: record["title"]
        for record in documents.values()
        if not is_pointer(record)
        for name in (record["text_hash"], *record.get("earlier", ()))
    }


class _Groups:
    """Which documents are one; a group goes by its smallest id."""

    def __init__(self) -> None:
        """Every document is its own."""
        self._above: dict[str, str] = {}

    def top(self, name: str) -> str:
        """The document that a document is."""
        while (above := self._above.get(name, name)) != name:
            name = above
        return name

    def unite(self, names: Iterable[str]) -> bool:
        """Make these one; whether they were not."""
        tops = sorted({self.top(name) for name in names})
        self._above.update(dict.fromkeys(tops, tops[0]))
        return len(tops) > 1


def united(*tables: Mapping[str, Record]) -> Rows:
    """The documents of several stores with each text once: one record has everything, the others point to it."""
    groups = _Groups()
    facts = [(name, record) for table in tables for name, record in table.items()]
    for name, record in facts:
        if is_pointer(record):
            groups.unite((name, record["document"]))
    rows = _folded(facts, groups)
    while any(groups.unite(names) for names in _sharing(rows)):
        rows = _folded(facts, groups)
    for name, record in facts:
        home = groups.top(name)
        if home != name and home in rows:
            rows[name] = {"document": home, "deleted": rows[home]["kept"], "author": "", "machine": ""}
        elif home != name:
            rows[name] = record  # it was forgotten meanwhile; nothing but this is known
    return rows


def _folded(facts: Iterable[tuple[str, Record]], groups: _Groups) -> Rows:
    """One record for each group, of all that is known of it."""
    rows: Rows = {}
    for name, record in facts:
        if not is_pointer(record):
            home = groups.top(name)
            rows[home] = joined_document(rows[home], record) if home in rows else record
    return rows


def _sharing(documents: Mapping[str, Record]) -> list[list[str]]:
    """Documents that share a text and were kept first in different stores."""
    by_text: dict[str, list[str]] = {}
    for name, record in documents.items():
        for text in (record["text_hash"], *record.get("earlier", ())):
            by_text.setdefault(text, []).append(name)
    return [names for names in by_text.values() if len(names) > 1 and _stores(documents, names) > 1]


def _stores(documents: Mapping[str, Record], names: Iterable[str]) -> int:
    """In how many stores these were kept first."""
    return len({store for name in names for store in born(documents[name])})


def _opened(record: Record) -> tuple[str, str]:
    """When a document was opened last; then anything that is the same from both sides."""
    return record["opened"], canonical({name: value for name, value in record.items() if name not in _GROWN})


def _edited(record: Record) -> tuple[str, str]:
    """When a person repaired what is known of a document; then anything that is the same from both sides."""
    return record.get("edited", ""), canonical([record["title"], *(record["metadata"].get(name) for name in _OWN)])


def _sources(record: Record) -> set[str]:
    """Where a document was read from, in any of the stores."""
    return {record["source"], *record.get("elsewhere", ())}
