"""What lies over the reader: whole on the smallest screen, and in lines that can be read on the largest."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.geometry import Region

from tests.tui.screens.conftest import Open
from tests.tui.screens.test_checking import HEARING, keep
from tui.inks import Inks
from tui.mistakes import told
from tui.screens.fitting import SHEET

SHEETS = {
    "#note": ("a",),
    "#line": ("t",),
    "#evidence": ("E", *"slates"),
    "#chooser": ("f",),
    "#open": ("O",),
    "#unsure": ("U",),
    "#check": ("K",),
    "#help": ("?",),
}
"""A sheet over the reader, and the keys that open it."""
SIDES = {"#check"}
"""Those with two sides, which may be wider."""


@pytest.mark.parametrize("sheet", SHEETS)
async def test_sheet_is_whole_on_the_smallest_screen(open_reader: Open, tmp_path: Path, sheet: str) -> None:
    """60 by 16: nothing of it is off the screen, and nothing has to be scrolled to reach what the keys do."""
    keep(tmp_path, HEARING, "hearing.md")
    async with open_reader(size=(60, 16)) as journey:
        await journey.ready()
        await journey.press("]", *SHEETS[sheet])
        await journey.sees("leave")

        screen = journey.app.screen
        assert screen.max_scroll_y == 0
        assert screen.query_one(sheet).region.union(screen.region) == screen.region


@pytest.mark.parametrize("sheet", SHEETS)
async def test_sheet_is_no_wider_than_can_be_read(open_reader: Open, sheet: str) -> None:
    """200 by 60: what is on it stands in the middle, as wide as a column of text, or two of them side by side."""
    async with open_reader(size=(200, 60)) as journey:
        await journey.ready()
        await journey.press("]", *SHEETS[sheet])
        await journey.sees("leave")

        for part in journey.app.screen.query_one(sheet).children:
            assert part.region.width <= (2 if sheet in SIDES else 1) * SHEET
            assert not part.display or abs(part.region.x - (200 - part.region.right)) <= 1


async def test_check_shows_the_words_of_both_sides_on_the_smallest_screen(open_reader: Open, tmp_path: Path) -> None:
    """Not only their titles."""
    keep(tmp_path, HEARING, "hearing.md")
    async with open_reader(size=(60, 16)) as journey:
        await journey.ready()
        await journey.press("]", "K")
        await journey.sees("▸ altered")

        shown = " ".join(journey.screen().split())
        assert "We mended the roof in May" in shown
        assert "We did not mend" in shown


async def test_choice_that_is_too_long_is_cut_in_its_line(open_reader: Open) -> None:
    """Every line of a chooser is one line, so that its digit stands before it."""
    title = "The mill on the Asker, its roof, its council and its biscuit tin, told by those who were there"
    async with open_reader(f"# {title}\n\n“It leaks,” said Anna Brandt.\n", size=(60, 16)) as journey:
        await journey.ready()
        await journey.press("o")
        await journey.sees("Contents")

        assert "1  The mill on the Asker, its roof, its council and its…" in journey.screen()
        assert "told by those" not in journey.screen().partition("Contents")[2]


async def test_triage_is_read_below_the_text_on_a_wide_screen(open_reader: Open) -> None:
    """Its lines begin where those of the text do."""
    async with open_reader(size=(200, 60)) as journey:
        await journey.ready()
        await journey.press("T")
        await journey.sees("Triage")

        lines = journey.screen().splitlines()
        card = next(line for line in lines if "Triage" in line and "judged" in line)
        assert card.index("Triage") == journey.reader.pane.laid_out.left


async def test_status_tells_of_the_text_that_is_looked_at(open_reader: Open, tmp_path: Path) -> None:
    """A hit in another document brings its title into the status bar, and no count of the claims of this one."""
    keep(tmp_path, HEARING, "hearing.md")
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("/", "slash")
        await journey.type("did not mend")
        await journey.until(lambda: journey.reader.looking.previewed)

        await journey.until(lambda: journey.reader.status.title == "Hearing on the roof")
        assert "claim" not in journey.reader.status.place
        await journey.press("escape")
        assert journey.reader.status.title == "The mill on the Asker"


async def test_message_comes_before_the_way_to_the_keys(open_reader: Open) -> None:
    """On a screen with one line of status what just happened is told whole, rather than where help is."""
    async with open_reader(size=(60, 16)) as journey:
        await journey.ready()
        assert "? keys" in journey.screen().splitlines()[-1]
        journey.reader.say("nothing of yours is in this place")
        await journey.pilot.pause()

        assert "in this place" in journey.screen().splitlines()[-1]


async def test_first_session_advises_what_to_do_next(open_reader: Open) -> None:
    """A step at a time, while nothing else is said; from the second session on nothing."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.sees("] goes to the next claim")
        await journey.press("]")
        await journey.sees("1 supported … 5 opinion: your verdict")
        await journey.press("2")
        await journey.sees("disputed · saved")
        await journey.press("j")
        await journey.sees("a writes a note on it")
        await journey.press("q")
        await journey.until(lambda: not journey.app.is_running)

    async with open_reader() as journey:
        await journey.ready()
        await journey.press("j")
        assert journey.reader.status.advice == ""


async def test_marks_are_told_apart_without_colour(open_reader: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """Note, tag, highlight, match and selection, alone and one over the other: no two look the same in greys."""
    monkeypatch.setenv("NO_COLOR", "1")
    marks = ("note", "tag", "highlight", "unsure", "match", "selection")
    laid = [(mark,) for mark in marks] + [("highlight", "note"), ("highlight", "tag")]
    async with open_reader() as journey:
        await journey.ready()
        pane = journey.reader.pane
        looks = [Inks(pane, "document-pane--").of(names).without_color for names in laid]
        papers = [Inks(pane, "document-pane--").of(names).bgcolor for names in laid]

        assert len({(str(look), paper) for look, paper in zip(looks, papers, strict=True)}) == len(laid)


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (200, 60)])
async def test_what_is_wrong_with_the_config_leaves_the_bar_in_sight(open_reader: Open, size: tuple[int, int]) -> None:
    """One toast for all of it, at the top: what a key did is said at the foot, and must be readable meanwhile."""
    async with open_reader(size=size) as journey:
        await journey.ready()
        journey.app.notify(told([f"line {number}: no action is called x" for number in range(1, 9)], "config.toml"))
        await journey.sees("config.toml has 8 mistakes")
        await journey.press("]")
        await journey.until(lambda: journey.app.screen.query("Toast"))

        toast = journey.app.screen.query_one("Toast")
        await journey.until(lambda: toast.region.height)
        assert toast.region.bottom <= journey.reader.status.region.y
        assert toast.region.union(journey.app.screen.region) == journey.app.screen.region
        assert "line 5:" in journey.screen()
        assert "line 6:" not in journey.screen()


async def test_history_takes_up_another_look(open_reader: Open) -> None:
    """The terminal may change its colours while it is open: nothing keeps the old ones."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "2")
        await journey.sees("disputed · saved")
        await journey.press("H")
        await journey.sees("open → disputed")

        def inks() -> set[str]:
            lines = journey.app.screen.query_one("#history-page").render_lines(Region(0, 0, 60, 1))
            return {each.style.color.name for each in lines[0] if each.text.strip() and each.style and each.style.color}

        for look in ("quoth-light", "quoth-contrast", "quoth-dark"):
            journey.app.theme = look
            await journey.until(lambda: journey.app.theme_variables["quiet"] in inks())


@pytest.mark.parametrize("size", [(60, 16), (75, 24)])
async def test_hit_is_read_in_its_paragraph_while_others_are_chosen_from(
    open_reader: Open, size: tuple[int, int]
) -> None:
    """On a narrow screen the hits lie below the text: three of them at least, and the one looked at in its place."""
    weirs = ("one", "two", "six", "ten")
    said = "\n\n".join(f"“The weir number {name} leaks,” said {name.title()} Berg." for name in weirs)
    async with open_reader(f"# Channels\n\n{said}\n", size=size) as journey:
        await journey.ready()
        await journey.press("/")
        await journey.type("weir")
        await journey.until(lambda: journey.hits == len(weirs))
        await journey.press("down")
        await journey.sees("4 hits")
        looked_at = journey.reader.searching.hit
        assert looked_at is not None

        await journey.until(lambda: looked_at.passage.text.split(" leaks")[0] in journey.screen().split("4 hits")[0])
        assert journey.screen().split("4 hits")[1].count("Berg  ¶") >= len(weirs) - 1
