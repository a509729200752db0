"""The whole fault campaign, as long as it is asked to be.

    python -m tests.faults.campaign [--scale 1.0] [--folder DIR] [--seed N]

At scale 1: 10,000 kills with 1,000,000 acknowledgements, 100,000 disks after power cuts, every call of
20 workloads failing in four ways, 1,000 capacities of a disk that fills, 100,000 damaged files. The
folder is for the kills; a memory disk will do, since a kill loses no page of the system's cache. Prints JSON.
"""

from __future__ import annotations

import argparse
import errno
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.faults import damaged_files, failing_calls, filling_disk, kills, power_cuts


def main() -> int:
    """Run every part and report; the first broken promise ends it with a traceback."""
    given = _arguments()
    scale, seed = given.scale, given.seed
    with tempfile.TemporaryDirectory(dir=given.folder) as made:
        folder = Path(made)
        parts: dict[str, Callable[[], object]] = {
            "power cuts": lambda: {"states": power_cuts.explore(seed, round(100_000 * scale))},
            "failing calls": lambda: _failing(seed, max(1, round(20 * scale))),
            "disk that fills": lambda: _filling(seed, max(10, round(1000 * scale))),
            "damaged files": lambda: damaged_files.explore(seed, round(100_000 * scale)),
            "one writer killed": lambda: _kills(folder, seed, scale, writers=1),
            "two writers killed": lambda: _kills(folder, seed, scale, writers=2),
        }
        for name, run in parts.items():
            if given.only and given.only not in name:
                continue
            started = time.monotonic()
            report = {"part": name, "seed": seed, "result": run(), "lost": 0}
            sys.stdout.write(json.dumps(report | {"seconds": round(time.monotonic() - started, 1)}) + "\n")
            sys.stdout.flush()
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scale", type=float, default=1.0, help="share of the whole campaign; 2 is twice as long")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where the writers that are killed write; else the system's own")
    parser.add_argument("--only", help="run the parts whose name has this in it")
    return parser.parse_args()


def _failing(seed: int, workloads: int) -> dict[str, int]:
    """Every call of some workloads fails, in four ways."""
    counts = {"calls": 0, "failures": 0, "told": 0}
    for workload in range(seed, seed + workloads):
        calls = failing_calls.calls(workload)
        counts["calls"] += calls
        for failing in range(calls):
            told = [failing_calls.fail(workload, failing, error) for error in failing_calls.FAILURES]
            told.append(failing_calls.fail(workload, failing, errno.ENOSPC, is_short=True))
            counts["failures"] += len(told)
            counts["told"] += sum(told)
    return counts


def _filling(seed: int, capacities: int) -> dict[str, int]:
    """A disk of each of some sizes fills up."""
    needed = filling_disk.needed(seed)
    sizes = range(0, needed, max(1, needed // capacities))
    return {"capacities": len(sizes), "full": sum(filling_disk.fill(seed, size) for size in sizes)}


def _kills(folder: Path, seed: int, scale: float, *, writers: int) -> dict[str, int]:
    """Half of the kills, by one writer at a time or by two at once."""
    wanted = {"kills": round(5_000 * scale), "acknowledged": round(500_000 * scale)}
    counts = kills.campaign(folder, seed, **wanted, writers=writers)
    return {"kills": counts.kills, "acknowledged": counts.acknowledged}


if __name__ == "__main__":
    sys.exit(main())
