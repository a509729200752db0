"""Completion: what a typed path may become."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.completion import MOST, begun_anew, entries, spelt_out


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Some files and folders."""
    for name in ("Report.pdf", "report-2.txt", "minutes.md", ".hidden", "bad\x1b[31mname.txt"):
        (tmp_path / name).touch()
    (tmp_path / "reviews").mkdir()
    return tmp_path


def names(typed: str) -> list[str]:
    """What is listed."""
    return [entry.name for entry in entries(typed)]


def test_entries_begin_as_typed(folder: Path) -> None:
    """Small letters find both, capitals only capitals; folders come last and end in a slash."""
    assert names(f"{folder}/re") == ["report-2.txt", "Report.pdf", "reviews/"]
    assert names(f"{folder}/Re") == ["Report.pdf"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/home/ines/texts//srv/a.txt", "/srv/a.txt"),
        ("/home/ines/texts/~/b.txt", "~/b.txt"),
        ("/home//ines//c.txt", "/c.txt"),
        ("/home/ines/a~/d.txt", "/home/ines/a~/d.txt"),
        ("~/e.txt", "~/e.txt"),
        ("https://example.org/f.txt", "https://example.org/f.txt"),
        ("file:///tmp/g.txt", "file:///tmp/g.txt"),
    ],
)
def test_path_typed_behind_another_one_begins_anew(typed: str, meant: str) -> None:
    """The line holds the folder of the open document already: who types a whole path behind it means that."""
    assert begun_anew(typed) == meant


def test_hidden_files_are_listed_when_their_dot_is_typed(folder: Path) -> None:
    """Not before."""
    assert ".hidden" not in names(f"{folder}/")
    assert names(f"{folder}/.h") == [".hidden"]


def test_hostile_name_is_shown_safely_and_still_opens(folder: Path) -> None:
    """What is shown is clean; the path is the file's own."""
    entry = entries(f"{folder}/bad")[0]

    assert entry.name == "bad␛[31mname.txt"
    assert entry.path.exists()


def test_no_folder_has_no_entries(folder: Path) -> None:
    """A folder that is not there, a file in its place, a name that cannot be."""
    assert [*entries(f"{folder}/none/x"), *entries(f"{folder}/Report.pdf/x"), *entries("a\0b/x")] == []


def test_entries_are_not_more_than_a_person_reads(tmp_path: Path) -> None:
    """A folder of thousands lists the first."""
    for number in range(MOST + 10):
        (tmp_path / f"{number:04}").touch()

    assert len(entries(f"{tmp_path}/")) == MOST


def test_path_below_home_is_spelt_from_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As a person would type it."""
    monkeypatch.setenv("HOME", str(tmp_path))

    assert spelt_out(tmp_path / "papers") == "~/papers"
    assert spelt_out(Path("/etc")) == "/etc"
