"""The short way into the reader, and when it is not taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.start import start, wanted

FOLDER = Path("/store")


@pytest.fixture(autouse=True)
def _folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """A store of one's own."""
    monkeypatch.setenv("QUOTH_STORE", str(FOLDER))


@pytest.mark.parametrize(
    ("arguments", "file", "folder"),
    [
        (["notes.txt"], "notes.txt", FOLDER),
        (["./claims"], "./claims", FOLDER),
        (["open", "claims"], "claims", FOLDER),
        (["open", "--store", "/s", "a.txt"], "a.txt", Path("/s")),
        (["--store", "/s", "--", "-a.txt"], "-a.txt", Path("/s")),
    ],
)
def test_plain_wish_is_understood(arguments: list[str], file: str, folder: Path) -> None:
    """A file, with or without the command's name, and the store's folder."""
    assert wanted(arguments) == (Path(file), folder)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["open"],
        ["claims"],
        ["claims", "a.txt"],
        ["-"],
        ["--help"],
        ["a.txt", "b.txt"],
        ["a.txt", "--encoding", "latin-1"],
        ["open", "--encoding", "latin-1", "a.txt"],
        ["--store"],
        ["open", "--"],
    ],
)
def test_everything_else_goes_the_long_way(arguments: list[str]) -> None:
    """Commands, options, standard input, several files, mistakes."""
    assert wanted(arguments) is None


def test_start_leaves_what_needs_a_second_look(tmp_path: Path) -> None:
    """Without a terminal nothing is done: the command line says what is wrong."""
    assert not start(tmp_path / "none.txt", FOLDER)
