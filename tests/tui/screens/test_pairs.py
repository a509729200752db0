"""Keys that come in pairs: what one does, the other takes back. Every key that moves is pressed here or beside it."""

from __future__ import annotations

import pytest

from store.model.span import Span
from tests.tui.screens.conftest import MILL, Journey, Open

PAIRS = (
    ("}", "{"),
    ("]", "["),
    (".", ","),
    (">", "<"),
    ("'", '"'),
    ("j", "k"),
    ("ctrl+d", "ctrl+u"),
    ("space", "b"),
)


async def at_first_claim(journey: Journey) -> int:
    """Go to the first claim, with a highlight on each; where that is."""
    await journey.ready()
    for row in journey.reading.listed:
        await journey.reader.session.annotate(journey.reading.document, row.span)
    journey.reader.keeping.refresh()
    await journey.until(lambda: len(journey.reading.placed) == len(journey.reading.listed))
    await journey.press("g", "]")
    return journey.reader.pane.cursor


@pytest.mark.parametrize(("forth", "back"), PAIRS)
async def test_place_is_gone_on_from_and_back_to(open_reader: Open, forth: str, back: str) -> None:
    """Paragraph, claim, claim without a verdict, claim by the same speaker, annotation, line, half a page, page."""
    async with open_reader(size=(60, 16)) as journey:
        start = await at_first_claim(journey)

        await journey.press(forth)

        assert journey.reader.pane.cursor > start
        await journey.press(back)
        assert journey.reader.pane.cursor == start


async def test_heading_is_gone_on_from_and_back_to(open_reader: Open) -> None:
    """From the title to the next heading, and back."""
    async with open_reader() as journey:
        await journey.ready()

        await journey.press(")")

        assert journey.reader.pane.cursor == MILL.index("## What")
        await journey.press("(")
        assert journey.reader.pane.cursor == 0


async def test_lines_get_narrower_and_wider(open_reader: Open) -> None:
    """By as much in both directions; the place stays."""
    async with open_reader() as journey:
        place, measure = await at_first_claim(journey), journey.reader.pane.measure

        await journey.press("ctrl+left")

        assert journey.reader.pane.measure < measure
        await journey.press("ctrl+right")
        assert (journey.reader.pane.measure, journey.reader.pane.cursor) == (measure, place)


async def test_lines_are_selected_whole_and_let_go(open_reader: Open) -> None:
    """`V` takes the line of the screen, `j` the next one with it; `V` again lets go."""
    async with open_reader(size=(60, 16)) as journey:
        place = await at_first_claim(journey)
        line, below = journey.reader.pane.display_line(place), journey.reader.pane.cursor_row + 1

        await journey.press("V")
        assert journey.reader.pane.selection == line
        await journey.press("j")

        assert journey.reader.pane.cursor_row == below
        assert journey.reader.pane.selection == Span(
            line.start, journey.reader.pane.display_line(journey.reader.pane.cursor).end
        )
        await journey.press("V")
        assert journey.reader.pane.selection is None


async def test_older_query_comes_and_goes(open_reader: Open) -> None:
    """ctrl+up has what was searched for before, ctrl+down what stood in the box."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("/")
        await journey.type("biscuit tin")
        await journey.press("enter")
        await journey.until(lambda: not journey.reader.searching.is_open)
        await journey.press("/")
        await journey.type("slate")

        await journey.press("ctrl+up")

        assert journey.query == "biscuit tin"
        await journey.press("ctrl+down")
        assert journey.query == "slate"
