"""How well and how fast: quotations held against their sources.

    python tests/benchmarks/checking.py [--pairs FILE] [--count N] [--seed N] [--out PRED] [--wrong]

Prints JSON. FILE has a row a line, {"id", "quote", "source": text, "kind", "spans": [[start, end], ...]}, and may be
gzipped; without it 2,000 pairs are made from the invented texts of the project.

A place is right if it has at least half of every gold span, and half of it or more lies in gold spans; what was left
out between two spans counts as the better of inside and outside. Where the same words stand twice, either place is
right. Absent quotations have no place to be right about.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from store.checking.check import check
from store.checking.sources import Sources
from store.checking.tokens import keys
from store.model.comparison import Comparison
from tests.benchmarks.cases import misquoted

QUOTATIONS = 1_000
MEGABYTES = 10
Ranges = Sequence[tuple[int, int]]


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a file, gzipped or not."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in data.decode("utf-8").splitlines() if line.strip()]


def made(count: int, seed: int) -> list[dict[str, Any]]:
    """Rows made from the invented texts."""
    return [
        {"id": number, "quote": pair.quote, "source": pair.source, "kind": pair.kind, "spans": pair.spans}
        for number, pair in enumerate(misquoted.pairs(misquoted.texts(), count, seed))
    ]


def compared(pairs: Iterable[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], Comparison]]:
    """Each row with what is made of it; a source that several rows share is prepared once."""
    prepared: dict[str, Sources] = {}
    for pair in pairs:
        if pair["source"] not in prepared:
            if len(prepared) > 50:
                prepared.clear()
            prepared[pair["source"]] = Sources([("", pair["source"])])
        yield pair, check(pair["quote"], prepared[pair["source"]])


def is_place_right(source: str, gold: Ranges, found: Ranges) -> bool:
    """Whether the words were found where they stand."""
    if not found:
        return False
    words = [[word for start, end in ranges for word in keys(source, start, end)] for ranges in (gold, found)]
    hull = [(min(start for start, _ in found), max(end for _, end in found))]
    return words[0] == words[1] or _fits(gold, found) or _fits(gold, hull)


def _fits(gold: Ranges, found: Ranges) -> bool:
    """Whether each gold range is found by half, and half of what was found is gold."""
    here = {offset for start, end in found for offset in range(start, end)}
    inside = {offset for start, end in gold for offset in range(start, end)}
    return 2 * len(here & inside) >= len(here) and all(
        2 * len(here.intersection(range(start, end))) >= end - start for start, end in gold
    )


def quality(results: Sequence[tuple[dict[str, Any], Comparison]]) -> dict[str, object]:
    """Shares of kinds and places that are right, and what was taken for what."""
    confusion = Counter((str(pair["kind"]), found.kind.value) for pair, found in results)
    placed = [(pair, found) for pair, found in results if pair["kind"] != "absent"]
    right = [_is_placed(pair, found) for pair, found in placed]
    kinds = sorted({gold for gold, _ in confusion})
    return {
        "pairs": len(results),
        "kind_right": round(sum(pair["kind"] == found.kind for pair, found in results) / len(results), 4),
        "place_right": round(sum(right) / max(1, len(right)), 4),
        "changed_words_called_verbatim": sum(_is_false_verbatim(pair, found) for pair, found in results),
        "confusion": {kind: {b: n for (a, b), n in sorted(confusion.items()) if a == kind} for kind in kinds},
    }


def _is_placed(pair: dict[str, Any], found: Comparison) -> bool:
    """Whether the place of a pair's quotation is right."""
    return is_place_right(pair["source"], pair["spans"], [(span.start, span.end) for span in found.spans])


def _is_false_verbatim(pair: dict[str, Any], found: Comparison) -> bool:
    """Whether a quotation of which a word was changed, moved or put elsewhere was called verbatim."""
    return found.kind == "verbatim" and pair["kind"] != "verbatim"


def speed(seed: int) -> dict[str, float]:
    """Seconds of the processor for 1,000 quotations, of every kind, against 10 MB of texts that repeat themselves."""
    library = [*_library(MEGABYTES * 1_000_000)]
    quotes = [pair.quote for pair in misquoted.pairs([text for _, text in library[:40]], QUOTATIONS, seed)]
    start = time.process_time()
    sources = Sources(library)
    prepared = time.process_time()
    kinds = Counter(check(quote, sources).kind.value for quote in quotes)
    end = time.process_time()
    return {
        "megabytes": round(sum(len(text.encode()) for _, text in library) / 1e6, 1),
        "quotations": len(quotes),
        "preparing_seconds": round(prepared - start, 2),
        "checking_seconds": round(end - prepared, 2),
        "seconds": round(end - start, 2),
        **kinds,
    }


def _library(size: int) -> Iterator[tuple[str, str]]:
    """Texts of so many code points in all: the invented ones, then copies of them in which words are others."""
    texts = misquoted.texts()
    copy = 0
    while size > 0:
        for number, text in enumerate(texts):
            words = text.split(" ")
            if copy:
                words[copy % 3 :: 3] = [
                    f"{word[:-1]}{copy}" if len(word) > 6 else word for word in words[copy % 3 :: 3]
                ]
            size -= len(text)
            yield f"{copy}-{number}", " ".join(words)
        copy += 1


def main() -> None:
    """Measure what the command line names and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, help="a row a pair: what was found")
    parser.add_argument("--wrong", action="store_true", help="list the pairs that were not right")
    parser.add_argument("--gold", help="not used; every benchmark is given it")
    options = parser.parse_args()
    results = list(compared(rows(options.pairs) if options.pairs else made(options.count, options.seed)))
    if options.out:
        options.out.write_text("".join(f"{json.dumps(_told(*result))}\n" for result in results), encoding="utf-8")
    report: dict[str, object] = {"benchmark": "checking", **quality(results), "speed": speed(options.seed)}
    if options.wrong:
        report["wrong"] = [
            {**_told(pair, found), "quote": pair["quote"], "gold": [pair["kind"], pair["spans"]]}
            for pair, found in results
            if pair["kind"] != found.kind or (pair["kind"] != "absent" and not _is_placed(pair, found))
        ]
    print(json.dumps(report, indent=1, ensure_ascii=False))


def _told(pair: dict[str, Any], found: Comparison) -> dict[str, object]:
    """What was found for a pair, as a row."""
    spans = [[span.start, span.end] for span in found.spans]
    return {"id": pair.get("id"), "kind": found.kind.value, "spans": spans, "score": round(found.score, 3)}


if __name__ == "__main__":
    main()
