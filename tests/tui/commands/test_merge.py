"""`quoth merge`: what it says, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from store import Library, Span
from store.reading.read import read_bytes
from tui.commands import quoth

LETTER = "“Burn this when you have read it,” wrote the clerk.\n"


def call(store: Path, *args: str) -> Result:
    """Run a command on a store, in this process."""
    return CliRunner().invoke(quoth, [*args, "--store", str(store)])


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another store, with a note."""
    with Library.open(tmp_path / "other", author="bob", machine="den") as library:
        letter = library.shelf.keep(read_bytes(LETTER.encode(), source=str(tmp_path / "letter.txt"), name="letter.txt"))
        library.notebook.annotate(letter, Span(1, 10), body="who is the clerk?")
    return tmp_path / "other"


def test_merge_makes_a_store_where_there_is_none(tmp_path: Path, other: Path) -> None:
    """Moving to a new machine is a merge into nothing; a second one brings nothing."""
    first, second = (call(tmp_path / "mine", "merge", str(other)) for _ in range(2))

    assert (first.exit_code, first.stdout) == (0, "New: 1 document, 1 note.\n")
    assert (second.exit_code, second.stdout) == (0, "Nothing is new.\n")


def test_merge_tells_a_program_what_came(tmp_path: Path, other: Path) -> None:
    """The same as an object."""
    told = json.loads(call(tmp_path / "mine", "merge", str(other), "--json").stdout)

    assert told == {"added": {"annotations": 1, "documents": 1}, "changed": 0, "conflicts": [], "left_out": []}


def test_merge_with_itself_is_wrong_input(other: Path) -> None:
    """Exit 2: it was most likely not meant."""
    assert call(other, "merge", str(other)).exit_code == 2


@pytest.mark.parametrize("content", ["neither this nor that\n", "", None])
def test_merge_refuses_what_is_no_whole_store_and_makes_none(content: str | None, tmp_path: Path) -> None:
    """A damaged or foreign folder, or none: one sentence, exit 3, nothing made here."""
    folder = tmp_path / "foreign"
    if content is not None:
        folder.mkdir()
        (folder / "snap-1.jsonl").write_text(content, encoding="utf-8")

    result = call(tmp_path / "mine", "merge", str(folder))

    assert result.exit_code == 3
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "mine").exists()


def test_merge_leaves_a_store_of_a_newer_release_alone(tmp_path: Path, other: Path) -> None:
    """One sentence that says so, exit 3."""
    for journal in other.glob("log-*.jsonl"):
        journal.unlink()
    (other / "log-1.jsonl").write_bytes(_sealed(b'{"log":1,"after":0,"schema":99}'))

    result = call(tmp_path / "mine", "merge", str(other))

    assert result.exit_code == 3
    assert "newer quoth" in result.stderr


def _sealed(body: bytes) -> bytes:
    """A line of a journal."""
    from store.database.codec import seal

    return seal(body)


def test_merge_with_a_file_names_the_command_that_takes_files(tmp_path: Path) -> None:
    """Exit 2 and no store made: notes in a file come in by another door."""
    notes = tmp_path / "notes.json"
    notes.write_text("{}", encoding="utf-8")

    result = call(tmp_path / "mine", "merge", str(notes))

    assert result.exit_code == 2
    assert f"`quoth import {notes}`" in result.stderr
    assert not (tmp_path / "mine").exists()
