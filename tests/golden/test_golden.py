"""Every golden case against the extraction; what "the same" means stands in cases.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden.cases import FOLDER, Case, all_cases, read_cases
from tests.golden.comparing import differences, report
from tests.golden.locating import gold_row

CASES = all_cases()


def marked(case: Case) -> object:
    """The case for pytest, with its known gap as a strict xfail."""
    reason = case.headers.get("xfail")
    return pytest.param(case, id=case.id, marks=[pytest.mark.xfail(reason=reason, strict=True)] if reason else [])


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_extraction_finds_what_an_annotator_marks(case: Case) -> None:
    """The claims of a case are those that its lines say, no more and no fewer."""
    rows = differences(case)

    assert not rows, report(case, rows)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_case_expects_words_of_its_text(case: Case) -> None:
    """Every piece of an expectation stands in the text, so a slip of the pen is no gap of the engine."""
    text = " ".join(case.text.split())

    for line in case.lines:
        for part in (line.source, line.cue, line.content):
            for piece in part.split(" … "):
                assert piece == "*" or " ".join(piece.split()) in text, piece


def test_cases_have_names_of_their_own() -> None:
    """A case is found by its file and name."""
    assert len({case.id for case in CASES}) == len(CASES)


def test_cases_are_many() -> None:
    """The engine is held to at least 150 readable cases."""
    assert len(CASES) >= 150


@pytest.mark.parametrize("path", sorted((FOLDER / "articles").glob("*.txt")), ids=lambda path: path.stem)
def test_article_expects_words_of_its_text(path: Path) -> None:
    """Every line of an annotated article is found in its text, each at a place of its own."""
    (case,) = read_cases(path)

    attributions = gold_row(case)["attributions"]

    assert isinstance(attributions, list)
    assert len({str(row["content"]) for row in attributions}) == len(case.lines)
