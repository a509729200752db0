"""Stores made ready to read with, through the same door as a person's own notes: claims known, and as many notes.

Run as a program it makes one and prints what is in it: so the process that measures stays small, and what it
starts does not begin with its memory.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

ROOT = Path(__file__).parents[3]
if __name__ == "__main__":
    sys.path[0] = str(ROOT)

from store import Claim, Document, Library, Span, Verdict, extract_paragraphs, read_document  # noqa: E402 - see above
from tests.benchmarks.cases import annotated  # noqa: E402 - the same
from tests.benchmarks.sessions import texts  # noqa: E402 - the same

SHELVED = 200
"""Documents on the shelf beside the one that is read."""
TOGETHER = 500
"""Notes in one change of the store."""
VERDICTS = (Verdict.SUPPORTED, Verdict.DISPUTED, Verdict.REFUTED, Verdict.UNVERIFIABLE, Verdict.OPINION)


def made(kind: str, megabytes: int, notes: int, folder: Path) -> dict[str, int]:
    """Make a text and a store in a process of their own; what is in them."""
    command = [sys.executable, __file__, kind, str(megabytes), str(notes), str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    counts: dict[str, int] = json.loads(done.stdout)
    return counts


def fill(count: int, folder: Path) -> None:
    """Keep documents with so many sentences in the store of `folder`, in a process of its own; no index is made."""
    subprocess.run([sys.executable, __file__, "sentences", str(count), str(folder)], check=True)


def make(kind: str, megabytes: int, notes: int, folder: Path) -> dict[str, int]:
    """A text in `folder`/text.txt, and a store beside it that knows its claims and holds notes of all sorts on it."""
    path = folder / "text.txt"
    text = texts.dense(megabytes) if kind == "dense" else annotated.text(megabytes, notes)
    path.write_text(text, encoding="utf-8")
    with Library.open(folder / "store", author="ada", machine="desk") as library:
        for number, text in enumerate(texts.sentences(SHELVED * 20, 20)):
            library.shelf.keep(_shelved(number, text))
        document = library.shelf.keep(read_document(path))
        claims = [claim for batch in extract_paragraphs(document) for claim in batch]
        library.keep_claims(document, claims)
        annotate(library, document, claims, notes)
        return {"bytes": path.stat().st_size, "claims": len(claims), "annotations": notes, "documents": SHELVED + 1}


def make_sentences(count: int, folder: Path) -> None:
    """Documents with so many sentences in the store of `folder`, and no index of them."""
    with Library.open(folder / "store", author="ada", machine="desk") as library:
        for number, text in enumerate(texts.sentences(count)):
            library.shelf.keep(_shelved(number, text))


def _shelved(number: int, text: str) -> Document:
    """A document for the shelf."""
    return Document(
        id="new", title=f"Report {number + 1}", source=f"shelf:{number}", language="en", text=text, blocks=()
    )


def annotate(library: Library, document: Document, claims: Sequence[Claim], count: int) -> None:
    """Notes, tags, highlights, links, verdicts and corrections, on claims and on other words, all over the text."""
    kinds = cycle(("note", "tag", "verdict", "highlight", "evidence", "verdict", "speaker", "words"))
    for start in range(0, count, TOGETHER):
        with library.notebook.together("a morning's work"):
            for number in range(start, min(start + TOGETHER, count)):
                claim = claims[number * len(claims) // count]
                _add(library, document, claim, next(kinds), number)


def _add(library: Library, document: Document, claim: Claim, kind: str, number: int) -> None:
    """One note of a kind."""
    notebook, span = library.notebook, claim.span
    if kind == "verdict":
        notebook.judge(document, claim, VERDICTS[number % len(VERDICTS)])
    elif kind == "speaker":
        notebook.correct(document, claim, speaker=f"Speaker {number % 40}")
    elif kind == "words":
        at = number * 7919 % (len(document.text) - 60)
        notebook.annotate(document, Span(at, at + 40), body=f"Passage {number}: ask again.")
    elif kind == "evidence":
        notebook.annotate(document, span, evidence=[f"https://example.org/{number}"])
    else:
        body = f"Note {number}: compare with the minutes." if kind == "note" else ""
        tags = ["check", f"tag{number % 30}"] if kind == "tag" else []
        notebook.annotate(document, span, body=body, tags=tags)


if __name__ == "__main__":
    if sys.argv[1] == "sentences":
        make_sentences(int(sys.argv[2]), Path(sys.argv[3]))
    else:
        print(json.dumps(make(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))))
