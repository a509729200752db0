"""Taking in: another store's records, or a file's, become part of this one, in one durable change.

What is there stays; what is new is added; of what both have the state that was written last counts
and the other is in the history. Taking the same in again changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from store.annotations.records import decode as noun_of
from store.annotations.records import is_living
from store.annotations.wording import named, quoted
from store.database.codec import Tables as Encoded
from store.database.codec import decode
from store.database.database import Database
from store.library.joining import NOUNS, UNFINISHED, Tables, joined, rewritten
from store.library.uniting import Record, Rows, canonical
from store.model.annotation import Annotation, Correction, Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came in."""

    added: Mapping[str, int]
    """How many living records are new, by table; tables without any are left out."""
    changed: int = 0
    """How many notes, verdicts and corrections that were here are newer now."""
    conflicts: tuple[str, ...] = ()
    """What was changed on both sides, each a sentence to show: both states are kept."""
    left_out: tuple[str, ...] = ()
    """What could not be taken in, each a sentence to show."""


def decoded(tables: Encoded) -> Tables:
    """Tables whose records can be looked into."""
    return {name: {key: decode(row) for key, row in rows.items()} for name, rows in tables.items()}


def take_in(database: Database, theirs: Tables, left_out: Sequence[str] = ()) -> Taken:
    """Make records part of a store; durable when this returns.

    Raises:
        StoreNotWritable: It could not be done; nothing has changed.
    """
    with database.transaction():
        storage = database.storage
        mine = decoded({name: dict(storage.rows(name)) for name in storage.read()})
        both = joined(mine, {name: rows for name, rows in theirs.items() if name not in UNFINISHED})
        _write(database, mine, both)
    return Taken(
        added=_added(mine, both),
        changed=sum(_is_newer(mine, both, name, key) for name in NOUNS for key in mine.get(name, {})),
        conflicts=tuple(_conflicts(mine, theirs, both)),
        left_out=tuple(left_out),
    )


def _write(database: Database, mine: Tables, both: Tables) -> None:
    """Write what is not as it was."""
    for name, rows in both.items():
        table, old = database.table(name), mine.get(name, {})
        for key, record in rows.items():
            if old.get(key) != record:
                table.put(key, record)
        if gone := [key for key in old if key not in rows]:
            table.erase(gone)


def _added(mine: Tables, both: Tables) -> dict[str, int]:
    """How many living records are new, by table. A document that was here under another id is not."""
    were_here = {both["documents"][key].get("document", key) for key in mine.get("documents", {})}
    counts = {
        name: sum(
            key not in mine.get(name, {}) and key not in were_here and is_living(record) for key, record in rows.items()
        )
        for name, rows in both.items()
        if name in ("documents", *NOUNS)
    }
    return {name: count for name, count in counts.items() if count}


def _is_newer(mine: Tables, both: Tables, name: str, key: str) -> bool:
    """Whether a record came in newer than it was, its document's id left aside."""
    old, new = mine[name][key], both[name][key]
    return old | {"document": ""} != new | {"document": ""}


def _conflicts(mine: Tables, theirs: Tables, both: Tables) -> Iterator[str]:
    """What both sides changed without knowing of one another."""
    sides = [rewritten(side, both.get("documents", {})) for side in (mine, theirs)]
    knowing = [_states(side["history"]) for side in sides]
    for name in NOUNS:
        ours, others = (side.get(name, {}) for side in sides)
        for key in sorted(ours.keys() & others.keys()):
            one, other = ours[key], others[key]
            is_known = canonical(one) in knowing[1].get(key, ()) or canonical(other) in knowing[0].get(key, ())
            if one != other and not is_known:
                loser = other if both[name][key] == one else one
                yield _told(name, key, both[name][key], loser)
    yield from _rivals(sides[0].get("judgements", {}), sides[1].get("judgements", {}))


def _states(history: Rows) -> dict[str, set[str]]:
    """Every state that each record ever had, as far as a history knows."""
    states: dict[str, set[str]] = {}
    for change in history.values():
        known = states.setdefault(change["record"], set())
        known |= {canonical(change["before"]), canonical(change["after"])}
    return states


def _told(name: str, key: str, winner: Record, loser: Record) -> str:
    """A conflict, in words."""
    seen = winner if is_living(winner) else loser
    if not is_living(seen):
        return f"{name[:-1]} {key} was deleted on both sides."
    kept = f"{_whose(winner)} counts, {_whose(loser)} is in its history"
    return f"{_named(name, key, seen)} was changed on both sides: {kept}."


def _named(name: str, key: str, record: Record) -> str:
    """What a person calls a record."""
    if name == "annotations":
        note = noun_of(Annotation, key, record)
        return f"The {named(note)} on {quoted(note.target)}"
    said = noun_of(Judgement, key, record) if name == "judgements" else noun_of(Correction, key, record)
    return f"The {named(said)} on {quoted(said.content)}"


def _whose(record: Record) -> str:
    """Who made a state, where and when."""
    if not is_living(record):
        return f"the deletion by {record['author'] or 'somebody'} on {record['machine'] or 'a machine'}"
    author, machine = record["author"] or "somebody", record["machine"] or "a machine"
    return f"what {author} wrote on {machine} at {record['updated'][:16].replace('T', ' ')}"


def _rivals(ours: Rows, theirs: Rows) -> Iterator[str]:
    """Two verdicts on the same words, one from each side."""
    by_place: dict[str, list[Record]] = {}
    for key, record in ours.items():
        if is_living(record) and key not in theirs:
            by_place.setdefault(_place(record), []).append(record)
    for key, record in sorted(theirs.items()):
        for other in by_place.get(_place(record), ()) if is_living(record) and key not in ours else ():
            if other["verdict"] != record["verdict"]:
                later, earlier = sorted((other, record), key=lambda each: each["updated"], reverse=True)
                words = quoted(noun_of(Judgement, key, record).content)
                yield (
                    f"Two verdicts on {words}: {later['verdict']} by {later['author'] or 'somebody'} counts, "
                    f"{earlier['verdict']} by {earlier['author'] or 'somebody'} is earlier."
                )


def _place(record: Record) -> str:
    """Which words of which document a verdict is on; something else for a deleted one."""
    if not is_living(record):
        return ""
    return canonical([record["document"], record["content"]["quote"]["exact"], record["content"]["position"]])
