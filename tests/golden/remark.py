"""Bring the xfail marks of the golden cases up to date with the engine.

    python tests/golden/remark.py [--check]

A case that passes loses its mark; one that fails gets one, with the cause as far as it can be told, for a person to
better. A mark that is right stays as it is. With --check nothing is written, only listed.
"""

from __future__ import annotations

import argparse
import sys

from tests.golden.cases import FOLDER, Case, all_cases
from tests.golden.comparing import differences
from tests.golden.diagnosing import causes


def mark(case: Case) -> str | None:
    """The mark that the case should have; None for one that passes."""
    rows = differences(case)
    return case.headers.get("xfail") or "; ".join(causes(rows)) if rows else None


def remarked(text: str, case: Case, reason: str | None) -> str:
    """The text of the case's file with `reason` in its header, or without a mark."""
    head, name, tail = text.partition(f"=== {case.name}\n")
    if "xfail" in case.headers:
        old = f"xfail: {case.headers['xfail']}\n"
        before, _, after = tail.partition(old)
        tail = before + after
    return head + name + (f"xfail: {reason}\n" if reason else "") + tail


def main() -> None:
    """Look at every case; rewrite the files of those whose mark is out of date."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing")
    is_dry = parser.parse_args().check
    for case in all_cases():
        reason = mark(case)
        if reason == case.headers.get("xfail"):
            continue
        sys.stdout.write(f"{case.id}: {reason or 'passes now'}\n")
        path = FOLDER / f"{case.file}.txt"
        if not is_dry:
            path.write_text(remarked(path.read_text(encoding="utf-8"), case, reason), encoding="utf-8")


if __name__ == "__main__":
    main()
