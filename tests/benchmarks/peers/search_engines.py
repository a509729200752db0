"""What others would search the same sentences with: fzf, SQLite's full-text index, RapidFuzz over everything."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process, utils

LIMIT = 10
Search = Callable[[str], list[int]]


def fzf(sentences: Sequence[str], folder: Path) -> Search | None:
    """The fuzzy finder of the command line, a process a query; None where it is not installed."""
    program = shutil.which("fzf")
    if program is None:
        return None
    path = folder / "sentences"
    path.write_text("\n".join(f"{number}\t{line}" for number, line in enumerate(sentences)), encoding="utf-8")
    command = [program, "--delimiter", "\t", "--nth", "2..", "--filter"]

    def search(query: str) -> list[int]:
        with path.open(encoding="utf-8") as lines:
            done = subprocess.run([*command, query], stdin=lines, capture_output=True, text=True, check=False)
        return [int(line.split("\t", 1)[0]) for line in done.stdout.split("\n")[:LIMIT] if line]

    return search


def full_text(sentences: Sequence[str]) -> Search:
    """SQLite FTS5 with the porter stemmer, any of the words, ranked by bm25."""
    database = sqlite3.connect(":memory:")
    database.execute("create virtual table lines using fts5(text, tokenize='porter unicode61 remove_diacritics 2')")
    database.executemany("insert into lines(rowid, text) values (?, ?)", enumerate(sentences))

    def search(query: str) -> list[int]:
        asked = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", query))
        found = database.execute("select rowid from lines where lines match ? order by rank limit ?", (asked, LIMIT))
        return [row[0] for row in found]

    return search


def plain(sentences: Sequence[str]) -> Search:
    """RapidFuzz's token_set_ratio, the best of its scorers here, over every sentence."""
    folded = [utils.default_process(line) for line in sentences]

    def search(query: str) -> list[int]:
        asked = utils.default_process(query)
        best = process.extract(asked, folded, scorer=fuzz.token_set_ratio, limit=LIMIT)
        return [place for _, _, place in best]

    return search


def peers(sentences: Sequence[str]) -> dict[str, Search]:
    """Each peer that is there, by name."""
    found = {
        "fzf --filter": fzf(sentences, Path(tempfile.mkdtemp(prefix="quoth-bench-"))),
        "SQLite FTS5 porter OR bm25": full_text(sentences),
        "RapidFuzz token_set_ratio over all": plain(sentences),
    }
    return {name: search for name, search in found.items() if search is not None}
