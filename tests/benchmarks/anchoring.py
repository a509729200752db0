"""Are annotations found again after the document changed? Prints JSON.

    anchoring.py CASE --out PRED     one case in the form of shared/gold/anchoring (.json, .json.gz); PRED for score.py
    anchoring.py --gold DIR          every case in DIR/anchoring, and 1,000 annotations in a changed text of 1 MB
    anchoring.py --own SEED          cases of our own, invented from a seed, of twelve kinds of edit

right: IoU >= .9 with the truth; near: >= .5; twin: the same words elsewhere; wrong: other words;
false_anchor: anchored though the text is gone. A lookalike shown as uncertain is what is asked of twins.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from store.annotations.anchoring import Anchoring, describe
from store.model.document import Document
from store.model.selector import Anchor, Certainty
from store.model.span import Span
from store.text.folding import fold
from tests.benchmarks.cases.edited import EDITS, case

Case = dict[str, Any]


def read_case(path: Path) -> Case:
    """A case of the gold."""
    data = path.read_bytes()
    read: Case = json.loads(gzip.decompress(data) if path.suffix == ".gz" else data)
    return read


def predict(one: Case) -> tuple[list[Anchor | None], float]:
    """Where every annotation of a case is found now, and the seconds of CPU that all of them took."""
    old = Document(id="old", title="", source="-", language="und", text=one["old"], blocks=())
    targets = [describe(old, Span(mark["start"], mark["end"])) for mark in one["anns"]]
    began = time.process_time()
    anchoring = Anchoring(one["text"])
    found = [anchoring.anchor(target) for target in targets]
    return found, time.process_time() - began


def plain(found: Sequence[Anchor | None]) -> list[list[int | str] | None]:
    """Predictions as score.py reads them."""
    return [None if one is None else [one.span.start, one.span.end, one.certainty.value] for one in found]


def judged(one: Case, mark: dict[str, Any], anchor: Anchor | None) -> str:
    """What one prediction is worth."""
    truth = mark["truth"]
    if truth is None:
        return "orphan_ok" if anchor is None else "false_anchor"
    if truth == "partial":
        return "partial_left" if anchor is None else "partial_anchored"
    if anchor is None:
        return "missed"
    span = anchor.span
    both = min(truth[1], span.end) - max(truth[0], span.start)
    shared = max(0, both) / (max(truth[1], span.end) - min(truth[0], span.start))
    if shared >= 0.5:
        return "right" if shared >= 0.9 else "near"
    is_same = fold(span.of(one["text"])).text.strip() == fold(mark["exact"]).text.strip()
    return "twin" if is_same else "wrong"


def score(one: Case) -> dict[str, Any]:
    """A case, anchored and counted."""
    found, seconds = predict(one)
    verdicts = [judged(one, mark, anchor) for mark, anchor in zip(one["anns"], found, strict=True)]
    sure = [
        verdict
        for verdict, anchor in zip(verdicts, found, strict=True)
        if anchor and anchor.certainty is Certainty.SURE
    ]
    there = sum(verdict in {"right", "near", "twin", "wrong", "missed"} for verdict in verdicts)
    twins = sum(v == "twin" for v in verdicts) - sum(v == "twin" for v in sure)
    return {
        "all": dict(Counter(verdicts)),
        "sure": dict(Counter(sure)),
        "right": round(verdicts.count("right") / max(1, there), 4),
        "right_or_uncertain_twin": round((verdicts.count("right") + twins) / max(1, there), 4),
        "sure_of_right": round(sure.count("right") / max(1, verdicts.count("right")), 4),
        "sure_and_wrong": sum(sure.count(fault) for fault in ("wrong", "twin", "false_anchor")),
        "cpu_seconds": round(seconds, 3),
    }


def speed() -> dict[str, Any]:
    """A thousand annotations in a changed text of a megabyte."""
    return score(case("mixed", 1, length=1_000_000, count=1000))


def gold(folder: Path) -> dict[str, Any]:
    """Every case of the gold, or that there is none."""
    paths = sorted((folder / "anchoring").glob("*.json.gz")) or sorted(folder.glob("*.json.gz"))
    if not paths:
        return {"skipped": f"no cases in {folder}: the gold is not part of the project"}
    cases = [read_case(path) for path in paths]
    return {one["kind"]: score(one) for one in cases}


def main() -> None:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("case", nargs="?", type=Path, metavar="CASE")
    parser.add_argument("--out", type=Path, metavar="PRED")
    parser.add_argument("--gold", type=Path, metavar="DIR")
    parser.add_argument("--own", type=int, metavar="SEED")
    asked = parser.parse_args()
    report: dict[str, Any] = {"benchmark": "anchoring"}
    if asked.case:
        one = read_case(asked.case)
        if asked.out:
            asked.out.write_text(json.dumps(plain(predict(one)[0])), encoding="utf-8")
        report["case"] = {one["kind"]: score(one)}
    if asked.own is not None:
        report["own"] = {kind: score(case(kind, asked.own)) for kind in EDITS}
    if asked.gold or not (asked.case or asked.own is not None):
        report["gold"] = gold(asked.gold or Path("../shared/gold"))
        report["1 MB, 1,000 annotations"] = speed()
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
