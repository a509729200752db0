"""The search over everything kept keeps step with the shelf."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from store.extraction.engine import extract
from store.library.library import Library
from store.library.searchable import passages
from store.model.document import Document
from store.reading.read import read_bytes
from store.search.segments import Segment

if TYPE_CHECKING:
    import pytest

    from store.search.arrays import Flags, Numbers

QUARRY = "“The blasting wakes the hens,” said Olwen Price, who keeps forty of them.\n\nThe quarry opened in 1961.\n"
LIBRARY_NEWS = "The reading room will close on Mondays, the librarian Karim Nasser said.\n"


def document(text: str, source: str) -> Document:
    """A document as the reading room makes it."""
    return read_bytes(text.encode(), source=source)


def test_passages_are_the_claims_with_their_speakers_and_the_sentences() -> None:
    """A claim is found by its words or by who said it; what is in no claim is found as a sentence."""
    quarry = document(QUARRY, "quarry.txt")

    found = tuple(passages(quarry, extract(quarry)))

    assert any(each.kind == "direct" and "hens" in each.text and each.speaker == "Olwen Price" for each in found)
    assert any(each.kind == "sentence" and "1961" in each.text for each in found)
    assert all(each.text == each.span.of(QUARRY) for each in found)


def test_search_finds_a_place_in_each_kept_document(tmp_path: Path) -> None:
    """Both documents are searched, and a hit points into the right one."""
    with Library.open(tmp_path / "store") as library:
        quarry = library.shelf.keep(document(QUARRY, "quarry.txt"))
        library.shelf.keep(document(LIBRARY_NEWS, "library.txt"))

        best = library.catalogue.search("blasting wakes hens")[0]

    assert best.passage.document == quarry.id
    assert "hens" in best.passage.span.of(QUARRY)


def test_search_finds_a_document_that_was_kept_after_the_first_search(tmp_path: Path) -> None:
    """A new document is added to the index that is there."""
    with Library.open(tmp_path / "store") as library:
        library.shelf.keep(document(QUARRY, "quarry.txt"))
        assert library.catalogue.search("reading room mondays") == ()

        news = library.shelf.keep(document(LIBRARY_NEWS, "library.txt"))

        assert library.catalogue.search("reading room mondays")[0].passage.document == news.id


def test_search_forgets_a_text_that_was_replaced_or_removed(tmp_path: Path) -> None:
    """What is no longer on the shelf is not found."""
    with Library.open(tmp_path / "store") as library:
        kept = library.shelf.keep(document(QUARRY, "quarry.txt"))
        assert library.catalogue.search("blasting hens")

        library.shelf.keep(replace(document(LIBRARY_NEWS, "quarry.txt"), source=kept.source))
        assert library.catalogue.search("blasting hens") == ()

        library.shelf.remove(kept.id)
        assert library.catalogue.search("reading room") == ()


def test_index_is_made_a_little_at_a_time(tmp_path: Path) -> None:
    """Between two pieces of work the store's thread is free; what is in the index already is found meanwhile."""
    with Library.open(tmp_path / "store") as library:
        news = library.shelf.keep(document(LIBRARY_NEWS, "library.txt"))
        assert library.catalogue.find("reading room").hits == ()

        pieces = 1
        while not library.catalogue.prepare(0):
            pieces += 1
            library.shelf.remember(news, pieces)

        assert pieces > 2
        assert library.catalogue.find("reading room").hits[0].passage.document == news.id
        assert library.catalogue.prepare(0)


def test_search_finds_the_others_when_a_text_is_damaged(tmp_path: Path) -> None:
    """One lost text does not hide the rest."""
    with Library.open(tmp_path / "store") as library:
        library.shelf.keep(document(QUARRY, "quarry.txt"))
        for path in (tmp_path / "store" / "texts").iterdir():
            path.write_text("something else")
        news = library.shelf.keep(document(LIBRARY_NEWS, "library.txt"))

        assert library.catalogue.search("reading room mondays")[0].passage.document == news.id


def test_index_is_right_when_the_shelf_changes_while_it_is_made(tmp_path: Path) -> None:
    """A document that is removed or added in between is left out, or is in."""
    with Library.open(tmp_path / "store") as library:
        quarry = library.shelf.keep(document(QUARRY, "quarry.txt"))
        assert not library.catalogue.prepare(0)

        library.shelf.remove(quarry.id)
        news = library.shelf.keep(document(LIBRARY_NEWS, "library.txt"))

        assert library.catalogue.search("blasting wakes hens") == ()
        assert library.catalogue.search("reading room mondays")[0].passage.document == news.id


def test_a_new_extraction_takes_all_claims_away_in_one_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first search after it waits for one walk over what is in the index, not for one a document."""
    with Library.open(tmp_path / "store") as library:
        for number in range(12):
            library.shelf.keep(document(QUARRY.replace("forty", f"{number} dozen"), f"{number}.txt"))
        assert any(hit.passage.kind == "direct" for hit in library.catalogue.search("blasting hens"))
        monkeypatch.setattr("store.library.units.version", lambda: "the next")
        library.catalogue.changed("documents", ())
        walked: list[Segment] = []
        lose = Segment.lose

        def counted(each: Segment, gone: Flags) -> tuple[Numbers, Numbers]:
            walked.append(each)
            return lose(each, gone)

        monkeypatch.setattr(Segment, "lose", counted)

        hits = library.catalogue.find("blasting hens").hits

        assert not any(hit.passage.kind == "direct" for hit in hits)
        assert walked
        assert len(walked) == len(set(map(id, walked)))
