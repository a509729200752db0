"""docs/exchange.md names what there is to name: formats, filters, CSV columns."""

from __future__ import annotations

import re
from pathlib import Path

from store import formats
from store.exchange.spreadsheet import COLUMNS
from store.library.choosing import FIELDS

PAGE = (Path(__file__).parents[2] / "docs" / "exchange.md").read_text(encoding="utf-8")


def test_page_and_program_know_the_same_formats() -> None:
    """Each row of the table is a format, and each format is a row."""
    assert set(re.findall(r"^\| `([a-z0-9]+)` \|", PAGE, re.MULTILINE)) == {"json", *formats()}


def test_page_and_program_know_the_same_filters() -> None:
    """The fields that a filter may name."""
    assert set(re.findall(r"^\| `([a-z]+):", PAGE, re.MULTILINE)) == set(FIELDS)


def test_page_names_every_column_in_order() -> None:
    """The columns of a spreadsheet as they are written."""
    (named,) = re.findall(r"The columns are type \([^)]*\),\s+([^.]*)\.", PAGE)

    assert ("type", *re.split(r",\s+", named)) == COLUMNS
