"""The reader killed at any moment: a draft, a verdict, the claims and the index are there, or are made again."""

from __future__ import annotations

import json
import random
from functools import partial
from pathlib import Path

import pytest

from store import Library
from tests.terminal.person import SETTINGS, Person
from tests.terminal.terminal import Terminal

pytestmark = pytest.mark.slow

KILLS = 3
"""Of each kind; the store's own campaign (make faults) kills ten thousand times."""
TREES = ("alder", "birch", "cedar")
"""What is typed, a word a kill."""
SAID = "“The {n} boats came back at noon,” said {who}. She counted them twice, and wrote {n} into the book.\n\n"
LONG = "The book of boats\n\n" + "".join(
    SAID.format(n=number, who=("Ada Voss", "Mary Okafor", "Lena Hart")[number % 3]) for number in range(2000)
)
"""400 kB: the extraction and the index of it take a while."""


@pytest.fixture
def boats(tmp_path: Path) -> Path:
    """A long file to read."""
    path = tmp_path / "boats.txt"
    path.write_text(LONG, encoding="utf-8")
    return path


def _is_on_disk(store: Path, words: str) -> bool:
    """Whether the store has words, in whatever record."""
    return any(words.encode() in log.read_bytes() for log in store.glob("log-*"))


def _listened(terminal: Terminal, seconds: float) -> None:
    """Let it work for a while; it does not matter how far it comes."""
    terminal.settles(seconds)
    terminal.listen(seconds)


def test_reader_killed_while_it_begins_opens_again(boats: Path, tmp_path: Path) -> None:
    """While the document is kept, its claims are found and kept, the index is made: all is made again."""
    chance = random.Random(5)  # noqa: S311 - no secret
    for _ in range(KILLS):
        with Terminal(str(boats), folder=tmp_path) as terminal:
            _listened(terminal, chance.uniform(0.2, 1.5))
            terminal.send(b"//boats book")
            _listened(terminal, chance.uniform(0.0, 1.0))
            terminal.process.kill()
            terminal.process.wait()

    with Terminal(str(boats), folder=tmp_path) as terminal:
        terminal.sees("claim 1 of 2000")
        terminal.press("/", "/")
        terminal.type("1999 boats noon")
        terminal.sees("The 1999 boats")
        terminal.press("escape")
        terminal.sees("reading")
        terminal.press("q")
        assert terminal.ends() == 0
    assert Person(tmp_path, SETTINGS[0]).kept == {"notes": [], "verdicts": [], "speakers": []}


def test_reader_killed_while_it_saves_has_what_it_acknowledged(boats: Path, tmp_path: Path) -> None:
    """What was said to be saved is there, at whatever moment of the next change it was killed."""
    chance = random.Random(6)  # noqa: S311 - no secret
    witness = tmp_path / "witness.jsonl"
    program = (
        f"from pathlib import Path; from tests.terminal.witness import run; "
        f"run([{str(boats)!r}], Path({str(witness)!r}), Path({str(tmp_path)!r}))"
    )
    for _ in range(KILLS):
        with Terminal(folder=tmp_path, program=program) as terminal:
            terminal.sees("of 2000")
            terminal.send(b"".join(b"]" + str(chance.randint(1, 5)).encode() for _ in range(60)))
            _listened(terminal, chance.uniform(0.05, 0.4))
            terminal.process.kill()
            terminal.process.wait()

    told = [json.loads(line) for line in witness.read_text("utf-8").splitlines() if line.endswith("}")]
    judged = [each for each in told if each.get("did") == "judge"]
    assert judged
    with Library.open(tmp_path / "store") as library:
        for each in judged:
            changes = library.notebook.history(each["id"])
            assert any(change.after.get("updated") == each["updated"] for change in changes)


def test_draft_is_there_after_a_kill_at_any_moment(boats: Path, tmp_path: Path) -> None:
    """All but what was typed in the last half second comes back, and is gone on with, kill after kill."""
    chance = random.Random(7)  # noqa: S311 - no secret
    for number, word in enumerate(TREES):
        with Terminal(str(boats), folder=tmp_path) as terminal:
            terminal.sees("of 2000")
            terminal.press("g", "]", "a")
            terminal.sees("ctrl+s save")
            for before in TREES[:number]:
                terminal.sees(before)
            terminal.type(f"{word} ")
            terminal.until(partial(_is_on_disk, tmp_path / "store", word))
            terminal.type("lost ")
            _listened(terminal, chance.uniform(0.0, 0.2))
            terminal.process.kill()
            terminal.process.wait()

    with Terminal(str(boats), folder=tmp_path) as terminal:
        terminal.sees("of 2000")
        terminal.press("g", "]", "a")
        for word in TREES:
            terminal.sees(word)
        terminal.press("\x13")
        terminal.sees("note saved")
        terminal.press("q")
        assert terminal.ends() == 0
