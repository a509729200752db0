"""Articles in many styles, written and annotated for the project: how much of who said what is found, as JSON.

    python tests/benchmarks/styles.py [--out FOLDER]

The articles held-out-* were not shown to those who wrote the rules up to engine version 8; since then the misses in
four (earnings-news, guillemets, hearing, interview-prose) were, so the figures of the others are the honest ones.
For each article of tests/golden/articles, for those held out and for all: F1 of contents (J) and of contents with
their source (triple), and how many of the found have the right speaker, in percent.
Asked of all: J >= 88, triple >= 82, speaker >= 85.
FOLDER (else a temporary one) receives gold.jsonl and pred.jsonl in the form of shared/gold.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from pathlib import Path

from store.extraction.engine import extract
from store.model.claim import Claim, ClaimKind
from tests.golden.cases import FOLDER, Case, read_cases
from tests.golden.comparing import document_of
from tests.golden.locating import gold_row
from tests.golden.scoring import count, figures

Row = dict[str, object]


def attribution_row(claim: Claim) -> Row:
    """One claim in the form of the gold."""
    spans = {"source": claim.source, "cue": claim.cue, "content": claim.content}
    row: Row = {name: [[span.start, span.end] for span in part] for name, part in spans.items()}
    return row | {"speaker": claim.speaker.name, "confidence": claim.confidence, "pattern": claim.pattern}


def predicted_row(case: Case) -> Row:
    """What the extraction makes of an article; the document's own assertions are no attributions."""
    document = document_of(case.text, case.headers.get("format", "txt"))
    if document.text != case.text:
        raise ValueError(f"{case.file}: offsets differ, since the text was changed in reading")
    claims = [claim for claim in extract(document) if claim.kind is not ClaimKind.ASSERTION]
    return {"id": case.file, "text": case.text, "attributions": [attribution_row(claim) for claim in claims]}


def write(folder: Path, name: str, rows: list[Row]) -> None:
    """JSON Lines."""
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / name).write_text(lines, encoding="utf-8")


def main() -> None:
    """Extract, score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, help="not needed: the articles are the project's own")
    parser.add_argument("--out", type=Path, help="folder for gold.jsonl and pred.jsonl")
    folder = parser.parse_args().out or Path(tempfile.mkdtemp(prefix="quoth-styles-"))
    folder.mkdir(parents=True, exist_ok=True)
    cases = [case for path in sorted((FOLDER / "articles").glob("*.txt")) for case in read_cases(path)]
    gold, got = [gold_row(case) for case in cases], [predicted_row(case) for case in cases]
    write(folder, "gold.jsonl", gold)
    write(folder, "pred.jsonl", got)
    counts = {case.file: count(*rows) for case, *rows in zip(cases, gold, got, strict=True)}
    held_out = {name: part for name, part in counts.items() if name.startswith("held-out")}
    report = {
        "benchmark": "styles",
        "articles": {name: figures(part) for name, part in counts.items()},
        "held out": figures(sum(held_out.values(), Counter())),
        "all": figures(sum(counts.values(), Counter())),
    }
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
