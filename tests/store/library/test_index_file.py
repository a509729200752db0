"""The index on disk: spares the work, is never trusted blindly, and holds nothing of what is gone."""

from __future__ import annotations

import fcntl
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import BinaryIO, NoReturn

import pytest

from store.library import index_file
from store.library.index_file import IndexFile
from store.library.library import Library
from store.model.annotation import Verdict
from store.model.document import Document
from store.model.span import Span
from store.reading.read import read_bytes
from store.search.collection import Collection
from store.search.saving import create, write

ROOT = Path(__file__).parents[3]
FERRY = "The ferry Skylark ran aground at dawn, the harbour master Ines Duarte said.\n\nNobody was hurt.\n"
ORCHARD = "“We lost every plum to the frost,” said Tomasz Łęcki.\n\nThe orchard is older than the road.\n"


def document(text: str, source: str) -> Document:
    """A document as the reading room makes it."""
    return read_bytes(text.encode(), source=source)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store with two documents, of which the index was written."""
    with Library.open(tmp_path / "store") as library:
        library.shelf.keep(document(FERRY, "ferry.txt"))
        library.shelf.keep(document(ORCHARD, "orchard.txt"))
        assert library.catalogue.search("ferry aground")
    assert (tmp_path / "store" / "index" / "search").exists()
    return tmp_path / "store"


def words_on_disk(folder: Path) -> bytes:
    """Everything in the index folder."""
    return b"".join(path.read_bytes() for path in sorted((folder / "index").glob("*")))


def nothing_is_read(_: object) -> NoReturn:
    """In place of the extraction and of reading a text, where neither should be asked for."""
    raise AssertionError("this text was gone through already")


def test_a_second_start_finds_everything_without_reading_a_text(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was saved is what is found; neither sentences nor claims are made again."""
    with Library.open(folder) as library:
        monkeypatch.setattr(library.catalogue._upkeep._units, "_batches_of", nothing_is_read)
        monkeypatch.setattr(library.shelf, "document", nothing_is_read)

        assert library.catalogue.prepare(0)
        assert library.catalogue.search("plum frost")[0].passage.speaker == "Tomasz Łęcki"


def test_another_window_s_documents_and_notes_are_found(folder: Path) -> None:
    """What another window keeps or notes is in the index after catching up; what it removes is out at once."""
    with Library.open(folder) as one, Library.open(folder) as two:
        assert one.catalogue.search("lighthouse") == ()
        kept = two.shelf.keep(document("The lighthouse keeper kept bees.\n", "lighthouse.txt"))
        two.notebook.annotate(kept, Span(4, 14), body="ask about the honey", tags=["interview"])

        one.catch_up()

        assert one.catalogue.search("lighthouse")[0].passage.document == kept.id
        assert one.catalogue.search("honey")[0].passage.kind == "note"
        two.shelf.remove(kept.id)
        one.catch_up()
        assert one.catalogue.find("lighthouse").hits == ()


def test_a_removed_document_is_gone_from_the_disk_at_once(folder: Path) -> None:
    """Neither the one who removes it nor anybody later finds its words in the index folder."""
    with Library.open(folder) as library:
        library.shelf.remove(library.shelf.find("ferry").id)
        assert b"Skylark" not in words_on_disk(folder)

        assert library.catalogue.search("skylark aground") == ()
        assert library.catalogue.search("orchard road")
    assert b"Skylark" not in words_on_disk(folder)
    assert b"orchard" in words_on_disk(folder)


@pytest.mark.parametrize("look", [0, 1])
def test_a_forgotten_document_is_not_written_by_a_window_that_had_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, look: int
) -> None:
    """A window that began to write before another one forgot does not bring the words back, wherever it is in that."""
    (folder / "index" / "search").unlink()
    with Library.open(folder) as one, Library.open(folder) as two:
        ferry = two.shelf.find("ferry").id
        looks, accepted = count(), one.catalogue._upkeep._if_right

        def late(step: Callable[[], object]) -> bool:
            if next(looks) == look:
                two.forget(ferry)
            return accepted(step)

        monkeypatch.setattr(one.catalogue._upkeep, "_if_right", late)
        one.catalogue.prepare(60)

        assert b"Skylark" not in words_on_disk(folder)


@pytest.mark.parametrize("removed", [Library.forget, lambda library, document: library.shelf.remove(document)])
def test_no_word_is_written_that_a_removal_would_not_find(
    folder: Path, monkeypatch: pytest.MonkeyPatch, removed: Callable[[Library, str], object]
) -> None:
    """A removal that comes before the first word of a new file leaves nothing to be killed with it on the disk."""
    (folder / "index" / "search").unlink()
    with Library.open(folder) as one, Library.open(folder) as two:
        ferry, seen = two.shelf.find("ferry").id, list[bytes]()
        new = create

        def begun(path: Path) -> BinaryIO:
            file = new(path)
            removed(two, ferry)
            return file

        def written(collection: Collection, file: BinaryIO) -> None:
            write(collection, file)
            file.flush()
            seen.append(words_on_disk(folder))

        monkeypatch.setattr(index_file, "create", begun)
        monkeypatch.setattr(index_file, "write", written)
        one.catalogue.prepare(60)
        assert not any(b"Skylark" in each for each in seen)

        monkeypatch.setattr(index_file, "create", new)
        one.catch_up()
        assert one.catalogue.search("orchard road")

    assert any(b"orchard" in each for each in seen)


@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "other"])
def test_a_damaged_index_is_made_again(folder: Path, damage: str) -> None:
    """Whatever lies there in its place, everything is found, and a good file is written."""
    path = folder / "index" / "search"
    whole = path.read_bytes()
    middle = len(whole) // 2
    path.write_bytes(
        {
            "cut": whole[:middle],
            "changed": whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
            "empty": b"",
            "other": b"PNG\r\n" * 100,
        }[damage]
    )

    with Library.open(folder) as library:
        assert library.catalogue.search("ferry aground")

    assert path.read_bytes() == whole or len(path.read_bytes()) == len(whole)


def test_a_killed_write_leaves_the_old_index(folder: Path) -> None:
    """What a killed writer left is not read, and goes with the next write."""
    left = folder / "index" / "search.99999999.new"
    left.write_bytes((folder / "index" / "search").read_bytes()[:1000])
    (folder / "index" / "search").unlink()

    with Library.open(folder) as library:
        assert library.catalogue.search("ferry aground")

    assert not left.exists()


def test_what_another_window_is_writing_stays(folder: Path) -> None:
    """Whoever and wherever it is; only what nobody holds any more goes."""
    (folder / "index" / "search").unlink()
    held, left = (folder / "index" / f"search.{name}.new" for name in ("held", "left"))
    left.touch()

    with create(held) as file, Library.open(folder) as library:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert library.catalogue.search("ferry aground")

        assert (held.exists(), left.exists()) == (True, False)


WRITER = """
import sys
from pathlib import Path
from store.library.index_file import IndexFile
from store.model.span import Span
from store.search.index import Index
from store.search.passages import Passage

def index(words):
    texts = [f"{words} {number} {number * number}" for number in range(3000)]
    return Index(Passage(document="d", span=Span(9 * at, 9 * at + 9), kind="sentence", text=text)
                 for at, text in enumerate(texts))

one, other = index("apple crate"), index("pear basket")
file = IndexFile(Path(sys.argv[1]))
while True:
    for each in (one, other):
        file.write(each.collection, lambda step: (step(), True)[1])
        print("kept", flush=True)
"""


@pytest.mark.parametrize("times", [1, 2, 3, 4, 7])
def test_a_writer_that_is_killed_leaves_a_whole_index(tmp_path: Path, times: int) -> None:
    """Wherever kill -9 meets it: the file is one of those that were written, and the next write clears the rest."""
    with subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, cwd=ROOT) as writer:
        assert writer.stdout is not None
        for _ in range(times):
            assert writer.stdout.readline() == b"kept\n"
        writer.kill()

    file = IndexFile(tmp_path)
    collection = file.read()
    assert collection is not None
    assert len(collection) == 3000
    words = set(collection.vocabulary.every())
    assert {"apple", "crate"} <= words or {"pear", "basket"} <= words
    assert file.write(collection, lambda step: (step(), True)[1])
    assert [path.name for path in (tmp_path / "index").iterdir()] == ["search"]


def test_fields_are_answered_from_the_store(folder: Path) -> None:
    """Titles, dates, folders, tags, notes and verdicts narrow a search; what nothing has is said."""
    with Library.open(folder) as library:
        orchard = library.shelf.document(library.shelf.find("orchard").id)
        library.shelf.edit(orchard.id, date="2023-04-11", title="Orchard report")
        claims = [claim for batch in library._batches(orchard) for claim in batch]
        library.notebook.annotate(orchard, claims[0].span, body="", tags=["frost damage"])
        library.notebook.judge(orchard, claims[0], Verdict.SUPPORTED)

        def documents(query: str) -> set[str]:
            return {hit.passage.document for hit in library.catalogue.answer(query).hits}

        for query in (
            "doc:orchrd",
            "date:2023",
            "date:2023..",
            "date:2022..2023-04",
            "tag:frost",
            "tag:frst",
            "verdict:supp",
            "has:tag",
            "plum has:verdict",
        ):
            assert documents(query) == {orchard.id}, query
        assert documents("date:..2022 plum") == {orchard.id}
        assert library.catalogue.answer("date:..2022 plum").said == ("nothing has the date “..2022”",)
        assert all(hit.passage.kind != "direct" for hit in library.catalogue.answer("verdict:open").hits)


def test_notes_are_found_where_their_words_stand_in_a_text_that_changed(folder: Path) -> None:
    """A note moves with its words, in hits and in fields; one whose words went is found nevertheless."""
    with Library.open(folder) as library:
        ferry = library.shelf.document(library.shelf.find("ferry").id)
        aground, nobody = (FERRY.index(words) for words in ("ran aground", "Nobody was hurt"))
        library.notebook.annotate(ferry, Span(aground, aground + 11), body="compare the tide tables", tags=["tides"])
        library.notebook.annotate(ferry, Span(nobody, nobody + 15), body="ask the clinic")
        assert library.catalogue.search("tide tables")[0].passage.span == Span(aground, aground + 11)

        fog = "The fog had lifted by then, and the lamps were out.\n\n"
        changed = document(fog + FERRY.replace("Nobody was hurt.", "The mail was saved."), "ferry.txt")
        library.shelf.keep(replace(changed, source=ferry.source))

        moved = Span(aground + len(fog), aground + len(fog) + 11)
        assert library.catalogue.search("tide tables")[0].passage.span == moved
        assert any(hit.passage.span.covers(moved) for hit in library.catalogue.search("ferry tag:tides"))
        assert library.catalogue.search("ask the clinic")[0].passage.text == "ask the clinic"
