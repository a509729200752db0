"""`quoth export`: what leaves, where it goes, and what is refused."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tinydb import Query, TinyDB

from store import Library, Span, Verdict, extract, formats
from store.reading.read import read_bytes
from tui.commands import quoth

LETTER = "“Burn this when you have read it,” wrote the clerk.\n\nThe payments began in May.\n"
REPORT = "“The bridge will hold,” said Ines Falk, the engineer.\n\n“It will not,” said Jon Reed.\n"


def call(store: Path, *args: str) -> Result:
    """Run a command on a store, in this process."""
    return CliRunner().invoke(quoth, [*args, "--store", str(store)])


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with two documents: a note and evidence on one, a verdict and a correction on the other."""
    folder = tmp_path / "store"
    with Library.open(folder, author="ada", machine="desk") as library:
        letter, report = (
            library.shelf.keep(read_bytes(text.encode(), source=str(tmp_path / name), name=name))
            for text, name in ((LETTER, "letter.txt"), (REPORT, "report.txt"))
        )
        library.notebook.annotate(
            letter, Span(1, 10), body="=who is *the* clerk?", tags=("source",), evidence=("https://example.org/a",)
        )
        first, second = extract(report)
        library.notebook.judge(report, first, Verdict.REFUTED)
        library.notebook.correct(report, second, speaker="Jonathan Reed")
    return folder


def test_export_needs_documents_or_all_and_not_both(store: Path) -> None:
    """Exit 2, and how to say it."""
    assert call(store, "export", "csv").exit_code == 2
    assert call(store, "export", "csv", "letter", "--all").exit_code == 2
    assert "--all" in call(store, "export", "csv").stderr


@pytest.mark.parametrize("form", ["json", *formats()])
def test_export_refuses_to_overwrite_a_file_unless_forced(form: str, store: Path, tmp_path: Path) -> None:
    """What is there stays there, exit 2; with --force it is written anew."""
    path = tmp_path / "out"
    path.write_text("mine", encoding="utf-8")

    refused = call(store, "export", form, "report", "-o", str(path))

    assert (refused.exit_code, path.read_text(encoding="utf-8")) == (2, "mine")
    assert "--force" in refused.stderr
    assert call(store, "export", form, "report", "-o", str(path), "--force").exit_code == 0
    assert path.read_text(encoding="utf-8") != "mine"


@pytest.mark.parametrize("form", ["json", *formats()])
def test_export_writes_the_same_to_standard_output_and_to_a_file(form: str, store: Path, tmp_path: Path) -> None:
    """`-` and no -o print exactly what a file gets."""
    path = tmp_path / "out"

    printed = call(store, "export", form, "report").stdout_bytes
    call(store, "export", form, "report", "-o", str(path))

    assert path.read_bytes() == printed == call(store, "export", form, "report", "-o", "-").stdout_bytes


def test_export_of_one_document_as_json_has_nothing_of_the_others(store: Path, tmp_path: Path) -> None:
    """Records, history and text of the document that was named, and no word of another."""
    path = tmp_path / "out.json"

    call(store, "export", "json", "report", "-o", str(path))

    written = path.read_text(encoding="utf-8")
    assert "clerk" not in written
    with TinyDB(path) as exported:
        assert exported.table("texts").all()[0]["text"] == REPORT
        (judgement,) = exported.table("judgements").search(Query().verdict == "refuted")
        assert judgement["author"] == "ada"
        assert len(exported.table("history")) == 2


def test_export_of_markdown_is_a_file_a_document(store: Path, tmp_path: Path) -> None:
    """A folder, a file named after each title; its words are no markup."""
    call(store, "export", "markdown", "--all", "-o", str(tmp_path / "notes"))

    files = sorted((tmp_path / "notes").glob("*.md"))
    texts = [file.read_text(encoding="utf-8") for file in files]
    assert len(files) == 2
    (letter,) = [text for text in texts if "clerk" in text]
    assert letter.startswith("---\ntitle: ")
    assert r"\=who is \*the\* clerk?" in letter
    assert "<https://example.org/a>" in letter
    (report,) = [text for text in texts if "Falk" in text]
    assert "## Ines Falk\n\n> “The bridge will hold,”\n\ndirect · **refuted**\n" in report
    assert "## Jonathan Reed" in report


def test_export_of_several_documents_as_markdown_needs_a_folder(store: Path) -> None:
    """Two documents in one stream could not be told apart: exit 2."""
    assert call(store, "export", "markdown", "--all").exit_code == 2


def test_export_of_csv_has_no_cell_that_a_spreadsheet_computes(store: Path) -> None:
    """A note that begins as a formula begins with a quote mark in its cell."""
    text = call(store, "export", "csv", "--all").stdout_bytes.decode("utf-8-sig")

    rows = list(csv.DictReader(text.splitlines()))
    assert [row["note"] for row in rows if row["note"]] == ["'=who is *the* clerk?"]
    assert {row["type"] for row in rows} == {"annotation", "judgement", "correction", "claim"}
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_export_of_claim_reviews_has_the_verdicts(store: Path) -> None:
    """A review for each judged claim, as schema.org has it, and none for the others."""
    (review,) = json.loads(call(store, "export", "claimreview", "--all").stdout)["@graph"]

    assert review["claimReviewed"] == "“The bridge will hold,”"
    assert review["itemReviewed"]["author"] == {"@type": "Person", "name": "Ines Falk"}
    assert review["reviewRating"]["ratingValue"] == 1
    assert review["reviewRating"]["alternateName"] == "Refuted"
    assert review["author"]["name"] == "ada"


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("", {"annotation", "judgement", "correction"}),
        ("tag:source", {"annotation"}),
        ("verdict:refuted", {"judgement"}),
        ("speaker:reed", {"correction"}),
        ("kind:direct", {"annotation", "judgement", "correction"}),
        ("has:note", {"annotation"}),
        ("kind:direct bridge", {"judgement"}),
        ('"will not"', {"correction"}),
        ("verdict:refuted tag:source", set()),
        ("verdict:refuted | speaker:reed", {"judgement", "correction"}),
        ("kind:direct !speaker:falk !tag:source", {"correction"}),
        ("^bridge | ^the", {"judgement"}),
    ],
)
def test_filter_chooses_what_is_exported(query: str, kinds: set[str], store: Path) -> None:
    """By speaker, tag, verdict, kind, what is there, and words; every part must be met."""
    rows = json.loads(call(store, "export", "hypothesis", "--all", "--filter", query).stdout)["rows"]

    assert {row["quoth"]["type"] for row in rows} == kinds


@pytest.mark.parametrize("query", ["verdict:maybe", "verdict:half true", "kind:loud", "has:luck", "doc:letter"])
def test_filter_that_asks_for_what_there_is_not_is_wrong_input(query: str, store: Path) -> None:
    """Exit 2 and one line, and no file."""
    result = call(store, "export", "csv", "--all", "--filter", query)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1


def test_export_goes_on_when_the_text_of_one_document_is_damaged(store: Path) -> None:
    """The others are written; the damaged one is named, exit 3."""
    with Library.open(store) as library:
        letter = library.shelf.find("letter")
    (store / "texts" / f"{letter.text_hash}.txt").unlink()

    result = call(store, "export", "w3c", "--all")

    assert result.exit_code == 3
    assert {item["motivation"] for item in json.loads(result.stdout)["first"]["items"]} == {"assessing", "editing"}


def test_export_from_a_store_that_is_not_there_makes_none(tmp_path: Path) -> None:
    """Exit 2; looking makes no folder."""
    assert call(tmp_path / "none", "export", "json", "--all").exit_code == 2
    assert not (tmp_path / "none").exists()
