"""A screen over the reader is left once, however fast the keys come."""

from __future__ import annotations

import asyncio

import pytest
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widgets import Input, OptionList

from tests.tui.screens.conftest import MILL, Open
from tui.screens.checking import CheckScreen
from tui.screens.chooser import Chooser
from tui.screens.open_prompt import OpenPrompt
from tui.screens.palette import Palette


@pytest.mark.parametrize("opener", ["O", "a", "t", "question_mark", "o", "S", "L", "ctrl+p"])
async def test_second_escape_takes_nothing_else_away(open_reader: Open, opener: str) -> None:
    """Three Esc in one breath: what was open is left, and the reader stays."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press(opener)
        await journey.until(lambda: journey.app.screen is not journey.reader)

        for _ in range(3):
            journey.app.post_message(events.Key("escape", None))

        await journey.until(lambda: journey.app.screen is journey.reader)
        await journey.press("G")
        await journey.until(lambda: journey.reader.pane.cursor > len(MILL) // 2)


async def test_key_behind_the_one_that_leaves_is_the_readers(open_reader: Open) -> None:
    """What is typed ahead is handed on to what lies below."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("o")
        await journey.until(lambda: journey.app.screen is not journey.reader)

        for key, character in (("escape", None), ("G", "G")):
            journey.app.post_message(events.Key(key, character))

        await journey.until(lambda: journey.reader.pane.cursor > len(MILL) // 2)


@pytest.mark.parametrize(("opener", "typed"), [("t", "late"), ("E", "https://example.org/log")])
async def test_enter_twice_in_one_breath_saves_once(open_reader: Open, opener: str, typed: str) -> None:
    """A tag, and evidence, is written one time; a second one would have to be undone twice."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("right_square_bracket", opener)
        await journey.until(lambda: journey.app.screen is not journey.reader)
        journey.app.screen.query_one(Input).value = typed

        for _ in range(2):
            journey.app.post_message(events.Key("enter", "\r"))

        await journey.until(lambda: journey.app.screen is journey.reader)
        await journey.until(lambda: len(journey.reading.placed) == 1)
        await journey.press("u")
        await journey.until(lambda: not journey.reading.placed)


async def test_work_of_a_screen_ends_when_it_is_left(open_reader: Open) -> None:
    """A check that is still looking finds no widget to show anything in; the reader goes on."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("right_square_bracket", "K")
        await journey.until(lambda: isinstance(journey.app.screen, CheckScreen))
        screen = journey.app.screen
        assert isinstance(screen, CheckScreen)
        going, told = asyncio.Event(), list[str]()

        async def look() -> None:
            try:
                await going.wait()
            finally:
                told.append("ended")
            screen.query_one("#check-title")

        screen.run_worker(look(), group="check")
        await journey.pilot.pause()
        screen.dismiss(None)
        going.set()

        await journey.until(lambda: told and journey.app.screen is journey.reader)
        assert journey.app.is_running


async def test_screen_that_was_left_begins_nothing(open_reader: Open) -> None:
    """A letter that was on its way asks a palette that is gone; what it would look for finds no list."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("ctrl+p")
        await journey.until(lambda: isinstance(journey.app.screen, Palette))
        screen, told = journey.app.screen, list[str]()
        assert isinstance(screen, Palette)

        async def look() -> None:
            told.append("looked")

        screen.dismiss()
        worker = screen.run_worker(look)

        await journey.until(lambda: worker.is_cancelled and journey.app.screen is journey.reader)
        assert not told


async def test_click_on_a_line_of_a_list_that_is_gone_does_nothing(open_reader: Open) -> None:
    """A click may come from what was drawn before."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("o")
        await journey.until(lambda: isinstance(journey.app.screen, Chooser))
        listed = journey.app.screen.query_one(OptionList)
        where = {"x": 3, "y": 3, "delta_x": 0, "delta_y": 0, "button": 1}

        for option in (listed.option_count, 999):
            style = Style(meta={"option": option})
            listed.post_message(events.Click(listed, **where, shift=False, meta=False, ctrl=False, style=style))

        await journey.press("escape")
        await journey.until(lambda: journey.app.screen is journey.reader)


async def test_pages_of_a_list_in_a_window_of_no_size_do_nothing(open_reader: Open) -> None:
    """A list that is not laid out has no pages to move by; made larger, it is as it was."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("o")
        await journey.until(lambda: isinstance(journey.app.screen, Chooser))
        await journey.pilot.resize_terminal(2, 1)
        listed = journey.app.screen.query_one(OptionList)

        for direction in (1, -1):
            listed._index_to_line.clear()
            listed._move_page(direction)
        await journey.press("pagedown", "pageup")

        await journey.pilot.resize_terminal(100, 32)
        await journey.press("escape")
        await journey.until(lambda: journey.app.screen is journey.reader)


async def test_window_may_change_its_size_behind_a_screen_that_shows_it(open_reader: Open) -> None:
    """What is seen through a screen is drawn as large as that is, also before the one below knows its size."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("O")
        await journey.until(lambda: isinstance(journey.app.screen, OpenPrompt))
        over = journey.app.screen

        for columns, lines in ((61, 59), (120, 40), (30, 10), (1, 1), (140, 50)):
            over._compositor.size = Size(columns, lines)
            assert isinstance(over, OpenPrompt)
            over._behind = [Strip.blank(11)] * over.size.height
            strips = over.render_lines(Region(0, 0, columns, lines))

            assert [strip.cell_length for strip in strips] == [columns] * lines
