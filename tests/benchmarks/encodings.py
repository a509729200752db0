"""How many files in old encodings are read as they were written.

    python tests/benchmarks/encodings.py [--gold DIR] [--peers]

Prints JSON. Each text of cases/encodings.tsv is written in every encoding its readers used, whole and cut to a third;
right is what comes out letter for letter. `--peers` asks charset-normalizer alone, too. Nothing is read from DIR.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from store.reading.decoding import decode

WIDE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")
ASIAN = {"Japanese", "Chinese", "Mandarin", "Korean", "Thai"}
CASES = Path(__file__).parent / "cases" / "encodings.tsv"
"""A line a language: its name, the encodings its readers used, a text."""


def files() -> Iterator[tuple[str, str, str, bytes]]:
    """Language, encoding, text and bytes of every file that can be written; of encodings with the same bytes, one."""
    for language, names, whole in (line.split("\t") for line in CASES.read_text(encoding="utf-8").splitlines()):
        for text in (whole, whole[: len(whole) // 3]):
            seen = set()
            for encoding in (*names.split(), *WIDE):
                try:
                    data = text.encode(encoding)
                except UnicodeEncodeError:
                    continue
                if data not in seen and (not data.isascii() or encoding in WIDE or b"\x1b" in data):
                    seen.add(data)
                    yield language, encoding, text, data


def peer(data: bytes) -> str:
    """What charset-normalizer alone makes of some bytes."""
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return str(best) if best is not None else ""


def main() -> None:
    """Read each and count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, help="not used")
    parser.add_argument("--peers", action="store_true")
    options = parser.parse_args()
    tried, right, peers = Counter[str](), Counter[str](), Counter[str]()
    wrong = []
    for language, encoding, text, data in files():
        kind = "wide" if encoding in WIDE else "asian" if language in ASIAN else "european"
        decoded = decode(data)
        tried[kind] += 1
        right[kind] += decoded.text == text
        peers[kind] += options.peers and peer(data) == text
        if decoded.text != text:
            wrong.append(f"{language} in {encoding}, {len(data)} bytes: read as {decoded.encoding}")
    report: dict[str, object] = {"benchmark": "encodings"}
    report |= {kind: f"{right[kind]} of {tried[kind]}" for kind in tried}
    report["wrong"] = wrong
    if options.peers:
        report["charset_normalizer"] = {kind: f"{peers[kind]} of {tried[kind]}" for kind in tried}
    sys.stdout.write(json.dumps(report, indent=1) + "\n")


if __name__ == "__main__":
    main()
