"""The store beside stock TinyDB and SQLite (WAL, synchronous=FULL), in one run on one disk.

    python tests/benchmarks/database.py [--sizes 1000,10000,100000] [--folder DIR]

Times are medians in milliseconds of wall clock, ours and SQLite's taken in turn, so that a busy machine
slows both. `cpu` is the processor time of a commit without the wait for the medium, in microseconds.
Prints JSON. Needs no gold data.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tinydb import TinyDB, where

from store.database.compaction import compact
from store.database.disk import Disk
from store.database.storage import JournalStorage
from store.database.table import RecordTable

Call = Callable[[int], object]
_REPEATS = 60
_STOCK_SECONDS = 8.0
"""Time given to each operation of stock TinyDB, at least three turns."""


def record(number: int) -> dict[str, Any]:
    """An annotation as a person makes it: some 300 bytes of JSON."""
    quote = f"the harbour office would not say how many had been turned away on day {number}"
    return {
        "document": f"d{number // 50}",
        "target": {"quote": {"exact": quote, "prefix": "and by noon ", "suffix": ". Nobody"}, "position": [number, 80]},
        "body": "which office? ask again",
        "tags": ["harbour", f"t{number % 20}"],
        "author": "ada",
        "created": "2026-03-01T12:00:00.000+00:00",
    }


class Unsynced(Disk):
    """The disk without its waits: what is left is our own work."""

    def sync(self, descriptor: int) -> None:
        """Do not wait."""

    def sync_folder(self, folder: Path) -> None:
        """Do not wait."""


class Ours:
    """The store's own storage and table."""

    def __init__(self, folder: Path, size: int) -> None:
        """A store with that many records, compacted."""
        self.storage = JournalStorage(folder)
        self.table = RecordTable(self.storage, "annotations")
        for start in range(0, size, 10_000):
            numbers = range(start, min(size, start + 10_000))
            with self.storage.transaction():
                for number in numbers:
                    self.table.put(f"r{number}", record(number))
        compact(self.storage)
        self.table.matching("document", "d0")

    def calls(self, size: int) -> dict[str, Call]:
        """The operations."""
        table = self.table
        return {
            "insert": lambda turn: table.put(f"n{turn}", record(size + turn)),
            "update": lambda turn: table.update({"body": f"changed {turn}"}, doc_ids=[f"r{turn}"]),  # type: ignore[list-item] # ids are strings here
            "get": lambda turn: table.record(f"r{turn * 7 % size}"),
            "indexed query": lambda turn: table.matching("document", f"d{turn % max(1, size // 50)}"),
            "scan query": lambda turn: table.search(where("target").position.any([turn])),
            "delete": lambda turn: table.erase([f"n{turn}"]),
        }


class Sqlite:
    """The same in SQLite, as durable."""

    def __init__(self, folder: Path, size: int) -> None:
        """A table of JSON with an index."""
        self.base = sqlite3.connect(folder / "lite.db", isolation_level=None)
        self.base.execute("pragma journal_mode=WAL")
        self.base.execute("pragma synchronous=FULL")
        self.base.execute("create table a (id text primary key, document text, data text)")
        self.base.execute("create index by_document on a (document)")
        self.base.execute("begin")
        self.base.executemany("insert into a values (?, ?, ?)", (self._row(f"r{n}", n) for n in range(size)))
        self.base.execute("commit")

    def _row(self, key: str, number: int) -> tuple[str, str, str]:
        made = record(number)
        return key, made["document"], json.dumps(made, ensure_ascii=False)

    def calls(self, size: int) -> dict[str, Call]:
        """The operations."""
        run = self.base.execute
        by_document = "select data from a where document = ?"
        return {
            "insert": lambda turn: run("insert into a values (?, ?, ?)", self._row(f"n{turn}", size + turn)),
            "update": lambda turn: run(
                "update a set data = ? where id = ?", (self._row("", size + turn)[2], f"r{turn}")
            ),
            "get": lambda turn: self._read("select data from a where id = ?", f"r{turn * 7 % size}"),
            "indexed query": lambda turn: self._read(by_document, f"d{turn % max(1, size // 50)}"),
            "scan query": lambda turn: [
                one for one in self._read("select data from a where ?", "1") if turn in one["target"]["position"]
            ],
            "delete": lambda turn: run("delete from a where id = ?", (f"n{turn}",)),
        }

    def _read(self, question: str, value: str) -> list[dict[str, Any]]:
        return [json.loads(data) for (data,) in self.base.execute(question, (value,))]


class Stock:
    """TinyDB as it comes."""

    def __init__(self, folder: Path, size: int) -> None:
        """One file."""
        self.table = TinyDB(folder / "stock.json").table("annotations")
        self.table.insert_multiple(record(number) for number in range(size))

    def calls(self, size: int) -> dict[str, Call]:
        """The operations."""
        table = self.table
        return {
            "insert": lambda turn: table.insert(record(size + turn)),
            "update": lambda turn: table.update({"body": f"changed {turn}"}, doc_ids=[turn + 1]),
            "get": lambda turn: table.get(doc_id=turn * 7 % size + 1),
            "scan query": lambda turn: table.search(where("target").position.any([turn])),
            "delete": lambda turn: table.remove(doc_ids=[size + turn]),
        }


def measured(call: Call, turn: int) -> float:
    """Milliseconds that a call takes."""
    started = time.perf_counter()
    call(turn)
    return (time.perf_counter() - started) * 1000


def compared(ours: dict[str, Call], lite: dict[str, Call], stock: dict[str, Call]) -> dict[str, dict[str, float]]:
    """The median of each operation, ours and SQLite's in turn."""
    result = {}
    for name, call in ours.items():
        turns = 5 if name == "scan query" else _REPEATS
        pairs = [(measured(call, turn), measured(lite[name], turn)) for turn in range(1, turns + 1)]
        row = {
            "ours": statistics.median(mine for mine, _ in pairs),
            "sqlite": statistics.median(theirs for _, theirs in pairs),
        }
        if name in stock:
            row["stock"] = _stock(stock[name])
        result[name] = {who: round(value, 4) for who, value in row.items()}
    return result


def _stock(call: Call) -> float:
    """The median of an operation of stock TinyDB, within its time."""
    times: list[float] = []
    while len(times) < 3 or (sum(times) < _STOCK_SECONDS * 1000 and len(times) < _REPEATS):
        times.append(measured(call, len(times) + 1))
    return statistics.median(times)


def commit_cpu(storage: JournalStorage) -> dict[str, float]:
    """Processor time of a commit without the wait, in microseconds: the best of five hundreds."""
    table = RecordTable(storage, "annotations")
    calls: dict[str, Call] = {
        "insert": lambda turn: table.insert(record(turn)),
        "put": lambda turn: table.put(f"r{turn}", record(turn)),
        "update": lambda turn: table.update({"body": f"again {turn}"}, doc_ids=[f"r{turn}"]),  # type: ignore[list-item] # ids are strings here
    }
    result = {}
    for name, call in calls.items():
        hundreds = []
        for hundred in range(5):
            started = time.process_time()
            for turn in range(hundred * 100 + 1, hundred * 100 + 101):
                call(turn)
            hundreds.append((time.process_time() - started) * 10_000)
        result[name] = round(min(hundreds), 1)
    return result


_OPENING = """
import json, sys, time
from store.database.storage import JournalStorage
import tempfile
def resident():
    return int(open("/proc/self/statm").read().split()[1]) * 4096 / 1e6
JournalStorage(tempfile.mkdtemp()).close()
before, started = resident(), time.process_time()
storage = JournalStorage(sys.argv[1])
print(json.dumps({"open_cpu_ms": (time.process_time() - started) * 1000, "memory_mb": resident() - before}))
"""


def opening(folder: Path) -> dict[str, float]:
    """Processor time and memory of opening a store, in a process of its own: the best of three."""
    found = []
    for _ in range(3):
        done = subprocess.run([sys.executable, "-c", _OPENING, str(folder)], capture_output=True, check=True)
        found.append(json.loads(done.stdout))
    return {name: round(min(one[name] for one in found), 1) for name in found[0]}


def compacting(storage: JournalStorage) -> dict[str, float]:
    """How long a compaction takes, and how long it holds the lock, in milliseconds: medians of five."""
    held, whole = [], []
    for _ in range(5):
        started = time.perf_counter()
        storage.moment()
        held.append((time.perf_counter() - started) * 1000)
        started = time.perf_counter()
        compact(storage)
        whole.append((time.perf_counter() - started) * 1000)
    return {"lock_held_ms": round(statistics.median(held), 2), "whole_ms": round(statistics.median(whole), 1)}


def of_size(folder: Path, size: int) -> dict[str, object]:
    """Everything at one number of records."""
    ours, lite = Ours(folder / "ours", size), Sqlite(folder, size)
    stock = Stock(folder, size).calls(size) if size <= 100_000 else {}
    times = compared(ours.calls(size), lite.calls(size), stock)
    compaction = compacting(ours.storage)
    ours.storage.close()
    report: dict[str, object] = {"records": size, "ms": times, "compaction": compaction, **opening(folder / "ours")}
    unsynced = JournalStorage(folder / "ours", disk=Unsynced())
    report["commit_cpu_us"] = commit_cpu(unsynced)
    unsynced.close()
    report["file_mb"] = round(sum(path.stat().st_size for path in (folder / "ours").glob("snap-*")) / 2e6, 1)
    report["commit / sqlite"] = round(times["insert"]["ours"] / times["insert"]["sqlite"], 2)
    if "stock" in times["insert"]:
        report["stock / commit"] = round(times["insert"]["stock"] / times["insert"]["ours"], 1)
    return report


def main() -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000,100000", help="numbers of records, with commas between")
    parser.add_argument("--folder", type=Path, help="where to write; else the system's temporary folder")
    parser.add_argument("--gold", help="not needed here; taken so that all benchmarks are called alike")
    given = parser.parse_args()
    reports = []
    for size in map(int, given.sizes.split(",")):
        with tempfile.TemporaryDirectory(dir=given.folder) as made:
            reports.append(of_size(Path(made), size))
    asked = {
        "commit / sqlite at 100,000": "<= 1.25",
        "stock / commit at 100,000": ">= 80",
        "commit_cpu_us": "<= 60",
        "open_cpu_ms at 100,000": "<= 250",
        "memory_mb at 100,000": "<= 60",
        "lock_held_ms at 100,000": "<= 50",
    }
    sys.stdout.write(json.dumps({"benchmark": "database", "sizes": reports, "asked": asked}, indent=1) + "\n")


if __name__ == "__main__":
    main()
