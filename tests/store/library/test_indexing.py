"""Beside a screen another process makes the index; whatever becomes of it, everything is found and nothing is left."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from store.courtesy import Courtesy
from store.library import indexing
from store.library.indexer import Indexer
from store.library.library import Library
from store.model.document import Document
from store.model.span import Span
from store.reading.read import read_bytes
from store.search.passages import Passage
from store.search.taking import Taken


def document(text: str, source: str) -> Document:
    """A document as the reading room makes it."""
    return read_bytes(text.encode(), source=source)


def many(library: Library, count: int) -> list[str]:
    """Documents enough for another process to index them; their ids."""
    rows = "\n\n".join(f"Crate {number} of pears was weighed at the gate." for number in range(40))
    kept = [library.shelf.keep(document(f"Row {at} of hut {at * 7}.\n\n{rows}", f"{at}.txt")) for at in range(count)]
    return [each.id for each in kept]


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """A library beside a screen; what is in it is much, and not indexed yet."""
    monkeypatch.setattr("store.library.upkeep._LITTLE", 3000)
    monkeypatch.setattr("store.library.upkeep._MANY", 100)
    monkeypatch.setattr("store.search.index._AT_ONCE", 10)
    with Library.open(tmp_path / "large") as library:
        library.has_screen = True
        many(library, 5)
        yield library


def words_on_disk(library: Library) -> bytes:
    """Everything in the index folder."""
    return b"".join(path.read_bytes() for path in sorted((library.folder / "index").glob("*")))


def taken_in(monkeypatch: pytest.MonkeyPatch) -> list[Passage]:
    """The passages that this process takes in from now on."""
    seen: list[Passage] = []
    before = Taken.take

    def noted(taken: Taken, passages: Iterable[Passage]) -> None:
        taking = list(passages)
        seen.extend(taking)
        before(taken, taking)

    monkeypatch.setattr(Taken, "take", noted)
    return seen


def indexer_of(library: Library) -> Indexer:
    """Who indexes for a library."""
    found = library.catalogue._indexer
    assert found is not None
    return found


def test_what_is_much_is_taken_in_by_another_process(large: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """This one takes nothing in, finds all of it, and nothing but the file is left."""
    seen = taken_in(monkeypatch)

    assert large.catalogue.search("hut 21")[0].passage.text.strip() == "Row 3 of hut 21."

    assert seen == []
    assert [path.name for path in (large.folder / "index").iterdir()] == ["search"]
    indexer_of(large).wait(60)
    assert not indexer_of(large).is_at_work


def test_what_is_little_is_found_while_another_process_works(large: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """A note and an article are found at once, before and behind the file of the other."""
    monkeypatch.setattr(Indexer, "is_at_work", True)
    monkeypatch.setattr(Indexer, "start", lambda _: True)
    catalogue = large.catalogue
    assert not catalogue.prepare(60)
    assert catalogue.is_waiting

    news = large.shelf.keep(document("The weir was opened at noon.\n", "weir.txt"))
    large.notebook.annotate(news, Span(4, 8), body="ask the keeper of the sluice")
    assert not catalogue.prepare(60)

    assert catalogue.find("weir noon").hits[0].passage.document == news.id
    assert catalogue.find("keeper sluice").hits[0].passage.kind == "note"
    monkeypatch.undo()
    assert {hit.passage.document for hit in catalogue.search("hut", 100)} >= {large.shelf.find("3").id}
    assert catalogue.find("weir noon").hits[0].passage.document == news.id
    assert catalogue.find("keeper sluice").hits[0].passage.kind == "note"


def test_what_was_found_is_found_while_another_process_works(large: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """More documents come: until they are in the file, those that were there stay."""
    assert large.catalogue.search("hut 21")
    more = large.shelf.keep(document("The pears of hut 99.\n\n" + "More of them came by cart. " * 200, "99.txt"))
    monkeypatch.setattr(Indexer, "is_at_work", True)
    monkeypatch.setattr(Indexer, "start", lambda _: True)

    assert not large.catalogue.prepare(60)

    assert large.catalogue.find("hut 21").hits[0].passage.text.strip() == "Row 3 of hut 21."
    monkeypatch.undo()
    assert large.catalogue.search("pears hut 99")[0].passage.document == more.id


def test_a_file_that_holds_much_less_is_not_taken(large: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first part of an index that another process makes anew takes nothing away from what is found."""
    assert large.catalogue.search("hut 21")
    with Library.open(large.folder) as other:
        upkeep = other.catalogue._upkeep
        for each in large.shelf.documents()[1:]:
            upkeep._opened().remove(each.id)
        upkeep._is_saved = False
        monkeypatch.setattr(upkeep, "_if_right", lambda step: (step(), True)[1])
        assert other.catalogue.save()
    large.catalogue.changed("documents", ())

    large.catalogue.prepare(0)

    assert len(large.catalogue.find("hut", 100).hits) == 5


@pytest.mark.parametrize(
    "program", ["store.no_such_module", "this", "antigravity_of_no_one"], ids=["missing", "silent", "unknown"]
)
def test_it_is_done_here_where_no_other_process_can(
    large: Library, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    """A program that dies, or ends well and does nothing, costs time and nothing else; it is not asked again."""
    monkeypatch.setattr("store.library.indexer._PROGRAM", program)
    started: list[object] = []
    start = subprocess.Popen.__init__
    monkeypatch.setattr(subprocess.Popen, "__init__", lambda *all_, **named: started.append(start(*all_, **named)))

    assert large.catalogue.search("hut 21")[0].passage.text.strip() == "Row 3 of hut 21."
    many(large, 7)
    assert large.catalogue.search("hut 42")[0].passage.text.strip() == "Row 6 of hut 42."

    assert len(started) == 1
    assert [path.name for path in (large.folder / "index").iterdir()] == ["search"]


def test_it_is_done_here_where_nothing_can_be_started(large: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the system has no more processes to give."""

    def refused(*_: object, **__: object) -> None:
        raise BlockingIOError("no more processes")

    monkeypatch.setattr(subprocess.Popen, "__init__", refused)

    assert large.catalogue.search("hut 21")[0].passage.text.strip() == "Row 3 of hut 21."


@pytest.mark.parametrize("step", [0, 1, 2])
def test_it_is_done_here_when_the_other_is_killed(large: Library, step: int) -> None:
    """At whatever moment; what is removed then is nowhere."""
    catalogue, ids = large.catalogue, {each.id for each in large.shelf.documents()}
    catalogue.prepare(0)
    process = indexer_of(large)._process
    assert process is not None
    process.send_signal(19 if step else 9)
    if step == 2:
        gone = large.shelf.find("1").id
        large.shelf.remove(gone)
        ids -= {gone}
        assert b"hut 7." not in words_on_disk(large)
    process.kill()

    assert {hit.passage.document for hit in catalogue.search("hut", 100)} == ids
    assert (b"hut 7." in words_on_disk(large)) is (step < 2)


@pytest.mark.parametrize("is_forgotten", [False, True])
@pytest.mark.parametrize("waits", [1, 20, 60, 120, 400])
def test_what_is_removed_while_another_indexes_is_found_no_more(
    large: Library, waits: int, *, is_forgotten: bool
) -> None:
    """At whatever moment: neither in memory nor on disk, when it is killed then; and all else is found."""
    catalogue, ids = large.catalogue, {each.id for each in large.shelf.documents()}
    gone = large.shelf.find("1").id
    catalogue.prepare(0)
    indexer_of(large).wait(waits / 400)

    if is_forgotten:
        large.forget(gone)
    else:
        large.shelf.remove(gone)

    assert gone not in {hit.passage.document for hit in catalogue.find("pears weighed", 100).hits}
    catalogue.close()
    assert b"hut 7." not in words_on_disk(large)
    assert {hit.passage.document for hit in catalogue.search("hut", 100)} == ids - {gone}
    assert b"hut 7." not in words_on_disk(large)


def test_the_index_is_saved_as_it_grows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each time it has grown fourfold; a program that is killed goes on from there."""
    monkeypatch.setattr("store.library.upkeep._MANY", 100)
    with Library.open(tmp_path) as library:
        many(library, 12)
        upkeep, saved = library.catalogue._upkeep, list[int]()
        write = upkeep._file.write

        def noted(*arguments: object) -> bool:
            saved.append(len(upkeep._opened()))
            return write(*arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(upkeep._file, "write", noted)
        library.catalogue.search("hut")

    assert len(saved) == 3
    assert all(later > 3 * earlier for earlier, later in pairwise(saved[:-1]))


def test_the_program_brings_a_store_up_to_date_and_ends(large: Library) -> None:
    """Run as the reader runs it; a second one has nothing to do, and ends well too."""
    for _ in range(2):
        assert indexing.main(large.folder, os.getppid()) == 0

    large.has_screen = False
    assert large.catalogue.prepare(0)


def test_the_program_ends_with_the_one_who_asked(large: Library) -> None:
    """It is not left behind by a reader that was killed, nor does it wait for another one then."""
    assert indexing.main(large.folder, 1 if os.getppid() != 1 else 2) == 1


def test_the_program_waits_for_another(large: Library) -> None:
    """Of two for one store one works; the other looks, and does what is left."""
    (large.folder / "index").mkdir()
    with indexing.alone(large.folder / "index", lambda: True):
        looks = iter([True, True, False])
        board = Courtesy().share()
        command = [sys.executable, "-m", "store.library.indexing", str(large.folder), str(os.getpid()), str(board)]
        with subprocess.Popen(command, pass_fds=[board]) as other:
            with indexing.alone(large.folder / "index", lambda: next(looks)):
                pass
            assert other.poll() is None
            assert list((large.folder / "index").iterdir()) == []
            other.kill()


def test_one_at_a_time_indexes_a_store(tmp_path: Path) -> None:
    """Two that did the same work would take both processors; the second waits, as long as it is wanted."""
    looks: list[bool] = []

    def is_wanted() -> bool:
        looks.append(True)
        return len(looks) < 3

    with indexing.alone(tmp_path / "index", lambda: True), indexing.alone(tmp_path / "index", is_wanted):
        assert len(looks) == 3
    with indexing.alone(tmp_path / "index", is_wanted):
        assert len(looks) == 4, "nobody has the lock any more"


def test_a_store_that_cannot_be_opened_is_not_indexed(tmp_path: Path) -> None:
    """The program ends with an exit code and says nothing."""
    (tmp_path / "index").write_text("a file in the way")

    assert indexing.main(tmp_path, os.getppid()) == 1


def test_claims_that_must_be_found_come_last(large: Library) -> None:
    """The longest text at the very end: the reader that shows it may have found them by then."""
    long = large.shelf.keep(document("The longest of them all. " * 300, "long.txt"))
    known = large.shelf.keep(document("“The pump failed,” said Ilse Brandt.\n", "pump.txt"))
    large.keep_claims(known, large._batches(known).__next__())
    units = large.catalogue._upkeep._units

    order = list(units.easiest_first(units.wanted()))

    claims = [each for each, part in order if part == "claims"]
    assert order[-1] == (long.id, "claims")
    assert claims[0] == known.id
    assert {part for _, part in order[: -len(claims)]} == {"title", "text"}
