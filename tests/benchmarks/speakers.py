"""How often the right speaker is named, given attributions that are right: one JSON object on standard output.

    python tests/benchmarks/speakers.py GOLD [--wrong]
    python tests/benchmarks/speakers.py --gold DIR

GOLD is a file of JSON Lines (.gz too) with "id", "text" and "attributions" that have a "speaker"; what counts
as the same name is said by the `score.py` beside it. DIR is a folder with `attribution/`. `--wrong` lists the errors.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from store.extraction.language import language_of
from store.extraction.speakers.resolving import resolve
from store.model.attribution import Attribution, AttributionClass, AttributionKind
from store.model.claim import Speaker
from store.model.span import Span

Row = dict[str, Any]


def main() -> int:
    """Measure what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, help="a gold file")
    parser.add_argument("--gold", type=Path, help="a folder with attribution/")
    parser.add_argument("--wrong", action="store_true", help="list what is wrong")
    arguments = parser.parse_args()
    folder = (arguments.gold or Path("gold")) / "attribution"
    files = [arguments.file] if arguments.file else sorted({*folder.glob("*.jsonl"), *folder.glob("*.jsonl.gz")})
    with_speakers = [file for file in files if any(_has_speaker(row) for row in _rows(file))]
    if not with_speakers:
        print(json.dumps({"skipped": f"{folder} is not there, or nothing in it names speakers"}))
        return 0
    results = {file.name: measure(file, is_listing=arguments.wrong) for file in with_speakers}
    print(json.dumps(results, indent=1, ensure_ascii=False))
    return 0


def measure(path: Path, *, is_listing: bool) -> Row:
    """Counts by kind of source, the shares that the scorer calls acc|named and acc|matched, and the speed."""
    scorer = _scorer(path.parent)
    counts: Counter[tuple[str, str]] = Counter()
    wrong: list[str] = []
    seconds, words = 0.0, 0
    for row in _rows(path):
        given = [one for one in row["attributions"] if one["content"]]
        attributions = [_attribution(scorer, row["text"], one) for one in given]
        start = time.process_time()
        speakers = resolve(row["text"], attributions, language_of(row["text"]))
        seconds += time.process_time() - start
        words += len(row["text"].split())
        for one, speaker in zip(given, speakers, strict=True):
            if one.get("speaker") and not _count(scorer, row["text"], one, speaker, counts):
                wrong.append(f"{row['id']}: {one['speaker']} is {speaker.name}: {speaker.reason}")
    kinds = sorted({kind for kind, _ in counts} - {"all"})
    result: Row = {
        "named right": _share(counts, "all", "named"),
        "right": _share(counts, "all", "asked"),
        "kinds (right/named/asked)": {
            kind: "/".join(str(counts[kind, what]) for what in ("right", "named", "asked")) for kind in kinds
        },
        "words per second": round(words / max(seconds, 1e-9)),
    }
    return result | ({"wrong": wrong} if is_listing else {})


def _count(scorer: ModuleType, text: str, one: Row, speaker: Speaker, counts: Counter[tuple[str, str]]) -> bool:
    """Count one attribution; whether it is right."""
    source = " ".join(text[start:end] for start, end in one["source"]).lower()
    kind = "he, she" if source in {"he", "she", "er", "sie"} else str(scorer.source_kind(text, one["source"]))
    is_right = bool(scorer.same_name(one["speaker"], speaker.name))
    for name in ("all", kind):
        counts[name, "asked"] += 1
        counts[name, "named"] += speaker.name is not None
        counts[name, "right"] += is_right
    return is_right


def _share(counts: Counter[tuple[str, str]], kind: str, of: str) -> float:
    return round(counts[kind, "right"] / max(counts[kind, of], 1), 3)


def _attribution(scorer: ModuleType, text: str, one: Row) -> Attribution:
    """An attribution of the gold as the extraction would have it."""
    return Attribution(
        source=_spans(one["source"]),
        cue=_spans(one["cue"]),
        content=_spans(one["content"]),
        kind=AttributionKind(scorer.qtype(text, one["content"])),
        category=AttributionClass.STATEMENT,
        pattern="gold",
    )


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def _has_speaker(row: Row) -> bool:
    return any(one.get("speaker") for one in row["attributions"])


def _rows(path: Path) -> Iterator[Row]:
    """The rows of a file of JSON Lines."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _scorer(folder: Path) -> ModuleType:
    """The scorer that lies beside the gold."""
    sys.path.insert(0, str(folder))
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    raise SystemExit(main())
