"""Every command that a page shows in a shell session does what the page says.

A session is a fence of `console`. A line with `$` is run, the lines below are what it prints; `...` alone stands for
any lines, and inside a line for any text; `[1]` at the end is the exit code, where it is not 0.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ELSEWHERE = {"merge.md", "review.md"}
"""Pages whose sessions need stores of their own: tests/docs/test_how_to.py runs them."""
PAGES = sorted(
    page
    for page in ROOT.glob("docs/**/*.md")
    if page.name not in ELSEWHERE and "```console" in page.read_text(encoding="utf-8")
)
_FENCE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
FILES = {
    "letter.txt": "A letter\n\n“Burn this when you have read it,” wrote Ada Morven.\n",
    "transcript.txt": (
        "INQUIRY, DAY 3\n\n"
        "CAPTAIN CALLOWAY: I have fished eleven trolleys out of that channel in nine years. "
        "The gate has never once noticed.\n\n"
        "MR PRYCE: A steel basket weighing 30 kilos does not float in by itself.\n"
    ),
    "article.txt": (
        "The gate and the trolley\n\n"
        "“I have fished eleven trolleys out of that channel in nine years,” Ruth Calloway said.\n\n"
        "“The gate has always noticed,” Calloway added.\n\n"
        "“A steel basket … does not float in by itself,” Desmond Pryce told the inquiry.\n"
    ),
}
"""What the sessions find in their folder, besides the samples."""


@dataclass(frozen=True, slots=True)
class Example:
    """A command and what it prints."""

    command: str
    expected: str
    code: int


def examples(page: Path) -> list[Example]:
    """The commands of a page, in order."""
    found = []
    for fence in _FENCE.findall(page.read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", fence, flags=re.MULTILINE)[1:]:
            command, _, expected = part.partition("\n")
            ending = re.search(r"^\[(\d+)\]\n\Z", expected, re.MULTILINE)
            code = int(ending[1]) if ending else 0
            found.append(Example(command, expected[: ending.start()] if ending else expected, code))
    return found


def matches(expected: str, printed: str) -> bool:
    """Whether something printed is what a page shows, blanks at the ends of lines left aside."""
    lines = [re.escape(line.rstrip()).replace(r"\.\.\.", ".*") for line in expected.rstrip("\n").splitlines()]
    pattern = "".join(r"(?:.*\n)*?" if line == ".*" else f"{line}\n" for line in lines)
    shown = "".join(f"{line.rstrip()}\n" for line in printed.rstrip("\n").splitlines())
    return re.fullmatch(pattern, shown) is not None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_commands_of_a_page_do_what_it_shows(page: Path, tmp_path: Path) -> None:
    """Run one after the other, in a folder with the samples and an empty store."""
    for sample in (ROOT / "docs/samples").iterdir():
        shutil.copy(sample, tmp_path)
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "quoth"
    program.write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -c "import tui.cli; tui.cli.main()" "$@"\n', encoding="utf-8"
    )
    program.chmod(0o755)
    env = {**os.environ, "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}", "QUOTH_STORE": str(tmp_path / "store")}
    env |= {"PYTHONPATH": str(ROOT), "NO_COLOR": "1", "LANG": "C.UTF-8"}

    for example in examples(page):
        done = subprocess.run(
            ["/bin/sh", "-c", example.command], cwd=tmp_path, env=env, capture_output=True, text=True, check=False
        )
        assert done.returncode == example.code, f"{example.command}\n{done.stdout}{done.stderr}"
        assert matches(example.expected, done.stdout), f"{example.command}\n{done.stdout}{done.stderr}"


def test_a_page_that_shows_something_else_is_seen() -> None:
    """The test above can fail: another word, a line too many, a line too few."""
    assert matches("one\n...\nlast\n", "one\ntwo\nthree\nlast\n")
    assert matches("Kept ... documents.\n", "Kept 2 documents.\n")
    assert not matches("one\n", "two\n")
    assert not matches("one\n", "one\ntwo\n")
    assert not matches("one\ntwo\n", "one\n")
