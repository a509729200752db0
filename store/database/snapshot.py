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
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from zlib import crc32

from store.database.codec import Rows, Tables, encode, rescue, seal, string

_PIECE = 1 << 18
"""Bytes handed to the disk at a time."""


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
    length = 0
    for name, rows in tables.items():
        table = string(name)
        for record_id, record in rows.items():
            piece += seal(b"[%s,%s,%s]" % (table, string(record_id), record))
            if len(piece) >= _PIECE:
                length += len(piece)
                yield bytes(piece)
                piece.clear()
    counts = {name: len(rows) for name, rows in tables.items()}
    footer = {"count": sum(counts.values()), "bytes": length + len(piece), "seq": seq, "schema": schema}
    yield bytes(piece + seal(encode({**footer, "tables": counts})))


def read(source: Iterable[bytes], generation: int) -> Snapshot:
    """Read a snapshot from its lines; whatever is damaged is left out and noted."""
    snapshot = Snapshot(generation=generation)
    by_name: dict[bytes, Rows] = {}
    damaged: list[bytes] = []
    footer: dict[str, object] = {}
    length = 0
    for number, line in enumerate(source, 1):
        body = line[9:-1]
        if line[:9] != b"%08x " % crc32(body) or line[-1:] != b"\n":
            snapshot.damaged.append(number)
            damaged.append(line)
        elif body[:1] == b"[":
            _, name, _, record_id, rest = body.split(b'"', 4)
            rows = by_name.get(name)
            if rows is not None and b"\\" not in record_id:
                rows[record_id.decode()] = rest[1:-1]
            else:
                _take(snapshot, by_name, body)
        else:
            footer = _about(snapshot, body) | {"at": length}
        length += len(line)
    for body in (body for line in damaged for body in rescue(line)):
        _take(snapshot, by_name, body)
    _conclude(snapshot, footer)
    return snapshot


def _take(snapshot: Snapshot, by_name: dict[bytes, Rows], body: bytes) -> None:
    """Take a line the slow way: the first of its table, one with escapes in its names, or a rescued one."""
    if not body.startswith(b"["):
        _about(snapshot, body)
        return
    name, record_id, record = json.loads(body)
    rows = snapshot.tables.setdefault(name, {})
    rows[record_id] = encode(record)
    if (written := string(name)[1:-1]) and b"\\" not in written:
        by_name[written] = rows


def _about(snapshot: Snapshot, body: bytes) -> dict[str, object]:
    """Take sequence and schema from a header or footer; returns the footer's figures."""
    about = json.loads(body)
    snapshot.seq, snapshot.schema = about["seq"], about["schema"]
    for name in about.get("tables", ()):
        snapshot.tables.setdefault(name, {})
    return dict(about) if "count" in about else {}


def _conclude(snapshot: Snapshot, footer: dict[str, object]) -> None:
    """Whether every line is there and nothing else."""
    counts = {name: len(rows) for name, rows in snapshot.tables.items()}
    is_complete = footer.get("bytes") == footer.get("at") and footer.get("tables") == counts
    snapshot.is_whole = bool(footer) and is_complete and not snapshot.damaged
