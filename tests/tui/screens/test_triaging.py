"""Triage: claims come up one after the other, one key judges, and it goes on where it stopped."""

from __future__ import annotations

from dataclasses import replace

from store import USUAL_SCALE, Grade, Scale, Verdict
from tests.tui.screens.conftest import MILL, Journey, Open
from tui.listing import Listing
from tui.modes.keymap import keymap
from tui.modes.mode import Mode
from tui.reading import NOTHING


async def begin(journey: Journey) -> None:
    """Wait for the claims, and start."""
    await journey.ready()
    await journey.press("T")
    await journey.until(lambda: journey.reader.mode is Mode.TRIAGE and journey.reader.row)
    await journey.sees("judged")


def here(journey: Journey) -> str:
    """Id of the claim that is looked at."""
    row = journey.reader.triaging.row
    return row.claim.id if row else ""


async def leave(journey: Journey) -> None:
    """Quit when everything is written."""
    await journey.until(journey.is_quiet)
    await journey.press("escape", "q")
    await journey.until(lambda: not journey.app.is_running)


async def test_every_claim_is_judged_with_one_key_each(open_reader: Open) -> None:
    """A key a claim, progress shown, and in the end nothing is left."""
    async with open_reader() as journey:
        await begin(journey)
        total = len(journey.reading.rows)
        await journey.sees(f"0 of {total} judged")
        await journey.sees("worth checking")

        for _ in range(total):
            await journey.press("4")

        await journey.sees("Nothing is left to judge here.")
        await journey.until(lambda: all(row.verdict is Verdict.UNVERIFIABLE for row in journey.reading.rows))
        await journey.sees(f"{total} of {total} judged")


async def test_triage_asked_for_too_early_begins_when_the_claims_are_there(open_reader: Open) -> None:
    """Pressed before a claim is known it says so, and comes up by itself; it never says that there is none."""
    async with open_reader(MILL * 40) as journey:
        assert not journey.reading.rows
        await journey.press("T")

        await journey.until(lambda: journey.reader.mode is Mode.TRIAGE)

        assert not journey.reader.status.message.startswith("No claims")


async def test_triage_does_not_come_up_for_who_went_on_reading(open_reader: Open) -> None:
    """Any other key after it takes the wish back."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.until(lambda: journey.reading.is_laid_out and journey.is_quiet())
        reading, triaging = journey.reading, journey.reader.triaging
        arranged, listing = reading.arranged, reading.listing
        reading.arranged, reading.listing, reading.is_laid_out = NOTHING, Listing(), False
        await journey.press("T")
        await journey.until(lambda: triaging.is_awaited)
        await journey.press("j")

        reading.arranged, reading.listing, reading.is_laid_out = arranged, listing, True
        journey.reader.showing.claims()
        await journey.pilot.pause()

        assert journey.reader.mode is Mode.NORMAL


async def test_triage_resumes_in_the_next_session(open_reader: Open) -> None:
    """What was left for later stays so, and the claim that was looked at is looked at again."""
    async with open_reader() as journey:
        await begin(journey)
        first = here(journey)
        await journey.press("space", "1")
        await journey.sees("1 of")
        stopped = here(journey)
        assert stopped not in ("", first)
        await leave(journey)

    async with open_reader() as journey:
        await begin(journey)
        assert here(journey) == stopped
        await journey.sees("1 later")


async def test_undo_brings_the_claim_up_again(open_reader: Open) -> None:
    """Undoing takes the verdict back, and the claim is there to be judged anew."""
    async with open_reader() as journey:
        await begin(journey)
        first = here(journey)
        await journey.press("3")
        await journey.sees("refuted · saved")
        await journey.until(lambda: any(row.verdict is Verdict.REFUTED for row in journey.reading.rows))

        await journey.press("u")

        await journey.until(lambda: here(journey) == first)
        assert all(row.verdict is Verdict.OPEN for row in journey.reading.rows)


async def test_claim_of_the_triage_is_the_one_that_is_noted_and_gone_to(open_reader: Open) -> None:
    """A note is on the claim that is looked at; Enter leaves the triage and stands there in the text."""
    async with open_reader(size=(80, 24)) as journey:
        await begin(journey)
        row = journey.reader.row
        assert row is not None
        await journey.press("a")
        await journey.type("who counted")
        await journey.press("ctrl+s")
        await journey.sees("note saved")
        await journey.until(lambda: journey.reading.placed)
        assert journey.reading.placed[0].annotation.target.position.start == row.span.start

        await journey.press("b")
        await journey.sees("this is the first one")
        await journey.press("enter")

        assert journey.reader.mode is Mode.NORMAL
        assert journey.reader.pane.cursor == row.span.start
        assert journey.reader.pane.visible_span.start <= row.span.start < journey.reader.pane.visible_span.end


async def test_choice_can_be_clicked(open_reader: Open) -> None:
    """A click on a verdict gives it."""
    async with open_reader(size=(100, 40)) as journey:
        await begin(journey)
        first = here(journey)
        line = next(y for y, text in enumerate(journey.screen().split("\n")) if "≠ disputed" in text)
        column = journey.screen().split("\n")[line].index("disputed")

        await journey.pilot.click(offset=(column + 1, line))

        await journey.until(lambda: here(journey) != first)
        await journey.sees("disputed · saved")


async def test_verdicts_are_called_as_the_config_says(open_reader: Open) -> None:
    """On the card and in what is said; the store keeps the verdict itself."""
    async with open_reader() as journey:
        grades = [replace(grade, name=grade.name.replace("disputed", "half true")) for grade in USUAL_SCALE]
        journey.reader.session.scale = Scale(tuple(grades))
        await begin(journey)
        await journey.sees("2 ≠ half true")
        await journey.press("2")
        await journey.sees("half true · saved")
        await journey.until(lambda: any(row.verdict is Verdict.DISPUTED for row in journey.reading.rows))


async def test_own_scale_judges_with_its_digits(open_reader: Open) -> None:
    """The card has all seven verdicts of a newsroom, the digit 7 gives the last, and the list shows its sign."""
    names = ("true", "mostly true", "half true", "mostly false", "false", "pants on fire", "no evidence")
    grades = [Grade(verdict=Verdict(name.replace(" ", "-")), name=name, sign="✹") for name in names]
    async with open_reader(size=(100, 40)) as journey:
        journey.app.session.scale = journey.reader.session.scale = Scale(tuple(grades))
        journey.reader.keymap, _ = keymap((), Scale(tuple(grades)))
        await begin(journey)
        await journey.sees("4 ✹ mostly false")
        await journey.press("7")
        await journey.sees("no evidence · saved")
        await journey.press("8", "9", "escape")
        await journey.until(lambda: journey.reader.mode is Mode.NORMAL)

        await journey.until(lambda: any(row.verdict.value == "no-evidence" for row in journey.reading.rows))
        assert sum(row.verdict is not Verdict.OPEN for row in journey.reading.rows) == 1
        await journey.sees("✹")
