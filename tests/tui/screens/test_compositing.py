"""Compositing: part of a screen is drawn as Textual would draw it, and nothing else is asked."""

from __future__ import annotations

from itertools import product
from random import Random
from typing import TYPE_CHECKING

import pyte
import pytest
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.widget import Widget

from tests.tui.screens.conftest import Journey, Open
from tui.compositing import Compositing
from tui.widgets.document_pane import DocumentPane
from tui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from textual.strip import Strip


def drawn(journey: Journey, compositor: type[Compositor], *regions: Region) -> dict[tuple[int, int], pyte.screens.Char]:
    """What a terminal shows that was told of regions of the screen that changed: text and colours of each cell."""
    screen = journey.reader
    kept, screen._compositor.__class__ = screen._compositor.__class__, compositor
    screen._compositor._dirty_regions = {*regions}
    update = screen._compositor.render_partial_update()
    screen._compositor.__class__ = kept
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
