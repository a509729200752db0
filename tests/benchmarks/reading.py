"""How well articles and quotations are found in saved pages and PDFs, and what that costs.

    python tests/benchmarks/reading.py [--gold DIR] [--articles OUT] [--pdf OUT]

Prints JSON. DIR holds articles/pages.tar.xz with articles/truth.jsonl.gz, and pdf/*.pdf with their text in pdf/*.txt.
OUT gets one JSON line a file, {"file", "text"}, for a scorer. Times are CPU milliseconds of the reading itself, without
the start of a worker, which `worker_start_ms` gives once.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
import tarfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean, median

sys.path.insert(0, str(Path(__file__).parents[2]))

from store.errors import UnreadableDocument
from store.reading import html, pdf
from store.reading.content import Content
from store.reading.formats import Format
from store.reading.worker import Worker

QUOTATION = 12
"""Words of a quotation that is looked for."""
QUOTATIONS = 150
"""Of them a file."""


def words(text: str) -> list[str]:
    """The words of a text, lower case."""
    return re.findall(r"\w+", text.lower())


def shingles(text: str) -> list[tuple[str, ...]]:
    """Four words in a row, each."""
    found = words(text)
    return [tuple(found[i : i + 4]) for i in range(max(1, len(found) - 3))] if found else []


def overlap(gold: Sequence[object], got: Sequence[object]) -> tuple[float, float]:
    """Precision and recall of one bag of things against another."""
    both = sum((Counter(gold) & Counter(got)).values())
    return both / max(1, len(got)), both / max(1, len(gold))


def f1(precision: float, recall: float) -> float:
    """Their harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def flat(text: str) -> str:
    """White space made single."""
    return " ".join(text.split())


def timed(
    read: Iterator[tuple[str, bytes]], reader: object, out: Path | None
) -> tuple[dict[str, Content], list[float]]:
    """What a reader makes of each file, and the milliseconds each took."""
    found, times = {}, []
    for name, data in read:
        start = time.process_time()
        try:
            found[name] = reader(data)  # type: ignore[operator] # a function of a format's module
        except UnreadableDocument:
            continue
        finally:
            times.append((time.process_time() - start) * 1000)
    if out:
        rows = (json.dumps({"file": name, "text": content.text}) for name, content in found.items())
        out.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return found, times


def pages_of(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The saved pages of the gold set."""
    with tarfile.open(folder / "pages.tar.xz") as archive:
        for member in archive:
            if file := archive.extractfile(member) if member.isfile() else None:
                yield member.name.removeprefix("./"), file.read()


def articles(folder: Path, out: Path | None) -> dict[str, object]:
    """How well the article of a page is found: phrases, bodies, and against a browser's reader mode."""
    found, times = timed(pages_of(folder), html.read, out)
    truth = gzip.decompress((folder / "truth.jsonl.gz").read_bytes()).decode().splitlines()
    phrases, bodies, reader = Counter[str](), [], []
    for row in map(json.loads, truth):
        text = found[row["file"]].text if row["file"] in found else ""
        if row["set"] == "chunks":
            right = sum(flat(phrase) in flat(text) for phrase in row["with"])
            phrases["right"] += right
            phrases["missed"] += len(row["with"]) - right
            phrases["wrong"] += sum(flat(phrase) in flat(text) for phrase in row["without"])
        elif row["set"] == "bodies":
            bodies.append(overlap(shingles(row["text"]), shingles(text)))
        elif row["html"].strip():
            reader.append(f1(*overlap(words(re.sub(r"<[^>]+>", " ", row["html"])), words(text))))
    right = phrases["right"]
    return {
        "pages": len(times),
        "phrases_f1": round(f1(right / (right + phrases["wrong"]), right / (right + phrases["missed"])), 4),
        "bodies_f1": round(f1(mean(p for p, _ in bodies), mean(r for _, r in bodies)), 4),
        "reader_f1": round(mean(reader), 4),
        **milliseconds(times),
    }


def milliseconds(times: Sequence[float]) -> dict[str, float]:
    """Median and 95th percentile."""
    return {"median_ms": round(median(times), 1), "p95_ms": round(sorted(times)[int(len(times) * 0.95)], 1)}


def pdfs(folder: Path, out: Path | None) -> dict[str, object]:
    """Share of quotations of the true text that the extracted text holds word for word, by number of columns."""
    files = sorted(folder.glob("*.pdf"))
    found, times = timed(((path.name, path.read_bytes()) for path in files), pdf.read, out)
    right, tried = defaultdict[str, int](int), defaultdict[str, int](int)
    for path in files:
        chance = random.Random(path.name)  # noqa: S311 - the same quotations every time is what is wanted
        text = flat(found[path.name].text) if path.name in found else ""
        truth = path.with_suffix(".txt").read_text(encoding="utf-8")
        paragraphs = [p.split() for p in re.split(r"\n\s*\n", truth) if len(p.split()) > QUOTATION + 2]
        for _ in range(QUOTATIONS):
            paragraph = chance.choice(paragraphs)
            start = chance.randrange(len(paragraph) - QUOTATION)
            tried[path.name[:2]] += 1
            right[path.name[:2]] += " ".join(paragraph[start : start + QUOTATION]) in text
    pages = sum(len(content.pages) for content in found.values())
    return {
        "files": len(files),
        "found": {kind: round(right[kind] / tried[kind], 4) for kind in sorted(tried)},
        "pages_per_cpu_second": round(pages / (sum(times) / 1000)),
    }


def worker_start() -> float:
    """Milliseconds from asking the worker for a small page to its answer."""
    start = time.perf_counter()
    Worker().read(b"<html><body><p>One sentence stands here.</p></body></html>", Format.HTML, None)
    return round((time.perf_counter() - start) * 1000)


def main() -> None:
    """Measure what is there and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--articles", type=Path, help="write the text of each page here")
    parser.add_argument("--pdf", type=Path, help="write the text of each PDF here")
    options = parser.parse_args()
    report: dict[str, object] = {"benchmark": "reading", "worker_start_ms": worker_start()}
    for name, measure, out in (("articles", articles, options.articles), ("pdf", pdfs, options.pdf)):
        folder = options.gold / name
        report[name] = measure(folder, out) if folder.is_dir() else {"skipped": f"no folder {name} in the gold given"}
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
