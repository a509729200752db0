"""Every example of a page is run, in order, and prints what the page says. “…” stands for anything."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from click.testing import CliRunner

from store import Library, Span, Verdict, extract
from store.reading.read import read_bytes
from tui.commands import quoth

DOCS = Path(__file__).parents[2] / "docs"
FERRY = "The ferry\n\n“Nobody saw it leave,” said Ada Holm, who keeps the quay.\n"
PAGES = ["how-to/merge.md", "how-to/review.md"]
"""Pages whose examples need a store that is not empty; `prepared` makes it."""


def examples(page: Path) -> Iterator[tuple[list[str], str]]:
    """Each command of a page, with what it prints."""
    for block in re.findall(r"^```console\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            yield shlex.split(command), output


def kept(folder: Path, author: str, verdict: Verdict, *, has_note: bool) -> None:
    """Somebody's store: the ferry, judged, from a path of his own."""
    with Library.open(folder, author=author, machine="desk") as library:
        ferry = library.shelf.keep(read_bytes(FERRY.encode(), source=f"/home/{author}/ferry.txt", name="ferry.txt"))
        if has_note:
            library.notebook.annotate(ferry, Span(12, 30), body="who was at the quay?")
        library.notebook.judge(ferry, extract(ferry)[0], verdict)


@pytest.mark.parametrize("page", PAGES)
def test_examples_of_a_page_print_what_it_says(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run one after the other, in a folder of their own; a page without examples would say nothing."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QUOTH_STORE", str(tmp_path / "store"))
    kept(tmp_path / "stick" / "quoth", "ada", Verdict.SUPPORTED, has_note=True)
    kept(tmp_path / "colleague", "bob", Verdict.REFUTED, has_note=False)
    if page == "how-to/review.md":
        kept(tmp_path / "store", "ada", Verdict.SUPPORTED, has_note=True)

    found = list(examples(DOCS / page))

    assert found
    for command, output in found:
        assert command[0] == "quoth"
        printed = CliRunner().invoke(quoth, command[1:], prog_name="quoth").output
        pattern = re.sub(r"([\[?*])", r"[\1]", output).replace("…", "*")
        assert fnmatchcase(printed, pattern), f"quoth {shlex.join(command[1:])} printed:\n{printed}"
