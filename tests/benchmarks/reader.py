"""What reading costs, beside the other programs that one could read the same text with, in one run.

Prints JSON. For an invented text of 1 MB, and one of 5 MB with 5,000 claims and 5,000 notes of all sorts in the
store, on a pseudo-terminal of 120 x 40, each figure beside the one that is asked for:

`readers`   quoth and its peers, all from outside: CPU of the whole process from its start until words of the text
            are read from the terminal (ms); a page and a line: from the key to the end of what is shown, and CPU of
            the process; peak memory (MB). Medians. `hello` says what Textual's least app takes on this machine today.
`views`     keys of all kinds in every view (tests/benchmarks/sessions/scenario.py): CPU of the screen's thread from
            the arrival of a key to the frame, wall time from the key to the painted frame. "keys without a frame"
            changed nothing within a second.
`busy`      wall time from key to painted frame while the claims of 5 MB are found, a library of 100,000 sentences is
            indexed and the store is compacted again and again, all in the reader that is read in.
`dense`     views of 5 MB in which every second sentence is a claim (--dense).

--peers installs toolong and frogmouth beside the project first (build/peers). --keep FOLDER keeps the prepared
stores there: they take minutes to make. CPU of single keys is known on Linux only.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path
from typing import Any

sys.path[0] = str(Path(__file__).parents[2])  # not this folder: its encodings.py would be Python's

from tests.benchmarks.peers import readers  # noqa: E402 - see above
from tests.benchmarks.sessions import pressing, stores  # noqa: E402 - the same

ASKED = {
    "first paint of 1 MB, ms CPU": 300,
    "first paint of 5 MB, ms CPU": 360,
    "any key in any view, ms CPU p95": 16,
    "key while busy, ms wall p95": 40,
    "memory at 5 MB, MB": 90,
    "--version, ms CPU": 50,
}
NOTES = 5000
SENTENCES = 100_000


def prepared(kind: str, megabytes: int, folder: Path) -> Path:
    """The folder of a text and its store, made if it is not there."""
    place = folder / f"{kind}-{megabytes}"
    if not (place / "counts.json").exists():
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        counts = stores.made(kind, megabytes, NOTES * megabytes // 5, place)
        (place / "store").rename(place / "made")
        (place / "counts.json").write_text(json.dumps(counts), encoding="utf-8")
    return place


def fresh(place: Path) -> Path:
    """The same folder with the store as it was made: what one run wrote must not be there in the next."""
    shutil.rmtree(place / "store", ignore_errors=True)
    shutil.copytree(place / "made", place / "store")
    return place


def compared(place: Path, runs: int) -> dict[str, dict[str, float]]:
    """Every reader on one text."""
    every = {"quoth": readers.quoth(), **readers.peers()}
    return {name: readers.measure(peer, lambda: fresh(place), runs) for name, peer in every.items()}


def busy(place: Path, seconds: float) -> dict[str, Any]:
    """Keys while everything goes on at once: the claims are not known, and the library has no index."""
    fresh(place)
    for derived in ("cache", "index"):
        shutil.rmtree(place / "store" / derived, ignore_errors=True)
    stores.fill(SENTENCES, place)
    return pressing.busy(place, seconds)


def beside(report: dict[str, Any], figures: dict[str, float]) -> dict[str, Any]:
    """What is asked for beside what was found."""
    asked = {name: {"asked": most, "found": figures[name]} for name, most in ASKED.items() if name in figures}
    return {"benchmark": "reader", "asked and found": asked, **report}


def measured(folder: Path, given: argparse.Namespace) -> dict[str, Any]:
    """The whole report."""
    report: dict[str, Any] = {}
    found: dict[str, float] = {"--version, ms CPU": readers.version()}
    for megabytes in (1, 5):
        place = prepared("sparse", megabytes, folder)
        parts: dict[str, Any] = {"text": json.loads((place / "counts.json").read_text(encoding="utf-8"))}
        table = parts["readers"] = compared(place, given.runs)
        found[f"first paint of {megabytes} MB, ms CPU"] = table["quoth"]["first paint, ms CPU"]
        views = parts["views"] = pressing.views(fresh(place), given.keys)
        found["any key in any view, ms CPU p95"] = views["all keys"]["cpu p95"]
        found["memory at 5 MB, MB"] = views["peak when read, MB"]
        report[f"{megabytes} MB"] = parts
    keys = report["busy"] = busy(prepared("sparse", 5, folder), given.seconds)
    found["key while busy, ms wall p95"] = keys["wall p95"]
    if given.dense:
        report["dense"] = pressing.views(fresh(prepared("dense", 5, folder)), given.keys)
    return beside(report, found)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", help="ignored; every benchmark takes it")
    parser.add_argument("--runs", type=int, default=3, help="of every reader")
    parser.add_argument("--keys", type=int, default=60, help="in every view")
    parser.add_argument("--seconds", type=float, default=30, help="of keys while the reader is busy")
    parser.add_argument("--peers", action="store_true", help="install toolong and frogmouth first")
    parser.add_argument("--dense", action="store_true", help="also a text that is all claims")
    parser.add_argument("--keep", type=Path, help="where the prepared stores stay")
    given = parser.parse_args()
    if given.peers:
        readers.install()
    place = nullcontext(str(given.keep)) if given.keep else tempfile.TemporaryDirectory()
    with place as folder:
        print(json.dumps(measured(Path(folder), given), indent=2))


if __name__ == "__main__":
    main()
