"""The pictures of README and tutorial: the sample article in the reader, as it is now. `make screenshot` takes them."""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from store.reading.read import read_document
from tui.app import QuothApp
from tui.config import Config
from tui.screens.reader import ReaderScreen
from tui.screens.speakers import SpeakersScreen
from tui.widgets.hit_list import HitList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "docs" / "samples" / "harbour-inquiry.txt"
SIZE = (120, 36)
NOTE = "Ask the harbour office for its log of 2015 to 2024."
QUERY = "winter tides presure"
NAMED = {" ": "space", ".": "full_stop"}
_ELSEWHERE = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
"""Fonts that the picture would fetch from the net; without them it takes the viewer's own."""


async def until(pilot: Pilot[None], condition: Callable[[], object]) -> None:
    """Wait until something is so."""
    for _ in range(1000):
        if condition():
            return
        await pilot.pause(0.02)
    raise TimeoutError("the reader did not come to that")


async def pictures() -> dict[str, str]:
    """Name -> the reader as SVG, on its way through one session: claims judged, one annotated, one sought."""
    taken: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        app = QuothApp(read_document(SAMPLE), Path(folder) / "store", Config(), Path(folder) / "config.toml")
        async with app.run_test(size=SIZE) as pilot:
            reader = app.screen
            assert isinstance(reader, ReaderScreen)
            reading = reader.reading
            await until(pilot, lambda: reading.is_laid_out and reading.listed)
            await pilot.press(
                "right_square_bracket", "right_square_bracket", "a", *(NAMED.get(letter, letter) for letter in NOTE)
            )
            await pilot.press("ctrl+s")
            await until(pilot, lambda: reading.placed)
            for verdict in "1235":
                await pilot.press(verdict, "right_square_bracket")
            await until(pilot, lambda: sum(row.verdict != "open" for row in reading.rows) == len("1235"))
            await _still(pilot, reader)
            taken["reader"] = _picture(app)

            await pilot.press("slash", *(NAMED.get(letter, letter) for letter in QUERY))
            await until(pilot, lambda: reader.query_one(HitList).row_count and reader.pane.layer_spans("match"))
            await _still(pilot, reader)
            taken["search"] = _picture(app)

            await pilot.press("enter", "T")
            await until(pilot, lambda: reader.is_triaging and reader.triaging.row)
            await _still(pilot, reader)
            taken["triage"] = _picture(app)

            await pilot.press("escape", "S")
            await until(pilot, lambda: isinstance(app.screen, SpeakersScreen) and app.screen.voices.row_count)
            await pilot.press("j", "tab")
            await pilot.pause(0.1)
            taken["speakers"] = _picture(app)
    return taken


async def _still(pilot: Pilot[None], reader: ReaderScreen) -> None:
    """Let everything be drawn, without what was said just now."""
    await until(pilot, lambda: all(worker.is_finished for worker in reader.workers if worker.group == "store"))
    reader.status.message = ""
    await pilot.pause()
    await pilot.pause()


def _picture(app: QuothApp) -> str:
    """What is on the screen."""
    return _ELSEWHERE.sub("", app.export_screenshot(title="quoth"))


if __name__ == "__main__":
    os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}  # the colours are those of a terminal of today
    for name, svg in asyncio.run(pictures()).items():
        (Path(sys.argv[1]) / f"{name}.svg").write_text(svg, encoding="utf-8")
