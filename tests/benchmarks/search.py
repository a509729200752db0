"""How well, how fast and how large: search over sentences, with half-remembered queries whose answer is known.

    python tests/benchmarks/search.py --sentences FILE --queries FILE [--out PRED] [--peers] [--every N]
    python tests/benchmarks/search.py --gold DIR

Prints JSON. FILE may be gzipped: sentences one a line; queries JSON Lines of {"cls", "target", "q"}. PRED gets one
row a query, {"hits": [line number, ...]}. --peers runs fzf, SQLite FTS5 and plain RapidFuzz on the same data in the
same run, on 100 of the queries: they are slow. --every N asks one query of N. "asked" beside "measured" is what issue
7 asks for at 10,000, 100,000 and 1,000,000 sentences (more_sentences.py makes a million of fewer). Times are in
milliseconds, both of the wall and of the processor: on a busy machine only the latter says something. "yardstick_ms"
is what a fixed loop took in the same run.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from statistics import fmean, median

sys.path.insert(0, str(Path(__file__).parents[2]))

from store.model.span import Span
from store.search.index import Index
from store.search.passages import Passage, Unit
from store.search.saving import load, save
from tests.benchmarks.asked_of_search import compared
from tests.benchmarks.peers.search_engines import peers

CORE = ("shuffled", "typo1", "typo2", "inflect", "mixed", "literal", "littypo", "speaker")
LIMIT = 10
PEER_QUERIES, TYPED_QUERIES = 100, 50
ADDED = 40

Search = Callable[[str], list[int]]
Query = dict[str, str]


def lines(path: Path) -> list[str]:
    """The lines of a file, gzipped or not."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return data.decode("utf-8").split("\n")


def passages(sentences: Sequence[str], starts: Sequence[int]) -> Iterator[Passage]:
    """Each line as a sentence of one large document, known by where it starts."""
    for start, line in zip(starts, sentences, strict=True):
        yield Passage(document="lines", span=Span(start, start + len(line)), kind="sentence", text=line)


def timed(search: Search, queries: Sequence[str]) -> tuple[list[list[int]], dict[str, dict[str, float]]]:
    """What queries find, and the milliseconds that they take, one after the other."""
    found, wall, processor = [], [], []
    for query in queries:
        start, worked = time.perf_counter(), time.process_time()
        found.append(search(query))
        wall.append((time.perf_counter() - start) * 1000)
        processor.append((time.process_time() - worked) * 1000)
    return found, {"wall_ms": spread(wall), "processor_ms": spread(processor)}


def spread(times: Sequence[float]) -> dict[str, float]:
    """Median, 95th of a hundred, worst."""
    rising = sorted(times)
    middle, high = median(rising), rising[int(len(rising) * 0.95)]
    return {"median": round(middle, 2), "p95": round(high, 2), "max": round(rising[-1], 2)}


def rates(sentences: Sequence[str], queries: Sequence[Query], found: Sequence[Sequence[int]]) -> dict[str, object]:
    """hit@1, hit@5 and MRR by kind of query and over the core kinds."""
    ranks: dict[str, list[int | None]] = {}
    for query, hits in zip(queries, found, strict=True):
        target = int(query["target"])
        rank = next((k for k, hit in enumerate(hits) if hit == target or sentences[hit] == sentences[target]), None)
        ranks.setdefault(query["cls"], []).append(rank)
    core = [rank for kind in CORE for rank in ranks.get(kind, [])]
    return {kind: share(some) for kind, some in [*ranks.items(), ("core", core)] if some}


def share(ranks: Sequence[int | None]) -> dict[str, float]:
    """Shares of queries whose answer came first, and among the first five; the mean of 1 / rank."""
    hits = {f"hit@{k}": round(fmean(rank is not None and rank < k for rank in ranks), 4) for k in (1, 5)}
    return hits | {"MRR": round(fmean(0.0 if rank is None else 1 / (rank + 1) for rank in ranks), 4)}


def sampled(queries: Sequence[Query], count: int) -> list[Query]:
    """Some of the queries, of all kinds: every so manieth would be of one kind, as they come in turns."""
    return random.Random(1).sample(queries, min(count, len(queries)))  # noqa: S311 - the same each time, and no secret


def keystrokes(queries: Sequence[Query]) -> list[str]:
    """Some queries, typed letter by letter."""
    some = sampled(queries, TYPED_QUERIES)
    return [query["q"][: end + 1] for query in some for end in range(len(query["q"]))]


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The least processor time of some runs."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def yardstick() -> int:
    """A loop whose time says how fast the machine is just now."""
    return sum(number & 7 for number in range(1_000_000))


def costs(sentences: Sequence[str], starts: Sequence[int]) -> dict[str, float]:
    """Building, adding, saving, loading, memory."""
    tracemalloc.start()
    index = Index(passages(sentences, starts))
    memory = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    build = seconds(lambda: Index(passages(sentences, starts)), 2)
    text = sum(len(line.encode("utf-8")) for line in sentences)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index"
        save(index.collection, path)
        size = path.stat().st_size
        loading = seconds(lambda: load(path))
    chosen = random.Random(1)  # noqa: S311 - which sentences make a new document is no secret

    def add() -> None:
        some = chosen.sample(sentences, ADDED)
        places = [0, *accumulate(len(line) + 1 for line in some)][:-1]
        index.add(passages(some, places), Unit(document=f"new {chosen.random()}"))

    added = sorted(seconds(add, 1) for _ in range(50))
    return {
        "build_s": round(build, 2),
        "add_40_ms_median": round(added[25] * 1000, 2),
        "add_40_ms_p95": round(added[47] * 1000, 2),
        "load_ms": round(loading * 1000, 1),
        "bytes_a_sentence_in_memory_beyond_text": round((memory - text) / len(sentences), 1),
        "bytes_a_sentence_on_disk_beyond_text": round((size - text) / len(sentences), 1),
    }


def measure(files: tuple[Path, Path], out: Path | None, *, every: int, with_peers: bool) -> dict[str, object]:
    """All figures for one set of sentences."""
    sentences = lines(files[0])
    queries: list[Query] = [json.loads(line) for line in lines(files[1]) if line]
    queries = queries if every == 1 else sampled(queries, len(queries) // every)
    starts = [0, *accumulate(len(line) + 1 for line in sentences)][:-1]
    number = {start: at for at, start in enumerate(starts)}
    index = Index(passages(sentences, starts))

    def search(query: str) -> list[int]:
        return [number[hit.passage.span.start] for hit in index.search(query, LIMIT)]

    found, times = timed(search, [query["q"] for query in queries])
    if out:
        out.write_text("".join(json.dumps({"hits": hits}) + "\n" for hits in found), encoding="utf-8")
    report: dict[str, object] = {
        "sentences": len(sentences),
        "queries": len(queries),
        "yardstick_ms": round(seconds(yardstick) * 1000, 1),
        "rates": rates(sentences, queries, found),
        "query": times,
        "keystroke": timed(search, keystrokes(queries))[1],
    }
    if with_peers:
        report["peers"] = beside(sentences, sampled(queries, PEER_QUERIES))
    report |= costs(sentences, starts)
    return {"asked": compared(report)} | report


def beside(sentences: Sequence[str], queries: Sequence[Query]) -> dict[str, object]:
    """The peers' figures for some of the queries."""
    report: dict[str, object] = {}
    for name, search in peers(sentences).items():
        found, times = timed(search, [query["q"] for query in queries])
        report[name] = {"queries": len(queries), "core": dict(rates(sentences, queries, found)).get("core"), **times}
    return report


def main() -> None:
    """Measure what the command line names and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=Path)
    parser.add_argument("--queries", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--gold", type=Path, help="folder with search/sentences-*.txt.gz and search/queries.jsonl.gz")
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--every", type=int, default=1)
    options = parser.parse_args()
    folder = (options.gold or Path("../shared/gold")) / "search"
    queries = options.queries or folder / "queries.jsonl.gz"
    found = sorted(folder.glob("sentences-*.txt.gz"), key=lambda path: path.stat().st_size)
    files = [options.sentences] if options.sentences else found
    missing = [str(path) for path in (*files, queries) if not path.exists()]
    if missing or not files:
        reason = f"SKIPPED, nothing was measured: no {' and no '.join(missing) or f'sentences in {folder}'}"
        print(json.dumps({"benchmark": "search", "skipped": reason}))
        return
    reports = [measure((each, queries), options.out, every=options.every, with_peers=options.peers) for each in files]
    print(json.dumps({"benchmark": "search", "runs": reports}, indent=1))


if __name__ == "__main__":
    main()
