"""How well and how fast claims are found: one JSON object on standard output.

    python tests/benchmarks/attribution.py GOLD [--out PRED]
    python tests/benchmarks/attribution.py --gold DIR

GOLD is a file of JSON Lines (.gz too) with "id", "text" and "attributions"; where `score.py` lies beside
it, its figures are printed too. DIR is a folder with `attribution/`; every set in it is measured.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from store.extraction.engine import extract, extract_paragraphs
from store.model.claim import Claim
from store.model.document import Document
from store.model.span import Span


def main() -> int:
    """Measure what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, help="a gold file")
    parser.add_argument("--out", type=Path, help="where to write the predictions")
    parser.add_argument("--gold", type=Path, help="a folder with attribution/")
    arguments = parser.parse_args()
    if arguments.file is not None:
        print(json.dumps(measure(arguments.file, arguments.out), indent=1))
        return 0
    folder = (arguments.gold or Path("gold")) / "attribution"
    if not folder.is_dir():
        print(json.dumps({"skipped": f"{folder} is not there"}))
        return 0
    names = sorted({*folder.glob("*.jsonl"), *folder.glob("*.jsonl.gz")})
    print(json.dumps({name.name: measure(name, None) for name in names if "train" not in name.name}, indent=1))
    return 0


def measure(path: Path, out: Path | None) -> dict[str, Any]:
    """Counts, speed and, where the scorer is there, its figures."""
    rows = list(_rows(path))
    language = "de" if "-de-" in path.name else "en"
    documents = [_document(row, language) for row in rows]
    extract(documents[0])
    start = time.process_time()
    claims = [extract(document) for document in documents]
    seconds = time.process_time() - start
    words = sum(len(document.text.split()) for document in documents)
    predictions = [
        {
            "id": row["id"],
            "text": row["text"],
            "attributions": [_prediction(c) for c in found if c.category is not None],
        }
        for row, found in zip(rows, claims, strict=True)
    ]
    if out is not None:
        lines = (json.dumps(prediction, ensure_ascii=False) + "\n" for prediction in predictions)
        out.write_text("".join(lines), "utf-8")
    result: dict[str, Any] = {
        "documents": len(rows),
        "words": words,
        "claims": sum(len(found) for found in claims),
        "words per second": round(words / max(seconds, 1e-9)),
        "ms to the first claims of 1,000 words": _first_claims(documents),
    }
    scorer = _scorer(path.parent)
    if scorer is not None:
        result.update(_figures(scorer, rows, predictions))
    return result


def _first_claims(documents: Sequence[Document]) -> float:
    """Milliseconds until the first claims of an article of 1,000 words are there, the least of five times."""
    words = " ".join(document.text for document in documents).split(" ")[:1_000]
    article = replace(documents[0], text=" ".join(words))
    times = []
    for _ in range(5):
        start = time.perf_counter()
        next(batch for batch in extract_paragraphs(article) if batch)
        times.append(1_000 * (time.perf_counter() - start))
    return round(min(times), 1)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file of JSON Lines."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _document(row: dict[str, Any], language: str) -> Document:
    """A document of nothing but a text."""
    return Document(id=row["id"], title=row["id"], source="-", language=language, text=row["text"], blocks=())


def _prediction(claim: Claim) -> dict[str, Any]:
    """A claim as the scorer reads it."""
    return {
        "source": _pairs(claim.source),
        "cue": _pairs(claim.cue),
        "content": _pairs(claim.content),
        "speaker": claim.speaker.name,
        "confidence": claim.confidence,
        "pattern": claim.pattern,
        "class": str(claim.category),
    }


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    """Spans as pairs of numbers."""
    return [[span.start, span.end] for span in spans]


def _scorer(folder: Path) -> ModuleType | None:
    """The scorer that lies beside the gold, if one does."""
    path = folder / "score.py"
    if not path.is_file():
        return None
    sys.path.insert(0, str(folder))
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _figures(scorer: ModuleType, rows: list[dict[str, Any]], predictions: list[dict[str, Any]]) -> dict[str, Any]:
    """F1 of all kinds and of the core, and the tier of high confidence."""
    gold = {row["id"]: row for row in rows}
    predicted = {prediction["id"]: prediction for prediction in predictions}
    whole = scorer.evaluate(gold, predicted)
    core = scorer.core(gold, predicted)
    sure = {
        key: {**row, "attributions": [a for a in row["attributions"] if a["confidence"] >= 0.9]}
        for key, row in predicted.items()
    }
    tier = scorer.core(gold, sure)["all"]
    kinds = ("all", "direct", "mixed", "indirect")
    measures = ("exact", "J>=.5", "triple")
    return {
        "F1": {kind: {name: _percent(whole[kind][name][2]) for name in measures} for kind in kinds},
        "core F1": {kind: {name: _percent(core[kind][name][2]) for name in measures} for kind in kinds},
        "core P, R (J)": [_percent(value) for value in core["all"]["J>=.5"][:2]],
        "confidence >= .9": {
            "content precision": _percent(tier["J>=.5"][0]),
            "triple precision": _percent(tier["triple"][0]),
            "core recall": _percent(tier["triple"][1]),
        },
        "source, cue": {
            "source": {k: round(v, 3) for k, v in whole["source|content"].items()},
            "cue": {k: round(v, 3) for k, v in whole["cue|content"].items()},
        },
        "name": whole.get("name"),
    }


def _percent(share: float) -> float:
    """A share as a percentage with one place."""
    return round(100 * share, 1)


if __name__ == "__main__":
    sys.exit(main())
