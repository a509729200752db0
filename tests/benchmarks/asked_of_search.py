"""What issue 7 asks of the search, beside what was measured."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_BY_SIZE = {10_000: (0.985, 0.998, None), 100_000: (0.945, 0.99, 8.0), 1_000_000: (0.93, 0.975, 15.0)}
"""Sentences -> hit@1, hit@5, milliseconds for 95 of 100 keystrokes."""
_FOR_100_000 = {"build_s": 2.0, "add_40_ms_median": 5.0}
_FOR_ALL = {"load_ms": 200.0, "bytes_a_sentence_in_memory_beyond_text": 300.0}
_FZF, _TIMES = "fzf --filter", 50


def compared(report: Mapping[str, Any]) -> list[dict[str, object]]:
    """Each figure with what is asked for at about so many sentences, and whether it holds."""
    size = next((each for each in _BY_SIZE if abs(report["sentences"] - each) < each / 100), None)
    first, fifth, key = _BY_SIZE[size] if size else (None, None, None)
    rows = [("hit@1", first, report["rates"]["core"]["hit@1"]), ("hit@5", fifth, report["rates"]["core"]["hit@5"])]
    found = [_row(name, asked, got, is_least=True) for name, asked, got in rows if asked]
    if key:
        found += [
            _row(f"keystroke p95, ms of the {clock}", key, report["keystroke"][f"{clock}_ms"]["p95"])
            for clock in ("processor", "wall")
        ]
    most = _FOR_ALL | (_FOR_100_000 if size == 100_000 else {})
    found += [_row(name, asked, report[name]) for name, asked in most.items()]
    if _FZF in report.get("peers", {}):
        times = report["peers"][_FZF]["wall_ms"]["p95"] / report["keystroke"]["wall_ms"]["p95"]
        found.append(_row("times that fzf takes longer, p95, wall", _TIMES, round(times, 1), is_least=True))
    return found


def _row(name: str, asked: float, measured: float, *, is_least: bool = False) -> dict[str, object]:
    """One figure."""
    holds = measured >= asked if is_least else measured <= asked
    return {"figure": name, "asked": f"{'>=' if is_least else '<='} {asked:g}", "measured": measured, "holds": holds}
