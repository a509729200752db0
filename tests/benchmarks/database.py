"""What a change costs that survives a power cut: ours, stock TinyDB, SQLite (WAL, synchronous=FULL). Prints JSON.

    database.py [--sizes 1000,10000,100000] [--folder DIR]

The three take turns, change by change, on one disk in one run, so that they share its moods. Times are
medians in milliseconds of the wall clock, where "cpu" does not say otherwise. TinyDB as it comes is left
out above 100,000 records, where one change takes longer than a second.
"""

from __future__ import annotations

import argparse
import json
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from tests.benchmarks.stores.peers import Ours, Peer, Sqlite, Stock, record
from tests.benchmarks.stores.peers import unsynced as without_sync

_DOCUMENTS = 500
"""The records are spread over that many documents; an indexed query finds those of one."""
_TURNS = {"ours": 300, "sqlite": 300, "stock": 3}
_STOCK_MOST = 100_000


def benchmark(folder: Path, size: int) -> dict[str, Any]:
    """Every measure at one size."""
    random = Random(size)  # noqa: S311 - the same records each time
    rows = {f"{number:026d}": record(random, number % _DOCUMENTS) for number in range(size)}
    ours = Ours(folder / "ours", rows)
    peers: dict[str, Peer] = {"ours": ours, "sqlite": Sqlite(folder / "sqlite.db", rows)}
    if size <= _STOCK_MOST:
        peers["stock"] = Stock(folder / "stock.json", rows)
    found = in_turns(peers, list(rows), random)
    found["ours"] |= ours.compaction()
    for peer in peers.values():
        peer.close()
    report: dict[str, Any] = {"records": size, **found}
    report["ours"] |= child(folder / "ours", size) | {"cpu_us_per_commit_without_sync": without_sync(folder, rows)}
    report["commit_to_sqlite"] = round(found["ours"]["insert"] / found["sqlite"]["insert"], 3)
    if "stock" in found:
        report["faster_than_stock"] = round(found["stock"]["insert"] / found["ours"]["insert"], 1)
    return report


def in_turns(peers: dict[str, Peer], keys: list[str], random: Random) -> dict[str, dict[str, float]]:
    """Every operation, the peers taking turns; medians in milliseconds."""
    operations: dict[str, Callable[[Peer, int], object]] = {
        "insert": lambda peer, turn: peer.insert(f"new{turn:023d}", record(random, turn % _DOCUMENTS)),
        "update": lambda peer, turn: peer.update(keys[turn * 7 % len(keys)], turn),
        "get": lambda peer, turn: peer.get(keys[turn * 11 % len(keys)]),
        "indexed query": lambda peer, turn: peer.of_document(turn % _DOCUMENTS),
        "scan query": lambda peer, turn: peer.scan(f"w{turn}") if turn < 5 else None,
        "delete": lambda peer, turn: peer.delete(keys[turn]),
    }
    found: dict[str, dict[str, float]] = {name: {} for name in peers}
    for operation, run in operations.items():
        for name, times in turns(peers, run).items():
            few = times[:5] if operation == "scan query" else times
            found[name][operation] = round(1000 * median(few), 4)
    return found


def turns(peers: dict[str, Peer], run: Callable[[Peer, int], object]) -> dict[str, list[float]]:
    """Seconds of each turn of each peer."""
    times: dict[str, list[float]] = {name: [] for name in peers}
    for turn in range(max(_TURNS.values())):
        for name, peer in peers.items():
            if turn < _TURNS[name]:
                began = time.perf_counter()
                run(peer, turn)
                times[name].append(time.perf_counter() - began)
    return times


def child(folder: Path, size: int) -> dict[str, float]:
    """What a fresh process pays for opening a store: CPU, and memory above the empty process."""
    command = [sys.executable, __file__, "--open", str(folder), "--expect", str(size)]
    best: dict[str, float] = {}
    for _ in range(3):
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        read: dict[str, float] = json.loads(done.stdout)
        best = {key: min(value, best.get(key, value)) for key, value in read.items()}
    return best


def open_store(folder: Path, size: int) -> dict[str, float]:
    """Open a store; run in a process of its own."""
    from store.database.database import Database

    before, began = memory(), time.process_time()
    with Database.open(folder) as database:
        cpu = time.process_time() - began
        held = memory() - before
        count = len(database.table("annotations"))
    if abs(count - size) > max(_TURNS.values()):
        raise AssertionError(f"{count} records in place of about {size}")
    return {"open_cpu_ms": round(1000 * cpu, 1), "memory_mb": round(held / 1e6, 1)}


def memory() -> int:
    """Bytes of memory that this process holds now, or held at most where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return pages * resource.getpagesize()


def run_all(sizes: Iterable[int], folder: Path | None) -> dict[str, Any]:
    """Every size, in folders that are removed afterwards."""
    results = []
    for size in sizes:
        with tempfile.TemporaryDirectory(dir=folder) as made:
            results.append(benchmark(Path(made), size))
    return {"benchmark": "database", "sqlite": sqlite3.sqlite_version, "results": results}


def main() -> None:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--folder", type=Path, help="on the disk to measure; else the system's own for such things")
    parser.add_argument("--gold", help="not needed here")
    parser.add_argument("--open", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--expect", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.open:
        print(json.dumps(open_store(asked.open, asked.expect)))
        return
    print(json.dumps(run_all([int(size) for size in asked.sizes.split(",")], asked.folder), indent=1))


if __name__ == "__main__":
    main()
