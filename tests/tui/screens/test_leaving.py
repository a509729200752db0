"""Leaving a document for a hit in another one: what was begun in it is there when the person comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.library.library import Library
from store.reading.read import read_bytes
from tests.tui.screens.conftest import Journey, Open

LEDGER = "The ledger\n\n“The biscuit tin was opened in March,” the auditor Jette Holm wrote.\n"


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """Another document on the same shelf; its id."""
    with Library.open(tmp_path / "store") as library:
        return library.shelf.keep(read_bytes(LEDGER.encode(), source="/papers/ledger.txt", name="ledger.txt")).id


async def go_to_the_ledger(journey: Journey, ledger: str) -> None:
    """Search everything, and take the hit in the other document."""
    await journey.press("/", "/")
    await journey.type("biscuit tin march")
    await journey.sees("The ledger")
    await journey.until(
        lambda: journey.reader.searching.hit and journey.reader.searching.hit.passage.document == ledger
    )
    await journey.press("enter")
    await journey.until(lambda: journey.reading.document.id == ledger)
    await journey.ready()


async def test_draft_and_mark_outlive_a_hit_in_another_document(open_reader: Open, ledger: str) -> None:
    """A note that was begun and left, and a mark, are there after a search led elsewhere and the person came back."""
    async with open_reader() as journey:
        await journey.ready()
        own = journey.reading.document.id
        await journey.until(lambda: journey.reading.document.id != ledger)
        await journey.press("]", "]", "m", "k")
        place = journey.reader.pane.cursor
        await journey.press("a")
        await journey.type("ask about the tin")
        await journey.press("escape")
        await journey.sees("draft kept")

        await go_to_the_ledger(journey, ledger)
        own = journey.app.session.kept_id(own)
        journey.reader.open_document(own)
        await journey.until(lambda: journey.reading.document.id == own)
        await journey.ready()

        await journey.press("g", "`", "k")
        await journey.until(lambda: journey.reader.pane.cursor == place)
        await journey.until(lambda: journey.reader.drafts)
        await journey.press("a")
        await journey.sees("ask about the tin")


async def test_note_begun_while_the_hit_is_opened_is_not_lost(open_reader: Open, ledger: str) -> None:
    """Letters that come behind Enter, before the other document is there, make no note in a text that is leaving."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("/", "/")
        await journey.type("biscuit tin march")
        await journey.until(
            lambda: journey.reader.searching.hit and journey.reader.searching.hit.passage.document == ledger
        )
        await journey.press("enter", "a")
        await journey.type("mine")
        await journey.press("escape")

        await journey.until(lambda: any("mine" in body for body in journey.reader.drafts.values()))


async def test_a_text_that_was_left_is_held_by_nothing(open_reader: Open, ledger: str) -> None:
    """The first screen stays as long as the program runs; its text, claims and search do not: each may be 10 MB."""
    async with open_reader() as journey:
        await journey.ready()
        first = journey.reader
        await journey.press("T", "escape")
        await go_to_the_ledger(journey, ledger)

        await journey.until(lambda: not first.is_attached and not first.pane.text)

        assert (first.reading.document.text, first.reading.rows, first.sidebar.row_count) == ("", (), 0)
        assert first.pane.rows.line_count <= 1
        assert not {"searching", "triaging"} & vars(first).keys()
