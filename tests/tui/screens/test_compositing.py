"""Compositing: part of a screen is drawn as Textual would draw it, and nothing else is asked."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region

from tests.tui.screens.conftest import Journey, Open
from tui.compositing import Compositing
from tui.widgets.document_pane import DocumentPane
from tui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    import pytest
    from textual.strip import Strip


def drawn(journey: Journey, compositor: type[Compositor], region: Region) -> str:
    """What goes to the terminal for a region of the screen that changed."""
    screen = journey.reader
    kept, screen._compositor.__class__ = screen._compositor.__class__, compositor
    screen._compositor._dirty_regions = {region}
    update = screen._compositor.render_partial_update()
    screen._compositor.__class__ = kept
    return update.render_segments(journey.app.console) if isinstance(update, ChopsUpdate) else ""


async def test_region_is_drawn_as_textual_draws_it(open_reader: Open) -> None:
    """Whatever region changed, the same goes to the terminal: with claims, with the search, with a message on top."""
    chance = Random(3)  # noqa: S311 - regions, no secrets
    async with open_reader(size=(80, 24)) as journey:
        await journey.ready()
        for keys in ([], ["/", "r", "o", "o", "f"], ["tab"], ["down"]):
            await journey.press(*keys)
            await journey.pilot.pause()
            for _ in range(60):
                x, y = chance.randrange(80), chance.randrange(24)
                region = Region(x, y, chance.randint(1, 80 - x), chance.randint(1, 24 - y))

                ours, theirs = drawn(journey, Compositing, region), drawn(journey, Compositor, region)

                assert ours == theirs != ""


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
