"""Verdicts of somebody's own scale: kept by their ids, told by their names, whole in every other store."""

from __future__ import annotations

import csv
import io
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from store.errors import NotAQuery
from store.exchange.claim_review import claim_reviews
from store.exchange.formats import formats
from store.extraction.engine import extract
from store.library.library import Library
from store.model.annotation import Verdict
from store.model.scale import USUAL_SCALE, Grade, Scale
from store.reading.read import read_bytes

TEXT = (
    "“The dyke will hold for a hundred years,” said the engineer Mirjam Vos.\n\n"
    "“Nobody was asked about the dyke,” said Tom Achter, who farms behind it.\n"
)
OWN = Scale(
    (
        Grade(verdict=Verdict("mostly-true"), name="largely <right>", sign="<", colour="green", rating=4),
        Grade(verdict=Verdict("cherry-picked"), name="cherry-picked", colour="orange"),
        Grade(verdict=Verdict("false"), name="false", colour="red", rating=1),
    )
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store in which one claim is "mostly-true" and the other "cherry-picked"."""
    with Library.open(tmp_path / "store", author="ada", machine="desk") as library:
        document = library.shelf.keep(read_bytes(TEXT.encode(), source=str(tmp_path / "dyke.txt"), name="dyke.txt"))
        first, second = extract(document)
        library.notebook.judge(document, first, Verdict("mostly-true"))
        library.notebook.judge(document, second, Verdict("cherry-picked"))
    return tmp_path / "store"


@pytest.fixture
def own(folder: Path) -> Iterator[Library]:
    """That store, opened by who has the scale."""
    with Library.open(folder) as library:
        library.notebook.scale = OWN
        yield library


@pytest.fixture
def foreign(folder: Path) -> Iterator[Library]:
    """The same, opened by somebody who never heard of it."""
    with Library.open(folder) as library:
        yield library


def test_verdict_is_one_object_for_each_id() -> None:
    """Verdicts are compared with `is`, also after a way through another process; iterating gives the usual ones."""
    assert Verdict("half-true") is Verdict("half-true")
    sent = pickle.dumps(Verdict("half-true"))
    assert pickle.loads(sent) is Verdict("half-true")  # noqa: S301 - made a line before
    assert Verdict("supported") is Verdict.SUPPORTED
    assert Verdict("half-true") not in list(Verdict)
    assert (str(Verdict("half-true")), Verdict("half-true").words) == ("half-true", "half true")


@pytest.mark.parametrize("value", ["", "-x", "_x", "a b", "a\x1b[2J", "x" * 41, "a\n", None, 3])
def test_verdict_that_can_be_no_id_is_refused(value: Any) -> None:
    """Nothing that commands a terminal, or is nothing, is ever a verdict."""
    with pytest.raises(ValueError, match="is not a valid Verdict"):
        Verdict(value)


def test_scale_tells_also_what_it_has_not() -> None:
    """The usual ones by their names, others by the words of their ids; open is always there."""
    assert OWN.name(Verdict("mostly-true")) == "largely <right>"
    assert [OWN.grade(Verdict.DISPUTED).sign, OWN.name(Verdict("not-checked"))] == ["≠", "not checked"]
    assert (OWN.grade(Verdict.OPEN).sign, OWN.name(Verdict.OPEN)) == ("", "open")
    assert [grade.verdict for grade in USUAL_SCALE.among([Verdict("q3"), Verdict.OPEN, Verdict.REFUTED])][5:] == [
        Verdict("q3")
    ]


def test_verdict_is_found_by_its_id_and_by_its_name(own: Library) -> None:
    """`verdict:` in the search knows what the person calls it."""
    for query in ("verdict:mostly-true", "verdict:largely", 'verdict:"mostly true"'):
        (hit,) = own.catalogue.search(f"dyke {query} kind:direct")
        assert "hundred years" in hit.passage.text


def test_export_is_filtered_by_id_and_by_name(own: Library, foreign: Library) -> None:
    """A filter takes the id everywhere and the name where the scale is known; what is neither is refused."""
    (kept,) = own.shelf.documents()

    for query in ("verdict:cherry-picked", 'verdict:"largely <right>"', "verdict:mostly-true"):
        assert len(own.doors.dossier(kept.id, query=query).desk.claims) == 1
    assert len(foreign.doors.dossier(kept.id, query="verdict:mostly-true").desk.claims) == 1
    with pytest.raises(NotAQuery, match="largely <right>"):
        own.doors.dossier(kept.id, query="verdict:wrong")


def test_review_has_name_and_rating_of_the_scale(own: Library) -> None:
    """What is published says what the newsroom calls it, with a number only where the scale has one."""
    (kept,) = own.shelf.documents()

    graph = claim_reviews([own.doors.dossier(kept.id)])["@graph"]

    assert isinstance(graph, list)
    ratings = [review["reviewRating"] for review in graph]
    assert ratings == [
        {"@type": "Rating", "ratingValue": 4, "bestRating": 5, "worstRating": 1, "alternateName": "Largely <right>"},
        {"@type": "Rating", "alternateName": "Cherry-picked"},
    ]


def test_store_without_the_scale_shows_the_words_of_the_id(foreign: Library) -> None:
    """Nothing is lost or guessed: a review has a name and no number."""
    (kept,) = foreign.shelf.documents()

    graph = claim_reviews([foreign.doors.dossier(kept.id)])["@graph"]

    assert isinstance(graph, list)
    assert [review["reviewRating"]["alternateName"] for review in graph] == ["Mostly true", "Cherry picked"]


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_formats_for_readers_have_the_name(form: str, own: Library) -> None:
    """And no name is ever markup."""
    (kept,) = own.shelf.documents()

    written = formats()[form].write([own.doors.dossier(kept.id)])

    assert "cherry-picked" in written.lower()
    if form == "html":
        assert "Largely &lt;right&gt;" in written
        assert "<right>" not in written.lower()


def test_spreadsheet_and_web_annotations_have_the_id_and_come_back(own: Library, tmp_path: Path) -> None:
    """A store without the scale takes the verdicts in as they are."""
    (kept,) = own.shelf.documents()
    table = formats()["csv"].write([own.doors.dossier(kept.id)])
    rows = list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"))))
    assert {row["verdict"] for row in rows if row["type"] == "judgement"} == {"mostly-true", "cherry-picked"}

    for form in ("csv", "w3c", "hypothesis"):
        written = formats()[form].write([own.doors.dossier(kept.id)])
        with Library.open(tmp_path / form, author="bob", machine="bench") as other:
            mine = other.shelf.keep(read_bytes(TEXT.encode(), source=str(tmp_path / "dyke.txt"), name="dyke.txt"))
            other.doors.take(written.encode())
            verdicts = sorted(each.verdict for each in other.notebook.judgements(mine.id))
        assert verdicts == [Verdict("cherry-picked"), Verdict("mostly-true")], form
