"""Copying from the search: the words and the source are those of the hit, wherever it is."""

from __future__ import annotations

import pytest

from tests.tui.screens.conftest import Journey, Open, keep_ferry
from tui.modes.keymap import Change, keymap
from tui.modes.mode import Mode


async def find_ferry(journey: Journey) -> None:
    """Find the words of another document; the text before the person may still be the own one."""
    await journey.ready()
    await journey.press("/", "/")
    await journey.type("boat turns round")
    await journey.until(lambda: (hit := journey.reader.searching.hit) and "turns round" in hit.passage.text)


async def test_words_of_a_hit_are_those_of_its_document(open_reader: Open) -> None:
    """Also where they are asked for before its text is shown."""
    await keep_ferry(open_reader)
    async with open_reader() as journey:
        await find_ferry(journey)

        await journey.press("ctrl+y")

        await journey.until(lambda: journey.app.clipboard)
        assert journey.app.clipboard == "“The boat turns round at the lighthouse,”"


async def test_hit_is_cited_with_its_own_document(open_reader: Open) -> None:
    """By the palette, the one way to a citation from the search: never with the title of what is read."""
    await keep_ferry(open_reader)
    async with open_reader() as journey:
        await find_ferry(journey)

        await journey.press("ctrl+p")
        await journey.type("citation")
        await journey.press("enter")
        await journey.sees("Copy as a citation in")
        await journey.press("1")

        await journey.until(lambda: journey.app.clipboard)
        assert "turns round at the lighthouse" in journey.app.clipboard
        assert "ferry.md" in journey.app.clipboard
        assert "mill" not in journey.app.clipboard


@pytest.mark.parametrize("action", ["note", "highlight", "make_claim", "evidence", "hide"])
async def test_nothing_is_written_on_the_own_text_for_a_hit_in_another(open_reader: Open, action: str) -> None:
    """A config may give the search a key that the text has: its place is one of another document, and is not used."""
    await keep_ferry(open_reader)
    async with open_reader() as journey:
        journey.reader.keymap, _ = keymap([Change(action=action, keys=("alt+m",), mode=Mode.SEARCH)])
        await find_ferry(journey)

        await journey.press("alt+m")

        await journey.sees("this hit is in another document: go there first")
        assert journey.app.screen is journey.reader
        assert not await journey.reader.session.ask(lambda library: library.notebook.annotations())
