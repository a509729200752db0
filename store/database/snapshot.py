"""A snapshot: every record at one moment, a line each, between a header and a footer.

    5d1e0f77 {"snapshot":4,"seq":1207,"schema":1}
    0a93c2d1 ["annotations","01k…",{…}]
    …
    77b0c912 {"count":318,"bytes":90412,"seq":1207,"schema":1,"tables":{"annotations":318}}

Every line has its own checksum, so a flipped bit costs that record and no other; the footer tells
whether anything is missing. A snapshot never changes once it has its name.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from zlib import crc32

from store.courtesy import COURTESY
from store.database.codec import Rows, Tables, encode, rescue, seal, string, unseal

_PIECE = 1 << 18
"""Bytes handed to the disk at a time."""
_BRACKET = ord("[")


@dataclass(slots=True, kw_only=True)
class Snapshot:
    """What could be read of a snapshot."""

    generation: int
    seq: int = 0
    """The last transaction that is in it."""
    schema: int = 0
    """0: neither header nor footer could be read."""
    tables: Tables = field(default_factory=dict)
    damaged: list[int] = field(default_factory=list)
    """Numbers of the lines that could not be read, from 1."""
    is_whole: bool = False
    """Whether everything that was written is here."""

    @property
    def count(self) -> int:
        """How many records were read."""
        return sum(len(rows) for rows in self.tables.values())


def lines(tables: Tables, *, generation: int, seq: int, schema: int) -> Iterator[bytes]:
    """A snapshot of the tables, in pieces of a size that suits the disk."""
    piece = bytearray(seal(encode({"snapshot": generation, "seq": seq, "schema": schema})))
    length = whole = 0
    for name, rows in tables.items():
        table = string(name)
        for record_id, record in rows.items():
            COURTESY.give_way()
            piece += seal(b"[%s,%s,%s]" % (table, string(record_id), record))
            if len(piece) >= _PIECE:
                length, whole = length + len(piece), crc32(piece, whole)
                yield bytes(piece)
                piece.clear()
    counts = {name: len(rows) for name, rows in tables.items()}
    footer = {
        "count": sum(counts.values()),
        "bytes": length + len(piece),
        "crc": crc32(piece, whole),
        "seq": seq,
        "schema": schema,
        "tables": counts,
    }
    yield bytes(piece + seal(encode(footer)))


def read(source: Callable[[], Iterable[bytes]], generation: int) -> Snapshot:
    """Read a snapshot from its lines, which `source` gives; whatever is damaged is left out and noted."""
    return _read_whole(source(), generation) or _read_damaged(source(), generation)


def _read_whole(source: Iterable[bytes], generation: int) -> Snapshot | None:
    """Read a snapshot by the one checksum in its footer: half the time of looking at that of each line."""
    snapshot = Snapshot(generation=generation)
    by_name: dict[bytes, Rows] = {}
    footer: dict[str, object] = {}
    whole = 0
    try:
        for line in source:
            COURTESY.give_way()
            head, name, _, record_id, rest = line.split(b'"', 4)
            rows = by_name.get(name)
            if rows is not None and head[-1] == _BRACKET and b"\\" not in record_id:
                rows[record_id.decode()] = rest[1:-2]
            elif (body := unseal(line)) is None or footer:
                return None
            else:
                footer = _take(snapshot, by_name, body)
                if footer:
                    continue
            whole = crc32(line, whole)
    except (ValueError, IndexError):
        return None
    snapshot.is_whole = footer.get("crc") == whole
    return snapshot if snapshot.is_whole else None


def _read_damaged(source: Iterable[bytes], generation: int) -> Snapshot:
    """Read a snapshot line by line, each by its own checksum."""
    snapshot = Snapshot(generation=generation)
    by_name: dict[bytes, Rows] = {}
    for number, line in enumerate(source, 1):
        body = unseal(line)
        if body is None:
            snapshot.damaged.append(number)
        for one in rescue(line) if body is None else (body,):
            _take(snapshot, by_name, one)
    return snapshot


def _take(snapshot: Snapshot, by_name: dict[bytes, Rows], body: bytes) -> dict[str, object]:
    """Take a line that is no plain record: the first of its table, one with escapes, a header, a footer.

    Returns what the footer says, if it is that.
    """
    if body.startswith(b"["):
        name, record_id, record = json.loads(body)
        rows = snapshot.tables.setdefault(name, {})
        rows[record_id] = encode(record)
        written = string(name)[1:-1]
        if b"\\" not in written:
            by_name[written] = rows
        return {}
    about: dict[str, object] = json.loads(body)
    snapshot.seq, snapshot.schema = int(str(about["seq"])), int(str(about["schema"]))
    counts = about.get("tables")
    for name in counts if isinstance(counts, dict) else ():
        snapshot.tables.setdefault(name, {})
    return about if "count" in about else {}
