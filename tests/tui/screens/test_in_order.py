"""Letters and the keys that edit happen in the order in which they were pressed."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input, TextArea

from tests.tui.screens.conftest import MILL, Open
from tests.tui.screens.test_marking import FullDisk
from tui.screens.line_editor import LineEditor
from tui.widgets.path_box import PathBox

TYPED = (
    ("a", "a"),
    ("b", "b"),
    ("backspace", None),
    ("c", "c"),
    ("left", None),
    ("d", "d"),
    ("home", None),
    ("delete", None),
    ("end", None),
    ("e", "e"),
)
"""abc, with one taken back, one put before the last, the first one gone and one behind."""


@pytest.mark.parametrize("keys", ["t", "a", "E", "O", "?/", "L/", "S/"])
async def test_what_is_typed_in_one_breath_is_in_order(open_reader: Open, keys: str) -> None:
    """However fast keys come, a backspace takes back the letter before it and not the one behind."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]")
        for key in keys:
            await journey.press(key)
        await journey.until(lambda: isinstance(journey.app.focused, Input | TextArea))
        box = journey.app.focused
        if isinstance(box, PathBox):
            box.value = ""

        for key, character in TYPED:
            journey.app.post_message(events.Key(key, character))

        await journey.until(lambda: (box.text if isinstance(box, TextArea) else getattr(box, "value", "")) == "dce")


@pytest.mark.parametrize(("opener", "words", "save"), [("t", "roof", "enter"), ("a", "ask", "ctrl+s")])
async def test_what_is_typed_behind_the_key_that_saves_is_not_saved(
    open_reader: Open, opener: str, words: str, save: str
) -> None:
    """Saved, and another one begun, in one breath: nothing of the next keys is in the first, and none is lost."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", opener)
        await journey.until(lambda: isinstance(journey.app.focused, Input | TextArea))

        for key in (*words, save, "G", "t", "c", "r", "u", "m", "b", "s"):
            journey.app.post_message(events.Key(key, None))

        await journey.until(lambda: isinstance(journey.app.screen, LineEditor))
        await journey.until(lambda: [box.value for box in journey.app.screen.query(Input)] == ["crumbs"])
        await journey.until(lambda: journey.reading.placed)
        (placed,) = journey.reading.placed
        assert (placed.annotation.body or " ".join(placed.annotation.tags)) == words
        assert journey.reader.pane.cursor > len(MILL) // 2


async def test_what_is_typed_behind_a_save_that_fails_goes_on_in_the_line(open_reader: Open, tmp_path: Path) -> None:
    """The line stays, and so does every key."""
    async with open_reader(session=FullDisk(tmp_path / "store")) as journey:
        await journey.ready()
        await journey.press("]", "t")
        await journey.until(lambda: isinstance(journey.app.focused, Input))

        for key in ("r", "o", "enter", "o", "f"):
            journey.app.post_message(events.Key(key, None))

        await journey.sees("Not saved.")
        await journey.until(lambda: journey.app.screen.query_one(Input).value == "roof")


async def test_enters_in_one_breath_lead_from_the_filter_to_the_text(open_reader: Open) -> None:
    """The first leaves the filter, the second the voice, the third goes to what it said."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("S", "/")
        await journey.until(lambda: isinstance(journey.app.focused, Input))
        await journey.type("dudek")

        for _ in range(3):
            journey.app.post_message(events.Key("enter", "\r"))

        await journey.until(lambda: journey.app.screen is journey.reader)
        await journey.until(lambda: "Slates" in MILL[journey.reader.pane.cursor - 5 :][:30])
