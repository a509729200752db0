"""How well the sentences worth checking come first: one JSON object on standard output.

    python tests/benchmarks/checkworthiness.py GOLD [--out SCORES]
    python tests/benchmarks/checkworthiness.py --gold DIR

GOLD is a file of JSON Lines (.gz too) with "id", "text", "label" and, for more than one list to rank, "group".
SCORES receives {"id", "score"} a line, as `score.py --cw` reads it. DIR is a folder with `checkworthy/`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from store.extraction.checkworthiness import worth

Row = dict[str, Any]


def main() -> int:
    """Measure what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, help="a gold file")
    parser.add_argument("--out", type=Path, help="where to write the scores")
    parser.add_argument("--gold", type=Path, help="a folder with checkworthy/")
    arguments = parser.parse_args()
    if arguments.file is not None:
        print(json.dumps(measure(arguments.file, arguments.out), indent=1))
        return 0
    folder = (arguments.gold or Path("gold")) / "checkworthy"
    files = sorted({*folder.glob("*.jsonl"), *folder.glob("*.jsonl.gz")})
    if not files:
        print(json.dumps({"skipped": f"{folder} is not there"}))
        return 0
    print(json.dumps({file.name: measure(file, None) for file in files}, indent=1))
    return 0


def measure(path: Path, out: Path | None) -> Row:
    """Average precision, its mean over the groups, the share of worthy ones at the top, and the speed."""
    rows = list(_rows(path))
    start = time.process_time()
    scores = [worth(row["text"]).score for row in rows]
    seconds = time.process_time() - start
    if out is not None:
        lines = [json.dumps({"id": row["id"], "score": score}) for row, score in zip(rows, scores, strict=True)]
        out.write_text("\n".join(lines) + "\n", "utf-8")
    groups: dict[str, list[tuple[float, int]]] = {}
    for row, score in zip(rows, scores, strict=True):
        groups.setdefault(row.get("group", "all"), []).append((score, row["label"]))
    ranked = [sorted(group, key=lambda pair: -pair[0]) for group in groups.values()]
    return {
        "sentences": len(rows),
        "worthy": sum(row["label"] for row in rows),
        "average precision": round(mean(average_precision([label for _, label in group]) for group in ranked), 4),
        "precision at 50": round(mean(mean(label for _, label in group[:50]) for group in ranked), 4),
        "words per second": round(sum(len(row["text"].split()) for row in rows) / max(seconds, 1e-9)),
    }


def average_precision(labels: list[int]) -> float:
    """The mean, over the worthy ones, of the share of worthy ones down to there."""
    shares: list[float] = []
    for place, label in enumerate(labels, 1):
        if label:
            shares.append((len(shares) + 1) / place)
    return mean(shares) if shares else 0.0


def _rows(path: Path) -> Iterator[Row]:
    """The rows of a file of JSON Lines."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


if __name__ == "__main__":
    raise SystemExit(main())
