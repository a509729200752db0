"""Adding many files: each is kept, known or told, in order, and what was told stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import UnreadableDocument
from store.library.adding import Added, Outcome, add_files
from store.library.library import Library

if TYPE_CHECKING:
    import pytest


def written(folder: Path, texts: dict[str, str]) -> list[Path]:
    """Files of these texts."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in texts]


def told(found: Iterator[Added]) -> list[tuple[str, str]]:
    """Name and outcome of each file."""
    return [(added.path.name if added.path else "", added.outcome.value) for added in found]


def test_each_file_is_told_in_order_and_kept(library: Library, tmp_path: Path) -> None:
    """More files than are looked at ahead come in their order; one that cannot be read does not stop the rest."""
    texts = {f"{number:02}.txt": f"Letter {number}. It was cold." for number in range(30)} | {"empty.txt": ""}
    paths = written(tmp_path / "letters", texts)

    found = list(add_files(library.shelf, [paths[-1], *paths[:-1], UnreadableDocument("It is shut.", tmp_path)]))

    assert [added.outcome for added in found] == [Outcome.FAILED, *[Outcome.KEPT] * 30, Outcome.FAILED]
    assert [added.document.title for added in found[1:31] if added.document] == [f"{number:02}" for number in range(30)]
    assert found[0].why.endswith("empty.txt is empty: there is no text in it to read.")
    assert found[-1].why == "It is shut."
    assert len(library.shelf.documents()) == 30


def test_file_whose_bytes_are_known_is_not_read_again(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under whatever name, today or another day."""
    paths = written(tmp_path / "in", {"a.txt": "One.", "b.txt": "Two.", "same.txt": "One."})

    assert told(add_files(library.shelf, paths)) == [("a.txt", "kept"), ("b.txt", "kept"), ("same.txt", "known")]

    monkeypatch.delattr("store.library.adding.read_document")
    assert told(add_files(library.shelf, paths)) == [("a.txt", "known"), ("b.txt", "known"), ("same.txt", "known")]


def test_file_whose_bytes_changed_is_read_again(library: Library, tmp_path: Path) -> None:
    """It stays the document that it was, and once its new bytes are kept they are known."""
    (path,) = written(tmp_path / "in", {"a.txt": "One."})
    list(add_files(library.shelf, [path]))

    path.write_bytes(b"One.\r\n")
    outcomes = [*told(add_files(library.shelf, [path])), *told(add_files(library.shelf, [path]))]

    assert outcomes == [("a.txt", "kept"), ("a.txt", "known")]
    assert len(library.shelf.documents()) == 1


def test_encoding_that_is_named_is_used_for_what_is_known_too(library: Library, tmp_path: Path) -> None:
    """The person who names one is not content with how it was read."""
    (path,) = written(tmp_path / "in", {"a.txt": "x"})
    path.write_bytes("Ночь".encode("koi8-r"))
    list(add_files(library.shelf, [path], encoding="cp1252"))

    (added,) = add_files(library.shelf, [path], encoding="koi8-r")

    assert added.document is not None
    assert added.document.text == "Ночь"


def test_what_was_told_is_kept_when_the_rest_is_not_wanted(library: Library, tmp_path: Path) -> None:
    """Whoever stops in between loses nothing, and does not wait for what was not told."""
    found = add_files(library.shelf, written(tmp_path / "in", {"a.txt": "One.", "b.txt": "Two."}))

    next(found)
    found.close()

    assert [kept.title for kept in library.shelf.documents()] == ["a"]
