"""The history of a claim or note: when it was open, when disputed, and by whom."""

from __future__ import annotations

from tests.tui.screens.conftest import Open


async def test_history_tells_from_what_to_what(open_reader: Open) -> None:
    """`H` lists each change of the claim and of the note on it, and changes nothing."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "2")
        await journey.sees("disputed · saved")
        await journey.press("3")
        await journey.sees("refuted · saved")
        await journey.press("a")
        await journey.type("Ask")
        await journey.press("ctrl+s")
        await journey.sees("note saved")
        await journey.until(lambda: journey.reading.placed)
        await journey.press("H")

        await journey.sees("open → disputed")
        await journey.sees("disputed → refuted")
        await journey.sees("note made: “Ask”")

        await journey.press("escape")
        await journey.until(lambda: journey.app.screen is journey.reader)


async def test_history_from_the_sidebar(open_reader: Open) -> None:
    """The claim that the list is on is meant."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("tab", "1")
        await journey.sees("supported · saved")
        await journey.until(lambda: journey.reading.listed[0].records)
        await journey.press("H")

        await journey.sees("open → supported")


async def test_history_of_nothing_is_said(open_reader: Open) -> None:
    """Where nothing of one's own is there is nothing to tell."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("g", "H")

        await journey.sees("nothing of yours here has a history")
        assert journey.app.screen is journey.reader


async def test_history_of_a_claim_whose_verdict_was_undone(open_reader: Open) -> None:
    """What was taken back was done all the same: the history tells both."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "2")
        await journey.sees("disputed · saved")
        await journey.press("u")
        await journey.until(lambda: not any(row.records for row in journey.reading.listed))
        await journey.press("H")

        await journey.sees("open → disputed")


async def test_short_history_takes_every_moving_key(open_reader: Open) -> None:
    """Where there is nothing to scroll, the keys that scroll do nothing."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "2")
        await journey.until(lambda: any(row.records for row in journey.reading.listed))
        await journey.press("H")
        await journey.sees("open → disputed")
        await journey.press("g", "G", "j", "k", "space", "b", "home", "end")
        await journey.sees("open → disputed")
        await journey.press("H")
        await journey.until(lambda: journey.app.screen is journey.reader)
