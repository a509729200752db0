"""How well, how fast and how large: search over sentences, with half-remembered queries whose answer is known.

    python tests/benchmarks/search.py --sentences FILE --queries FILE [--out PRED] [--peers]
    python tests/benchmarks/search.py --gold DIR

Prints JSON. FILE may be gzipped: sentences one a line; queries JSON Lines of {"cls", "target", "q"}. PRED gets one
row a query, {"hits": [line number, ...]}. --peers runs plain RapidFuzz scorers over all sentences beside it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[2]))

from rapidfuzz import fuzz, process, utils

from store.model.span import Span
from store.search.index import Index
from store.search.passages import Passage

CORE = ("shuffled", "typo1", "typo2", "inflect", "mixed", "literal", "littypo", "speaker")
LIMIT = 10
PEER_QUERIES = 200

Search = Callable[[str], list[int]]


def lines(path: Path) -> list[str]:
    """The lines of a file, gzipped or not."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return data.decode("utf-8").split("\n")


def build(sentences: Sequence[str]) -> Index:
    """An index in which each line is a document of its own, known by its number."""
    return Index(
        Passage(document=str(number), span=Span(0, len(line)), kind="sentence", text=line)
        for number, line in enumerate(sentences)
    )


def searcher(index: Index) -> Search:
    """Queries to line numbers."""
    return lambda query: [int(hit.passage.document) for hit in index.search(query, LIMIT)]


def run(search: Search, queries: Sequence[dict[str, str]]) -> tuple[list[list[int]], list[float]]:
    """The hits of each query and the milliseconds it took."""
    found, times = [], []
    for query in queries:
        start = time.perf_counter()
        found.append(search(query["q"]))
        times.append((time.perf_counter() - start) * 1000)
    return found, times


def rates(
    sentences: Sequence[str], queries: Sequence[dict[str, str]], found: Sequence[Sequence[int]]
) -> dict[str, object]:
    """hit@1 and hit@5 by kind of query and over the core kinds."""
    ranks: dict[str, list[int | None]] = {}
    for query, hits in zip(queries, found, strict=True):
        target = int(query["target"])
        wanted = sentences[target]
        rank = next((k for k, hit in enumerate(hits) if hit == target or sentences[hit] == wanted), None)
        ranks.setdefault(query["cls"], []).append(rank)
    core = [rank for kind in CORE for rank in ranks.get(kind, [])]
    return {kind: share(some) for kind, some in [*ranks.items(), ("core", core)] if some}


def share(ranks: Sequence[int | None]) -> dict[str, float]:
    """Shares of queries whose answer came first, and among the first five."""
    return {f"hit@{k}": round(sum(rank is not None and rank < k for rank in ranks) / len(ranks), 4) for k in (1, 5)}


def latency(times: Sequence[float]) -> dict[str, float]:
    """Milliseconds."""
    rising = sorted(times)
    return {
        "median_ms": round(median(rising), 2),
        "p95_ms": round(rising[int(len(rising) * 0.95)], 2),
        "max_ms": round(rising[-1], 2),
    }


def keystrokes(search: Search, queries: Sequence[dict[str, str]]) -> dict[str, float]:
    """Milliseconds for each letter of some queries, typed one by one."""
    typed = [{"q": query["q"][: end + 1]} for query in queries[::60] for end in range(len(query["q"]))]
    return latency(run(search, typed)[1])


def measure(sentences_file: Path, queries_file: Path, out: Path | None, *, with_peers: bool) -> dict[str, object]:
    """All figures for one set of sentences."""
    sentences = lines(sentences_file)
    queries: list[dict[str, str]] = [json.loads(line) for line in lines(queries_file) if line]
    start = time.perf_counter()
    index = build(sentences)
    seconds = time.perf_counter() - start

    search = searcher(index)
    found, times = run(search, queries)
    if out:
        out.write_text("".join(json.dumps({"hits": hits}) + "\n" for hits in found), encoding="utf-8")
    report: dict[str, object] = {
        "sentences": len(sentences),
        "queries": len(queries),
        "build_seconds": round(seconds, 2),
        "latency": latency(times),
        "keystroke": keystrokes(search, queries),
        "rates": rates(sentences, queries, found),
    }
    if with_peers:
        report["peers"] = peers(sentences, queries[:: max(1, len(queries) // PEER_QUERIES)])
    report["memory_mb"] = memory(sentences)
    return report


def memory(sentences: Sequence[str]) -> float:
    """Megabytes that an index of the sentences takes beyond their text."""
    tracemalloc.start()
    index = build(sentences)
    index.search("memory of what is searched")
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return round(size / 1024 / 1024, 1)


def peers(sentences: Sequence[str], queries: Sequence[dict[str, str]]) -> dict[str, object]:
    """RapidFuzz's own scorers over all sentences, on some of the queries."""
    folded = [utils.default_process(line) for line in sentences]
    figures: dict[str, object] = {}
    for scorer in (fuzz.token_set_ratio, fuzz.WRatio, fuzz.partial_ratio):

        def search(query: str, scorer: Callable[..., float] = scorer) -> list[int]:
            best = process.extract(utils.default_process(query), folded, scorer=scorer, limit=LIMIT)
            return [place for _, _, place in best]

        found, times = run(search, queries)
        figures[scorer.__name__] = {**latency(times), "core": rates(sentences, queries, found)["core"]}
    return figures


def main() -> None:
    """Measure what the command line names and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=Path)
    parser.add_argument("--queries", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--gold", type=Path, help="folder with search/sentences-*.txt.gz and search/queries.jsonl.gz")
    parser.add_argument("--peers", action="store_true")
    options = parser.parse_args()
    if options.sentences and options.queries:
        runs = [(options.sentences, options.queries)]
    else:
        folder = (options.gold or Path("../shared/gold")) / "search"
        files = sorted(folder.glob("sentences-*.txt.gz"), key=lambda path: path.stat().st_size)
        runs = [(path, folder / "queries.jsonl.gz") for path in files]
    if not runs:
        print(json.dumps({"benchmark": "search", "skipped": "no sentences and queries to measure on"}))
        return
    reports = [measure(*files, options.out, with_peers=options.peers) for files in runs]
    print(json.dumps({"benchmark": "search", "runs": reports}, indent=1))


if __name__ == "__main__":
    main()
