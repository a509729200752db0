"""Whatever is pressed, in whatever order: no exception, no annotation lost, and a way out."""

from __future__ import annotations

import os
import random

import pytest

from tests.tui.screens.conftest import MILL, Open
from tui.keys import ACTIONS

NAMED = {" ": "space", "`": "grave_accent", "'": "apostrophe", '"': "quotation_mark"}
KEYS = sorted({key for action in ACTIONS for keys in action.keys.values() for key in keys} - {"q", "ctrl+y", "ctrl+z"})
LETTERS = [*"abcdeimnorstuvw ", "enter", "escape"]
SIZES = [(60, 16), (80, 24), (59, 15), (120, 40), (200, 50)]
COUNT = int(os.environ.get("QUOTH_RANDOM_KEYS", "160"))
"""Keys of one run; more for a campaign."""


def some_keys(seed: int, count: int) -> list[str]:
    """Keys that mean something, letters among them, and now and then a way out of what was opened."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    return [chance.choice(KEYS if chance.random() < 0.7 else LETTERS) for _ in range(count)]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("seed", "text"),
    list(enumerate((MILL, "x", "日本語の本文。「はい」と彼は言った。\n" * 30, "word " * 4000), start=1)),
    ids=["mill", "x", "cjk", "one line"],
)
async def test_random_keys_break_nothing(open_reader: Open, seed: int, text: str) -> None:
    """Seeded keys and sizes over different texts; what was annotated is still there the next time."""
    async with open_reader(text) as journey:
        await journey.ready_or_empty()
        for number, key in enumerate(some_keys(seed, COUNT)):
            await journey.press(NAMED.get(key, key))
            if number % 40 == 39:
                await journey.pilot.resize_terminal(*SIZES[number // 40 % len(SIZES)])
        for _ in range(4):
            await journey.press("escape")
        await journey.until(lambda: journey.app.screen is journey.reader)
        await journey.until(journey.is_quiet)
        kept = {placed.annotation.id: placed.annotation.body for placed in journey.reading.placed}
        await journey.press("q")
        await journey.until(lambda: not journey.app.is_running)

    async with open_reader(text) as journey:
        await journey.until(lambda: journey.reading.is_complete)
        await journey.until(lambda: {p.annotation.id: p.annotation.body for p in journey.reading.placed} == kept)
