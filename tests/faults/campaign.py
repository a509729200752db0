"""The whole fault campaign, as long as it is asked to be. Prints a JSON line for each part.

    python tests/faults/campaign.py [--kills N] [--acknowledged N] [--states N] [--workloads N]
                                    [--sizes N] [--damaged N] [--additions N] [--seed N] [--folder DIR]

Without a number each part runs at full length; with some, only those parts run. The folder is for
the parts on a real disk; a filesystem in memory will do, since a kill loses no page of the system's
cache. The first broken promise ends it with a traceback.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.faults import damaged_files, failing_calls, filling_disk, kills, power_cuts, windows

FULL = {
    "states": 100_000,
    "workloads": 100,
    "sizes": 1_000,
    "damaged": 100_000,
    "additions": 10_000,
    "kills": 10_000,
    "acknowledged": 1_000_000,
}
"""The length of every part: disks after power cuts, workloads whose every call fails, sizes of a disk, and so on."""


def main() -> int:
    """Run every part that is asked for and report."""
    given = _arguments()
    asked = {name: getattr(given, name) for name in FULL if getattr(given, name) is not None} or FULL
    with tempfile.TemporaryDirectory(dir=given.folder) as made:
        for name, run in _parts(given.seed, asked, Path(made)).items():
            started = time.monotonic()
            report = {"part": name, "seed": given.seed, **run()}
            sys.stdout.write(json.dumps(report | {"seconds": round(time.monotonic() - started, 1)}) + "\n")
            sys.stdout.flush()
    return 0


def _parts(seed: int, asked: dict[str, int], folder: Path) -> dict[str, Callable[[], dict[str, int]]]:
    """What is to be run, by name; kills are halved between one writer and two."""
    half, acknowledged = asked.get("kills", 0) // 2, asked.get("acknowledged", 0) // 2
    parts: dict[str, tuple[str, Callable[[], dict[str, int]]]] = {
        "power cuts": ("states", lambda: power_cuts.campaign(seed, asked["states"])),
        "failing calls": ("workloads", lambda: failing_calls.campaign(seed, asked["workloads"])),
        "a disk that fills": ("sizes", lambda: filling_disk.campaign(seed, asked["sizes"], folder)),
        "damaged files": ("damaged", lambda: damaged_files.campaign(seed, asked["damaged"])),
        "two windows count": ("additions", lambda: windows.campaign(folder / "sums", asked["additions"] // 4)),
        "one writer killed": ("kills", lambda: kills.campaign(seed, half, folder, acknowledged=acknowledged)),
        "two writers killed": (
            "kills",
            lambda: kills.campaign(seed, half, folder, acknowledged=acknowledged, writers=2),
        ),
    }
    return {name: run for name, (option, run) in parts.items() if option in asked}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, length in FULL.items():
        parser.add_argument(f"--{name}", type=int, metavar="N", help=f"full length: {length:,}")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where the parts on a real disk write; else the system's own")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
