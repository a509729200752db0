"""Compositing: part of a screen is drawn as Textual would draw it, and nothing else is asked."""

from __future__ import annotations

from itertools import product
from random import Random
from typing import TYPE_CHECKING, Any

import pyte
import pytest
from textual._compositor import ChopsUpdate, Compositor
from textual.containers import Vertical
from textual.geometry import Region
from textual.widget import Widget

from tests.tui.screens.conftest import Journey, Open
from tui.compositing import Compositing
from tui.screens.chooser import Chooser
from tui.screens.help import HelpScreen
from tui.widgets.document_pane import DocumentPane
from tui.widgets.search_box import SearchBox
from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from textual.strip import Strip


def drawn(journey: Journey, compositor: type[Compositor], *regions: Region) -> dict[tuple[int, int], pyte.screens.Char]:
    """What a terminal shows that was told of regions of the screen that changed: text and colours of each cell."""
    screen = journey.reader
    looked_at: Any = screen._compositor
    kept, looked_at.__class__ = type(looked_at), compositor
    screen._compositor._dirty_regions = {*regions}
    update = screen._compositor.render_partial_update()
    looked_at.__class__ = kept
    terminal = pyte.Screen(80, 24)
    if isinstance(update, ChopsUpdate):
        pyte.Stream(terminal).feed(update.render_segments(journey.app.console))
    return {
        (x, y): terminal.buffer[y][x]
        for region in regions
        for x, y in product(range(region.x, region.right), range(region.y, region.bottom))
    }


def anywhere(chance: Random, width: int, height: int) -> Region:
    """Any region of a screen."""
    x, y = chance.randrange(width), chance.randrange(height)
    return Region(x, y, chance.randint(1, width - x), chance.randint(1, height - y))


@pytest.mark.parametrize(("width", "height"), [(80, 24), (60, 16)])
async def test_regions_are_drawn_as_textual_draws_them(open_reader: Open, width: int, height: int) -> None:
    """Whatever regions changed, the same is shown: with claims beside the text or over it, and with the search."""
    chance = Random(3)  # noqa: S311 - regions, no secrets
    async with open_reader(size=(width, height)) as journey:
        await journey.ready()
        for keys in ([], ["tab"], ["tab"], ["/", "r", "o", "o", "f"], ["tab"], ["down"]):
            await journey.press(*keys)
            await journey.pilot.pause()
            for _ in range(40):
                regions = [anywhere(chance, width, height) for _ in range(chance.randint(1, 4))]

                ours, theirs = drawn(journey, Compositing, *regions), drawn(journey, Compositor, *regions)

                assert ours == theirs
                assert any(cell.bg != "default" for cell in ours.values())


async def test_letter_does_not_ask_the_text(open_reader: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """For a letter in the search box the text beside it is not asked for a line, as it is by Textual."""
    asked: list[Region] = []
    render = DocumentPane.render_lines

    def counted(pane: DocumentPane, crop: Region) -> list[Strip]:
        asked.append(crop)
        return render(pane, crop)

    async with open_reader(size=(120, 40)) as journey:
        await journey.ready()
        await journey.press("/", "x")
        await journey.pilot.pause()
        box = journey.reader.query_one(SearchBox).region
        monkeypatch.setattr(DocumentPane, "render_lines", counted)

        drawn(journey, Compositing, box)
        ours = len(asked)
        drawn(journey, Compositor, box)

        assert (ours, len(asked)) == (0, 1)


async def test_only_lines_that_changed_are_asked_for(open_reader: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """A step of the cursor is two rows and a line at the foot; what lies between or behind is not asked."""
    asked: list[tuple[str, int]] = []
    render = Widget.render_lines

    def counted(widget: Widget, crop: Region) -> list[Strip]:
        asked.append((type(widget).__name__, crop.height))
        return render(widget, crop)

    async with open_reader(size=(120, 40)) as journey:
        await journey.ready()
        pane = journey.reader.pane.region
        rows = [Region(pane.x, pane.y + 3, pane.width, 1), Region(pane.x, pane.y + 30, pane.width, 1)]
        monkeypatch.setattr(Widget, "render_lines", counted)
        monkeypatch.setattr(DocumentPane, "render_lines", counted)

        drawn(journey, Compositing, *rows)

        assert sorted(asked) == [("DocumentPane", 1)] * 2 + [("ScrollBar", 1)] * 2


@pytest.mark.parametrize(("width", "height"), [(120, 40), (60, 16)])
async def test_screen_as_it_was_drawn_last_is_as_it_would_be_drawn_now(
    open_reader: Open, width: int, height: int
) -> None:
    """What keys drew, piece by piece and over layouts, is remembered whole: nothing is asked again how it looks."""
    async with open_reader(size=(width, height)) as journey:
        await journey.ready()
        compositor = journey.reader._compositor
        for keys in (["down"], ["tab"], ["down"], ["tab"], ["/", "r", "o", "o", "f"], ["escape"], ["T"], ["escape"]):
            await journey.press(*keys)
            await journey.until(lambda: compositor.drawn_last() is not None)
            last = compositor.drawn_last() or []

            now = compositor.render_strips()

            assert [[*strip.simplify()] for strip in last] == [[*strip.simplify()] for strip in now]


async def test_what_changed_behind_a_screen_is_seen_through_it(open_reader: Open) -> None:
    """A screen that lies behind another is never shown as it was drawn before something on it changed."""
    async with open_reader(size=(120, 40)) as journey:
        await journey.ready()
        await journey.press("f")
        await journey.until(lambda: isinstance(journey.app.screen, Chooser))

        journey.reader.title_line.update("nobody was heard", layout=False)

        await journey.sees("nobody was heard")
        assert any("nobody was heard" in strip.text for strip in journey.reader.seen(journey.reader.size))


async def test_sheet_is_drawn_as_textual_draws_it(open_reader: Open) -> None:
    """A frame of which one line stands for all that are alike looks as if each had been drawn."""
    chance = Random(5)  # noqa: S311 - regions, no secrets
    async with open_reader(size=(120, 40)) as journey:
        await journey.ready()
        await journey.press("?")
        await journey.until(lambda: isinstance(journey.app.screen, HelpScreen))
        sheet = journey.app.screen.query_one(Sheet)
        for _ in range(40):
            part = anywhere(chance, sheet.outer_size.width, sheet.outer_size.height)

            assert sheet.render_lines(part) == Vertical.render_lines(sheet, part)
