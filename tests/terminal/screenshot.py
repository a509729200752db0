"""The README's picture: the reader on the sample article, as it is now. `make screenshot` takes it again."""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from store.reading.read import read_document
from tui.app import QuothApp
from tui.config import Config
from tui.screens.reader import ReaderScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "docs" / "samples" / "harbour-inquiry.txt"
SIZE = (120, 36)
NOTE = "Ask the harbour office for its log of 2015 to 2024."
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


async def picture() -> str:
    """The reader with some claims judged and one annotated, as SVG."""
    with tempfile.TemporaryDirectory() as folder:
        app = QuothApp(read_document(SAMPLE), Path(folder) / "store", Config(), Path(folder) / "config.toml")
        async with app.run_test(size=SIZE) as pilot:
            reader = app.screen
            assert isinstance(reader, ReaderScreen)
            reading = reader.reading
            await until(pilot, lambda: reading.is_complete and reading.listed)
            await pilot.press(
                "right_square_bracket", "right_square_bracket", "a", *(NAMED.get(letter, letter) for letter in NOTE)
            )
            await pilot.press("ctrl+s")
            await until(pilot, lambda: reading.placed)
            for verdict in "1235":
                await pilot.press(verdict, "right_square_bracket")
            await until(pilot, lambda: sum(row.verdict != "open" for row in reading.rows) == len("1235"))
            reader.status.message = ""
            await pilot.pause()
            svg = app.export_screenshot(title="quoth")
    return _ELSEWHERE.sub("", svg)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(asyncio.run(picture()), encoding="utf-8")
