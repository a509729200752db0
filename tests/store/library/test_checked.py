"""Every quotation of a document, held against sources."""

from __future__ import annotations

from pathlib import Path

from store.checking.sources import Sources
from store.extraction.engine import extract
from store.library.checked import check_document
from store.model.comparison import ComparisonKind
from store.model.document import Document
from store.reading.read import read_document

TRANSCRIPT = """\
MS OKAFOR: We will go, but not alone. It is late and the road is under water.

MR ABARA: I have seen two bridges fall. I do not wish to see a third.
"""


def document(tmp_path: Path, text: str) -> Document:
    """A text, read from a file."""
    path = tmp_path / "article.txt"
    path.write_text(text, encoding="utf-8")
    return read_document(path)


def kinds(tmp_path: Path, text: str) -> list[tuple[str, str]]:
    """The words of each quotation of an article, and what they are to the transcript."""
    article = document(tmp_path, text)
    checked = check_document(article, extract(article), Sources([("transcript", TRANSCRIPT)]))
    return [(one.comparison.quotation, one.comparison.kind.value) for one in checked]


def test_a_quotation_that_goes_on_behind_its_speaker_is_one(tmp_path: Path) -> None:
    """Words broken off by "she said" and taken up in lower case are held against the source in one piece."""
    assert kinds(tmp_path, "“We will go,” Ms Okafor said, “but not alone.”\n") == [
        ("We will go, … but not alone.", "verbatim")
    ]


def test_a_new_sentence_behind_the_speaker_is_a_quotation_of_its_own(tmp_path: Path) -> None:
    """Nothing says that it followed at once."""
    assert kinds(tmp_path, "“It is late,” Ms Okafor said. “We will go,” she said.\n") == [
        ("It is late,", "verbatim"),
        ("We will go,", "verbatim"),
    ]


def test_only_what_stands_between_marks_is_checked(tmp_path: Path) -> None:
    """Of a mixed claim the quoted words, of one told in other words nothing."""
    text = "Mr Abara said that he did “not wish to see a third” bridge fall. Ms Okafor said that it was late.\n"

    assert kinds(tmp_path, text) == [("not wish to see a third", "verbatim")]


def test_a_quotation_inside_another_is_checked_once(tmp_path: Path) -> None:
    """The inner words are part of the outer ones."""
    text = "“I remember Mr Abara saying to me, ‘I have seen two bridges fall,’ and I believed him,” said Ms Okafor.\n"

    assert len(kinds(tmp_path, text)) == 1


def test_places_are_in_the_article_and_in_the_source(tmp_path: Path) -> None:
    """Both sides can be shown."""
    article = document(tmp_path, "The road was closed.\n\n“I have seen three bridges fall,” said Mr Abara.\n")

    (one,) = check_document(article, extract(article), Sources([("transcript", TRANSCRIPT)]))

    assert one.span.of(article.text) == "I have seen three bridges fall,"
    assert one.comparison.kind is ComparisonKind.ALTERED
    assert one.comparison.spans[0].of(TRANSCRIPT) == "I have seen two bridges fall"
    assert one.comparison.source == "transcript"
