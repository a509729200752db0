"""`quoth add` and `quoth toc`: what is printed, where, and the exit code."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import store
from tui.commands import quoth


def call(*args: str | Path) -> Result:
    """Run `quoth` with these arguments in this process."""
    return CliRunner().invoke(quoth, [str(arg) for arg in args])


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """A folder of two letters, one of them in a folder of its own."""
    (tmp_path / "letters" / "late").mkdir(parents=True)
    (tmp_path / "letters" / "may.md").write_text("# May\n\nIt rained.\n\n## The ninth\n\nIt rained on.\n")
    (tmp_path / "letters" / "late" / "june.txt").write_text("It rained still.\n")
    return tmp_path / "letters"


def test_add_keeps_a_tree_and_passes_over_what_it_knows(letters: Path, tmp_path: Path) -> None:
    """The first time all is kept, the second time nothing; both are done well."""
    first, second = (call("add", letters, "--store", tmp_path / "s") for _ in "12")

    assert (first.exit_code, first.output) == (0, "Kept 2 documents.\n")
    assert (second.exit_code, second.output) == (0, "Kept 0 documents, 2 known already.\n")
    assert [row["title"] for row in json.loads(call("library", "--json", "--store", tmp_path / "s").stdout)] != []


@pytest.mark.parametrize("how", [(), ("--json",)])
def test_add_of_a_folder_without_files_says_so(how: tuple[str, ...], tmp_path: Path) -> None:
    """Exit 1: most likely another folder was meant."""
    (tmp_path / "bare").mkdir()

    result = call("add", tmp_path / "bare", *how, "--store", tmp_path / "s")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"quoth: no file in {tmp_path / 'bare'}\n"


def test_add_says_each_failure_in_a_line_and_goes_on(letters: Path, tmp_path: Path) -> None:
    """One that cannot be read is one line on standard error; the rest is kept, and the exit code is 2."""
    (letters / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")

    result = call("add", letters, letters / "missing.txt", "--store", tmp_path / "s")

    assert result.exit_code == 2
    assert result.stdout == "Kept 2 documents, 2 could not be read.\n"
    assert [line.split(": ")[0] for line in result.stderr.splitlines()] == ["quoth", "quoth"]
    assert "a.png is an image" in result.stderr
    assert "missing.txt: check the name" in result.stderr


def test_add_tells_a_program_what_became_of_each_file(letters: Path, tmp_path: Path) -> None:
    """With --json: a line a file, and nothing else on standard output."""
    rows = [json.loads(line) for line in call("add", "--json", letters, "--store", tmp_path / "s").stdout.splitlines()]

    assert [(Path(row["path"]).name, row["outcome"], row["title"]) for row in rows] == [
        ("may.md", "kept", "May"),
        ("june.txt", "kept", "june"),
    ]


def test_add_keeps_what_was_done_when_it_is_stopped(
    letters: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+C says how much is kept; it is."""
    add_files = store.add_files

    def stopped(*args: object, **options: object) -> Iterator[store.Added]:
        yield next(add_files(*args, **options))  # type: ignore[arg-type] # handed on as they come
        raise KeyboardInterrupt

    monkeypatch.setattr(store, "add_files", stopped)
    result = call("add", letters, "--store", tmp_path / "s")

    assert result.exit_code == 1
    assert result.stderr == "quoth: stopped. Kept 1 document. What came after was not read.\n"
    assert len(json.loads(call("library", "--json", "--store", tmp_path / "s").stdout)) == 1


def test_add_refuses_an_encoding_that_there_is_not(letters: Path, tmp_path: Path) -> None:
    """One sentence, before anything is read."""
    result = call("add", letters, "--encoding", "latin-99", "--store", tmp_path / "s")

    assert result.exit_code == 2
    assert "no such encoding: latin-99" in result.stderr
    assert not (tmp_path / "s").exists()


def test_toc_prints_headings_for_a_person_and_for_a_program(letters: Path) -> None:
    """In order, deeper ones indented; with their offsets as JSON."""
    lines = call("toc", letters / "may.md").stdout
    found = json.loads(call("toc", "--json", letters / "may.md").stdout)

    assert lines == "May  (2)\n  The ninth  (22)\n"
    assert found["contents"] == [
        {"title": "May", "level": 1, "start": 2, "page": None},
        {"title": "The ninth", "level": 2, "start": 22, "page": None},
    ]


def test_toc_finds_a_kept_document_by_its_title(letters: Path, tmp_path: Path) -> None:
    """What was kept needs no file."""
    call("add", letters, "--store", tmp_path / "s")

    assert call("toc", "may", "--store", tmp_path / "s").stdout.startswith("May")
    assert call("toc", "june", "--store", tmp_path / "s").exit_code == 1
    assert call("toc", "august", "--store", tmp_path / "s").exit_code == 2
