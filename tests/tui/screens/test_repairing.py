"""Repairing claims, and the library."""

from __future__ import annotations

from tests.tui.screens.conftest import MILL, Open


async def test_speaker_is_repaired_for_good(open_reader: Open) -> None:
    """`r` says who says it; the next extraction has it still."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "r")
        await journey.sees("Who says it?")
        await journey.press("ctrl+u")
        await journey.type("Anna B")
        await journey.press("enter")
        await journey.until(lambda: journey.reading.listed[0].who == "Anna B")
        await journey.press("q")
        await journey.until(lambda: not journey.app.is_running)

    async with open_reader() as journey:
        await journey.ready()

        await journey.until(lambda: journey.reading.listed[0].who == "Anna B")


async def test_hidden_claim_is_gone_and_comes_back(open_reader: Open) -> None:
    """`-` hides it, `u` brings it back."""
    async with open_reader() as journey:
        await journey.ready()
        count = len(journey.reading.rows)

        await journey.press("]", "-")
        await journey.until(lambda: len(journey.reading.rows) == count - 1)
        await journey.press("u")
        await journey.until(lambda: len(journey.reading.rows) == count)


async def test_claim_is_made_of_a_selection(open_reader: Open) -> None:
    """`c` makes a claim of what is selected; it can be moved to and judged like others."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("}", "}", "v", "w", "e", "c")
        await journey.type("The council")
        await journey.press("enter")

        await journey.until(lambda: any(row.span.of(MILL) == "The council" for row in journey.reading.listed))


async def test_library_opens_another_document(open_reader: Open) -> None:
    """`L` lists what is kept, the last read first; choosing one opens it."""
    async with open_reader("Rain fell. “Wet,” said Ada Hale.\n", name="rain") as journey:
        await journey.ready()
        await journey.press("q")
        await journey.until(lambda: not journey.app.is_running)

    async with open_reader() as journey:
        await journey.ready()
        await journey.press("L")
        await journey.sees("rain.md")

        await journey.press("2")

        await journey.until(lambda: "Rain fell" in journey.reader.pane.text)
        await journey.ready()
