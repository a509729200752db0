"""What a key changed is drawn at once, and what is opened again and again leaves nothing behind."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING
from weakref import ref

import pytest
from textual import events
from textual.widget import Widget

from store import COURTESY
from tui.collecting import PAUSE, WASTE

if TYPE_CHECKING:
    from tests.tui.screens.conftest import Open


@pytest.mark.parametrize("key", ["question_mark", "S", "L", "ctrl+p", "f", "o"])
async def test_a_screen_that_was_left_is_gone(open_reader: Open, key: str) -> None:
    """With its widgets and all that they drew, which Textual itself would remember: a pause in the typing does it."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press(key)
        await journey.until(lambda: journey.app.screen is not journey.reader)
        await journey.pilot.pause()
        screen = journey.app.screen
        held: list[ref[object]] = [ref(each._styles_cache) for each in screen.query("*").results(Widget)]
        held.append(ref(screen))
        del screen

        await journey.press("escape")
        await journey.until(lambda: journey.app.screen is journey.reader)

        await journey.until(lambda: not still_held(held))


def still_held(held: list[ref[object]]) -> list[ref[object]]:
    """What is there after a pause in the typing, behind another screen that was left."""
    gc.unfreeze()
    WASTE.leave()
    WASTE.rest(PAUSE)
    return [each for each in held if each() is not None]


async def test_what_a_key_changed_does_not_wait_for_the_next_tick(
    open_reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time that Textual lets pass behind another frame is not the reader's; what no key changed waits for it."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.pilot.pause()
        reader, asked = journey.reader, list[object]()
        monkeypatch.setattr(reader, "call_next", asked.append)

        for is_awaited in (COURTESY.hear, COURTESY.show, lambda: None):
            is_awaited()
            reader._repaint_required = True
            await reader._on_idle(events.Idle())

        assert asked == [reader._on_timer_update] * 2


async def test_hits_do_not_wait_for_the_next_tick(open_reader: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """The frame of the letter was drawn just before: behind it theirs would wait for most of a key's time."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("/")
        shown: list[int] = []
        monkeypatch.setattr(COURTESY, "show", lambda: shown.append(journey.hits))

        await journey.type("biscuit")
        await journey.until(lambda: journey.hits)

        assert shown[-1] == journey.hits


async def test_every_key_is_heard(open_reader: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else no frame would end its turn, and none would be drawn at once."""
    async with open_reader() as journey:
        await journey.ready()
        heard: list[str] = []
        monkeypatch.setattr(COURTESY, "hear", lambda: heard.append("key"))

        await journey.press("down", "tab", "j")

        assert heard == ["key"] * 3
