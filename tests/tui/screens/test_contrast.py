"""Contrast: what is drawn on every screen can be read, in every look."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rich.color import ColorSystem

from tests.tui.contrast import LETTERS, LETTERS_IN_CONTRAST, SIGNS, contrast, shown
from tests.tui.screens.conftest import Journey, Open
from tests.tui.screens.test_checking import HEARING, keep
from tui.sixteen import SIXTEEN
from tui.themes import CONTRAST, THEMES

if TYPE_CHECKING:
    from textual.geometry import Region
    from textual.theme import Theme

VISITS = {
    "reader": ("]", "]", "h", "]"),
    "note": ("a", *"ask him", "ctrl+s"),
    "tag": ("t", *"roof", "enter"),
    "verdicts": ("1", "]", "2", "]", "3", "]", "4"),
    "claims": ("tab",),
    "text alone": ("tab", "z"),
    "both": ("z",),
    "selection": ("v", "+"),
    "no selection": ("escape",),
    "editor": ("a", *"one more"),
    "line": ("escape", "t", "r"),
    "evidence": ("escape", "E", *"slates"),
    "repair": ("escape", "r"),
    "check": ("escape", "K"),
    "unsure": ("escape", "U"),
    "history": ("escape", "H"),
    "open": ("escape", "O", "/"),
    "nothing there": (*"nope", "enter"),
    "help": ("escape", "?"),
    "palette": ("escape", "ctrl+p"),
    "speakers": ("escape", "S"),
    "statements": ("tab", "=", "j"),
    "beside": ("=",),
    "library": ("escape", "escape", "L"),
    "filter": ("f", "m"),
    "triage": ("escape", "escape", "T"),
    "search": ("escape", "/"),
    "hits": tuple("money"),
    "found": ("enter",),
}
"""What is looked at -> the keys that lead there from the one before."""
PANELS = {"help": "#help", "palette": "#palette"}
"""What lies over a screen that is dimmed, and so is not to be read."""
PICTURES = {chr(code) for code in range(0x2580, 0x25A0)} - {"▌"}
"""Blocks that are drawn with: bars, edges, thumbs."""


def faint(journey: Journey, region: Region, theme: Theme) -> Iterator[tuple[str, float]]:
    """The words that are hard to read in a part of the screen, and how hard."""
    system = ColorSystem.STANDARD if theme in SIXTEEN else ColorSystem.TRUECOLOR
    letters = LETTERS_IN_CONTRAST if theme.name == CONTRAST else LETTERS
    for strip in journey.app.screen._compositor.render_strips()[region.y : region.bottom]:
        for text, style, _ in strip.crop(region.x, region.right):
            words = "".join(each for each in text if each not in PICTURES).strip()
            if not words or style is None or style.color is None or style.bgcolor is None:
                continue
            ink, paper = shown(style.color, system), shown(style.bgcolor, system)
            found = contrast(ink, paper)
            if found < (letters if any(each.isalnum() for each in words) else SIGNS):
                yield words, round(found, 2)


def part(journey: Journey, name: str) -> Region:
    """The part of the screen that is to be read."""
    return journey.app.screen.query(PANELS[name]).first().region if name in PANELS else journey.app.screen.region


@pytest.mark.slow
async def test_everything_that_is_drawn_can_be_read(open_reader: Open, tmp_path: Path) -> None:
    """Letters have 4.5, signs 3; letters 7 in the look with much contrast; on every screen, as it is drawn."""
    keep(tmp_path, HEARING, "hearing.md")
    found: dict[tuple[str, str], list[tuple[str, float]]] = {}
    async with open_reader(size=(100, 40)) as journey:
        await journey.ready()
        for visit, keys in VISITS.items():
            await journey.press(*({" ": "space", "/": "slash"}.get(key, key) for key in keys))
            await journey.pilot.pause(0.1)
            await journey.until(journey.is_quiet)
            for theme in (*THEMES, *SIXTEEN):
                journey.app.theme = theme.name
                await journey.pilot.pause()
                found[visit, theme.name] = list(faint(journey, part(journey, visit), theme))

    assert {where: words for where, words in found.items() if words} == {}
