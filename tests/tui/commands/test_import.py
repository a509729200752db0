"""`quoth import`: what it says, what it refuses, and that a file goes round."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from store import Library, Span
from store.reading.read import read_bytes
from tui.commands import quoth

LETTER = "“Burn this when you have read it,” wrote the clerk.\n"


def call(store: Path, *args: str, data: bytes | None = None) -> Result:
    """Run a command on a store, in this process."""
    return CliRunner().invoke(quoth, [*args, "--store", str(store)], input=data)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with a note."""
    with Library.open(tmp_path / "store", author="ada", machine="desk") as library:
        letter = library.shelf.keep(read_bytes(LETTER.encode(), source=str(tmp_path / "letter.txt"), name="letter.txt"))
        library.notebook.annotate(letter, Span(1, 10), body="who is the clerk?")
    return tmp_path / "store"


def test_import_of_an_export_into_an_empty_store_says_what_came(store: Path, tmp_path: Path) -> None:
    """A file and standard input alike; twice, and the second brings nothing."""
    path = tmp_path / "all.json"
    call(store, "export", "json", "--all", "-o", str(path))

    first = call(tmp_path / "mine", "import", str(path))
    second = call(tmp_path / "mine", "import", "-", data=path.read_bytes())

    assert (first.exit_code, first.stdout) == (0, "New: 1 document, 1 note.\n")
    assert (second.exit_code, second.stdout) == (0, "Nothing is new.\n")


def test_import_names_what_has_no_document_here_and_exits_with_1(store: Path, tmp_path: Path) -> None:
    """The document must be opened first."""
    data = call(store, "export", "w3c", "--all").stdout_bytes

    result = call(tmp_path / "mine", "import", "-", "--json", data=data)

    assert result.exit_code == 1
    assert json.loads(result.stdout)["added"] == {}
    assert "is not kept here" in json.loads(result.stdout)["left_out"][0]


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n", b"{}", b"[1, 2", b"\xff\xfe", b'{"annotations": 3}'])
def test_import_of_what_it_does_not_know_is_wrong_input_and_makes_no_store(data: bytes, tmp_path: Path) -> None:
    """Exit 2, one sentence, no folder."""
    result = call(tmp_path / "mine", "import", "-", data=data)

    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "mine").exists()


def test_import_of_a_file_that_is_not_there_is_wrong_input(tmp_path: Path) -> None:
    """Exit 2 and its name."""
    result = call(tmp_path / "mine", "import", str(tmp_path / "none.json"))

    assert result.exit_code == 2
    assert "none.json" in result.stderr
