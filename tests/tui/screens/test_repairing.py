"""Repairing claims, and the library."""

from __future__ import annotations

from store import ClaimKind, Span
from tests.tui.screens.conftest import MILL, Open


async def test_speaker_is_repaired_for_good(open_reader: Open) -> None:
    """`r` says who says it; the next extraction has it still."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "r", "1")
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


async def test_kind_is_repaired_and_undone(open_reader: Open) -> None:
    """What was taken for a report is a quotation."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "]")
        claim = journey.reader.row
        assert claim is not None
        assert claim.claim.kind is ClaimKind.INDIRECT
        await journey.press("r", "2")
        await journey.sees("How is it told?")
        await journey.press("1")
        await journey.sees("quoted · saved")
        await journey.until(lambda: journey.reading.listed[1].claim.kind is ClaimKind.DIRECT)

        await journey.press("u")
        await journey.until(lambda: journey.reading.listed[1].claim.kind is ClaimKind.INDIRECT)


async def test_words_of_a_claim_are_repaired_by_a_selection(open_reader: Open) -> None:
    """The claim is selected, made shorter, and is what is selected from then on; the next session has it still."""
    words = "the money never arrived"
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "]", "r", "3")
        await journey.sees("select what is said, then r")
        start = MILL.index(words)
        journey.reader.pane.select(Span(start, start + len(words)))
        await journey.press("r")
        await journey.sees("· saved")
        await journey.until(lambda: any(row.span.of(MILL) == words for row in journey.reading.listed))
        await journey.until(journey.is_quiet)
        await journey.press("q")
        await journey.until(lambda: not journey.app.is_running)

    async with open_reader() as journey:
        await journey.ready()
        await journey.until(lambda: any(row.span.of(MILL) == words for row in journey.reading.listed))


async def test_speaker_is_another_everywhere_in_the_document(open_reader: Open) -> None:
    """All claims of one speaker move in one step."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]")
        row = journey.reader.row
        assert row is not None
        count = sum(each.who == row.who for each in journey.reading.rows)
        assert count > 1
        await journey.press("r", "4")
        await journey.type("Ann Brant")
        await journey.press("enter")
        await journey.until(lambda: sum(each.who == "Ann Brant" for each in journey.reading.rows) == count)

        await journey.press("u")
        await journey.until(lambda: sum(each.who == row.who for each in journey.reading.rows) == count)


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

        await journey.press("j", "enter")

        await journey.until(lambda: "Rain fell" in journey.reader.pane.text)
        await journey.ready()
