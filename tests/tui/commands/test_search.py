"""`quoth search`: what is printed, for a person and for a program, and the exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tui.commands import quoth


def call(*args: str | Path) -> Result:
    """Run `quoth` with these arguments in this process."""
    return CliRunner().invoke(quoth, [str(arg) for arg in args])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store with two documents."""
    (tmp_path / "tower.txt").write_text(
        "“The clock has been slow since May,” said Željko Marušić.\n\nIt strikes late.\n"
    )
    (tmp_path / "bells.txt").write_text("The bells of the tower weigh four tonnes. It strikes late.\n")
    assert call("add", tmp_path / "tower.txt", tmp_path / "bells.txt", "--store", tmp_path / "s").exit_code == 0
    return tmp_path / "s"


def test_search_prints_the_best_place_first(folder: Path) -> None:
    """Where, who, and the words; the exit code is 0."""
    result = call("search", "clokc", "slow", "--limit", "1", "--store", folder)

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == ["tower  Željko Marušić", "  “The clock has been slow since May,”"]


def test_search_tells_a_program_all_it_knows(folder: Path) -> None:
    """With --json: one array; spans point into the document's text."""
    [hit] = json.loads(call("search", "marusic clock", "--limit", "1", "--json", "--store", folder).stdout)

    assert hit["document"]["title"] == "tower"
    assert (hit["kind"], hit["speaker"], hit["count"]) == ("direct", "Željko Marušić", 1)
    assert hit["matches"] == [[5, 10]]


def test_search_says_the_same_words_once(folder: Path) -> None:
    """What stands in several places is one row with how often."""
    result = call("search", "strikes late", "--limit", "1", "--store", folder)

    assert "×2" in result.stdout
    assert call("search", "strikes late", "--in", "bells", "--store", folder).stdout.splitlines()[0] == "bells"


def test_search_that_finds_nothing_exits_with_1(folder: Path) -> None:
    """A negative result is said once, with what else could not be followed; a program reads that on standard error."""
    result = call("search", "xyzzyplugh", "--store", folder)
    narrow = call("search", "kind:zzz", "--store", folder)
    read = call("search", "xyzzyplugh", "--json", "--store", folder)

    assert (result.exit_code, result.stdout, result.stderr) == (1, "Nothing like that is kept.\n", "")
    assert narrow.stdout == "Nothing like that is kept: there is no kind “zzz”.\n"
    assert (json.loads(read.stdout), read.stderr) == ([], "quoth: nothing like “xyzzyplugh”\n")
    assert call("search", "speaker:nobody", "--json", "--store", folder).exit_code == 1


def test_search_without_a_store_finds_nothing(tmp_path: Path) -> None:
    """No store is made by searching."""
    result = call("search", "clock", "--json", "--store", tmp_path / "none")

    assert (result.exit_code, result.stdout) == (1, "[]\n")
    assert not (tmp_path / "none").exists()


def test_search_in_a_document_that_is_not_kept_is_wrong_input(folder: Path) -> None:
    """`--in` names a kept document, or the exit code is 2."""
    assert call("search", "clock", "--in", "missing", "--store", folder).exit_code == 2


@pytest.mark.parametrize("query", ["", "  ", "!", "| ^ '"])
def test_search_for_nothing_is_wrong_usage(folder: Path, query: str) -> None:
    """Without a word nothing was asked: that is no negative result."""
    result = call("search", query, "--store", folder)

    assert result.exit_code == 2
    assert "nothing was asked" in result.stderr
