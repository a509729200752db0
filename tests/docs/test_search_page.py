"""docs/search.md: every example finds what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from store.extraction.engine import extract
from store.library.searchable import passages
from store.reading.read import read_document
from store.search.index import Index

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLES = re.findall(r"^\| `(.+)` \| (.+) \|$", (DOCS / "search.md").read_text(encoding="utf-8"), re.MULTILINE)
SAMPLE = read_document(DOCS / "samples" / "harbour-inquiry.txt")
INDEX = Index(passages(SAMPLE, extract(SAMPLE)))


@pytest.mark.parametrize(("query", "answer"), EXAMPLES)
def test_an_example_of_the_page_finds_what_it_says(query: str, answer: str) -> None:
    """What a person copies from the page works."""
    best = INDEX.search(query.replace("\\|", "|"))[0].passage

    assert answer in best.text or best.text.strip("“”‘’, .") in answer


def test_the_page_has_examples() -> None:
    """The table is read."""
    assert len(EXAMPLES) > 7
