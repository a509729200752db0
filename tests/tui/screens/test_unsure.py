"""What a changed text does to one's notes and verdicts: said, listed, confirmed or taken away; never guessed."""

from __future__ import annotations

import pytest

from store import Certainty, Verdict
from tests.tui.screens.conftest import MILL, Journey, Open
from tui.screens.unsure import UnsureDrawer

PATCHED = MILL.replace("We mended the roof in May", "They patched the old roof in April").replace(
    "The rain came through in June", "The water ran in by August"
)
"""The first quotation in other words: a note on it is uncertain."""
REWRITTEN = """# A concert in the park

The brass band plays on Sunday at four. Bring chairs, said nobody, but everybody does.

“Come early,” the bandmaster, Ruta Klee, told this paper. “Last year there was no shade left by three.”
"""
"""Nothing of the old text."""


async def leave(journey: Journey) -> None:
    """Quit when everything is written."""
    await journey.until(journey.is_quiet)
    await journey.press("q")
    await journey.until(lambda: not journey.app.is_running)


async def note_on_first_claim(open_reader: Open, words: str) -> None:
    """Write a note on the first claim of the old text, and leave."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "a")
        await journey.type(words)
        await journey.press("ctrl+s")
        await journey.sees("note saved")
        await leave(journey)


async def verdict_on_first_claim(open_reader: Open) -> None:
    """Dispute the first claim of the old text, and leave."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("g", "]", "2")
        await journey.sees("disputed · saved")
        await leave(journey)


async def test_uncertain_note_is_confirmed_for_good(open_reader: Open) -> None:
    """It is said at opening, looks uncertain, is confirmed with y, and is sure the next time."""
    await note_on_first_claim(open_reader, "Ask for the bill")

    async with open_reader(PATCHED) as journey:
        await journey.ready()
        await journey.sees("text changed: 1 note to confirm: U")
        assert journey.reader.pane.layer_spans("unsure")
        assert not journey.reader.pane.layer_spans("note")
        await journey.until(lambda: "✎?" in journey.screen())

        await journey.press("U")
        await journey.sees("1 to confirm, 0 lost")
        await journey.sees("now “They patched the old roof in April,”")
        await journey.press("y")
        await journey.sees("note confirmed")
        await journey.sees("Nothing is unsure here")
        await journey.press("escape")
        await journey.until(lambda: journey.reader.pane.layer_spans("note"))
        await leave(journey)

    async with open_reader(PATCHED) as journey:
        await journey.ready()
        await journey.until(lambda: journey.reading.placed)
        placed = journey.reading.placed[0]
        assert placed.anchor is not None
        assert placed.anchor.certainty is Certainty.SURE
        assert not journey.reading.doubts
        assert "confirm" not in journey.reader.status.message


async def test_lost_note_is_listed_with_its_quote(open_reader: Open) -> None:
    """Its words are nowhere: it is shown with them and what was written, and there is nothing to confirm."""
    await note_on_first_claim(open_reader, "Ask for the bill")

    async with open_reader(REWRITTEN) as journey:
        await journey.ready()
        await journey.sees("text changed: 1 note lost: U")
        await journey.press("U")
        await journey.sees("Ask for the bill")
        await journey.sees("We mended the roof in May")
        await journey.press("y")
        await journey.sees("nothing to confirm")
        await journey.press("enter")
        await journey.sees("no place to go to")

        assert journey.reading.doubts


async def test_lost_note_is_taken_away_and_comes_back(open_reader: Open) -> None:
    """`x` takes it away, `u` brings it back, in the drawer."""
    await note_on_first_claim(open_reader, "Ask for the bill")

    async with open_reader(REWRITTEN) as journey:
        await journey.ready()
        await journey.press("U", "x")
        await journey.sees("Nothing is unsure here")
        assert not journey.reading.placed

        await journey.press("u")
        await journey.sees("Ask for the bill")
        await journey.press("escape")
        await journey.until(lambda: journey.app.screen is journey.reader)


async def test_verdict_on_other_words_is_uncertain_until_confirmed(open_reader: Open) -> None:
    """The sidebar does not show it as sure; confirmed, it is."""
    await verdict_on_first_claim(open_reader)

    async with open_reader(PATCHED) as journey:
        await journey.ready()
        await journey.sees("1 verdict to confirm: U")
        assert "≠?" in journey.screen()
        await journey.press("U", "y")
        await journey.sees("verdict disputed confirmed")
        await journey.press("escape")

        await journey.until(lambda: journey.reading.rows and not journey.reading.rows[0].unsure)
        assert journey.reading.rows[0].verdict is Verdict.DISPUTED


async def test_verdict_of_a_claim_that_is_gone_is_listed(open_reader: Open) -> None:
    """An orphaned verdict stays, with its words, and can be taken away and brought back."""
    await verdict_on_first_claim(open_reader)

    async with open_reader(REWRITTEN) as journey:
        await journey.ready()
        await journey.sees("1 verdict lost: U")
        await journey.press("U")
        await journey.sees("verdict disputed")
        await journey.press("x")
        await journey.sees("Nothing is unsure here")
        await journey.press("u")

        await journey.until(lambda: journey.reading.doubts)
        (doubt,) = journey.reading.doubts
        assert doubt.is_orphan
        assert "We mended the roof in May" in doubt.quote


async def test_enter_goes_there_and_escape_goes_back(open_reader: Open) -> None:
    """The text shows the place of the row; Escape leaves it as it was, Enter stays."""
    await note_on_first_claim(open_reader, "Ask for the bill")

    async with open_reader(PATCHED) as journey:
        await journey.ready()
        await journey.press("G")
        end, start = journey.reader.pane.cursor, PATCHED.index("“They")
        await journey.press("U")
        await journey.until(lambda: journey.reader.pane.cursor == start)
        await journey.press("escape")
        assert journey.reader.pane.cursor == end

        await journey.press("U", "enter")
        await journey.until(lambda: journey.reader.pane.cursor == start)
        await journey.press("ctrl+o")

        assert journey.reader.pane.cursor == end


@pytest.mark.parametrize("size", [(80, 24), (200, 60), (60, 16)])
async def test_drawer_fits_the_screen(open_reader: Open, size: tuple[int, int]) -> None:
    """At each size the words then and now and the keys can be read."""
    await note_on_first_claim(open_reader, "Ask for the bill")

    async with open_reader(PATCHED, size=size) as journey:
        await journey.ready()
        await journey.press("U")
        await journey.sees("then “We mended the roof in May,”")
        await journey.sees("now “They patched the old roof in April,”")
        await journey.sees("y confirm")

        assert isinstance(journey.app.screen, UnsureDrawer)


async def test_what_is_said_at_opening_leaves_the_status_bar_its_two_lines(open_reader: Open) -> None:
    """At 80 columns the words and the hints below are in sight; the title gives way."""
    await note_on_first_claim(open_reader, "Ask for the bill")
    await verdict_on_first_claim(open_reader)

    async with open_reader(PATCHED, size=(80, 24)) as journey:
        await journey.ready()
        await journey.sees("text changed: 1 note and 1 verdict to confirm: U")

        state, hints = journey.screen().splitlines()[-2:]
        assert state.endswith(": U") or "%" in state
        assert hints.endswith("? keys")


async def test_change_is_shown_also_when_the_drawer_was_left_at_once(open_reader: Open) -> None:
    """`y` and Escape in one breath: the reader shows what became of it."""
    await note_on_first_claim(open_reader, "Ask for the bill")

    async with open_reader(PATCHED) as journey:
        await journey.ready()
        await journey.until(lambda: journey.reading.doubts)
        await journey.press("U", "y", "escape")

        await journey.until(lambda: journey.reader.pane.layer_spans("note"))


async def test_unchanged_text_has_nothing_unsure(open_reader: Open) -> None:
    """The empty drawer says so in words, and nothing is said at opening."""
    await note_on_first_claim(open_reader, "Ask for the bill")

    async with open_reader() as journey:
        await journey.ready()
        assert not journey.reader.status.message
        await journey.press("U")

        await journey.sees("Nothing is unsure here")


async def test_changed_text_without_notes_is_said(open_reader: Open) -> None:
    """Also when nothing of one's own is in it."""
    async with open_reader() as journey:
        await journey.ready()
        await leave(journey)

    async with open_reader(PATCHED) as journey:
        await journey.ready()

        await journey.sees("the text changed since your last visit")
        assert not journey.reading.doubts
