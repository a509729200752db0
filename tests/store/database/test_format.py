"""The files are what docs/file-format.md says: another reader, written from that page alone, reads the same."""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from random import Random
from typing import Any

from store.database.compaction import compact
from store.database.storage import JournalStorage
from store.database.table import RecordTable

JOURNAL = """\
419e2627 {"log":1,"after":0,"schema":1}
40d05a7b 1 {"notes":[{"a":\t{"body":"“hm”"}\t,"b":\t{"body":"x"}\t},[]]}
c0c3cfdc 2 {"notes":[{"c":\t{}\t},["a"]]}
"""
"""A journal as the first release wrote it; every later one must read it."""


def bodies(path: Path) -> list[str]:
    """The bodies of a file's lines, whose checksums must be right."""
    lines = path.read_bytes().splitlines()
    assert all(line[:8] == b"%08x" % zlib.crc32(line[9:]) for line in lines)
    return [line[9:].decode() for line in lines]


def read_by_the_book(folder: Path) -> dict[str, dict[str, Any]]:
    """The tables, read as the page says: the newest snapshot, then every journal from its number on."""
    newest = max((int(path.stem[5:]) for path in folder.glob("snap-*.jsonl")), default=0)
    tables: dict[str, dict[str, Any]] = {}
    for body in bodies(folder / f"snap-{newest}.jsonl") if newest else ():
        row = json.loads(body)
        if isinstance(row, list):
            tables.setdefault(row[0], {})[row[1]] = row[2]
    journals = sorted(int(path.stem[4:]) for path in folder.glob("log-*.jsonl"))
    for number in journals:
        for body in bodies(folder / f"log-{number}.jsonl")[1:] if number >= newest else ():
            for table, change in json.loads(body.partition(" ")[2]).items():
                for gone in change[1]:
                    tables[table].pop(gone, None)
                tables.setdefault(table, {}).update(change[0])
    return tables


def test_files_read_by_the_book_hold_what_the_store_holds(tmp_path: Path) -> None:
    """After any changes and compactions the page's own recipe gives the same records."""
    chance = Random(5)  # noqa: S311 - the same each time
    storage = JournalStorage(tmp_path)
    for number in range(200):
        table = RecordTable(storage, chance.choice(("notes", "verdicts")))
        if chance.random() < 0.3:
            table.erase([f"r{chance.randrange(20)}"])
        else:
            table.put(f"r{chance.randrange(20)}", {"n": number, "body": chance.choice(("a\tb", "“ü”", "\\", "\u2028"))})
        if number % 70 == 60:
            compact(storage)

    assert read_by_the_book(tmp_path) == {name: dict(table.items()) for name, table in storage.read().items()}
    storage.close()


def test_journal_of_the_first_release_is_read(tmp_path: Path) -> None:
    """What people have on their disks stays readable."""
    (tmp_path / "log-1.jsonl").write_text(JOURNAL, encoding="utf-8")

    storage = JournalStorage(tmp_path)

    assert storage.engine.notices == ()
    assert {str(row.doc_id): dict(row) for row in RecordTable(storage, "notes")} == {"b": {"body": "x"}, "c": {}}
    storage.close()
