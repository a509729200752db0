"""A key written in one breath with the one before it is for what that one brings up: tried with every declared action.

`make check` does so in the text, `make journeys` in every mode.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from textual import events

from tests.tui.screens.conftest import MILL, Journey, Open, keep_ferry
from tui.app import QuothApp
from tui.in_turn import Pressed
from tui.keys import ACTIONS, Group
from tui.modes.mode import Mode
from tui.screens.reader import ReaderScreen
from tui.screens.room import Room
from tui.store_thread import StoreThread

if TYPE_CHECKING:
    from textual.screen import Screen

ELSEWHERE = {
    "aside": "stops the program until the shell brings it back: tests/terminal",
    "quit": "nothing comes behind it: test_a_key_behind_quit_does_nothing",
    "outside": "lets another program have the terminal: tests/tui/test_outside.py",
}
"""What cannot be tried here, and where it is."""
WAY: dict[Mode, tuple[str, ...]] = {
    Mode.NORMAL: (),
    Mode.VISUAL: ("v",),
    Mode.SIDEBAR: ("tab",),
    Mode.TRIAGE: ("T",),
    Mode.SEARCH: ("/", "s", "l", "a", "t", "e", "s"),
    Mode.SPEAKERS: ("S",),
    Mode.LIBRARY: ("L",),
    Mode.EDITOR: ("a", "w"),
}
"""The keys that lead from the text into each mode."""
PROBE = "f20"
"""A key that means nothing anywhere."""
NAMES = {"[": "left_square_bracket", "]": "right_square_bracket", "}": "right_curly_bracket"}


def place(screen: Screen[Any]) -> tuple[object, ...]:
    """What the next key would be for: the screen, the mode, the claim and the words that are meant."""
    if isinstance(screen, ReaderScreen):
        row = screen.row
        return screen.reading.document.id, screen.mode, row and row.claim.id, row and row.verdict, screen.meant()
    if isinstance(screen, Room):
        return type(screen), screen.focused and screen.focused.id, screen.listing.row_count
    return type(screen), screen.focused and screen.focused.id


def breath(journey: Journey, *keys: str) -> None:
    """Post keys as the terminal sends them, all before anything is done with the first of them."""
    for key in keys:
        journey.app.post_message(events.Key(NAMES.get(key, key), key if len(key) == 1 else None))


def is_at_rest(journey: Journey) -> bool:
    """Whether no key waits and nothing is at work."""
    return all(worker.is_finished for worker in journey.app.workers) and not journey.app._in_turn.is_busy


async def rests(journey: Journey) -> None:
    """Wait until that is so, and all that it led to has come."""
    await journey.pilot.pause()
    await journey.until(lambda: is_at_rest(journey))
    await journey.pilot.pause()
    await journey.until(lambda: is_at_rest(journey))


def is_home(journey: Journey) -> bool:
    """Whether the text of the reader is in front."""
    return journey.app.screen is journey.reader and journey.reader.mode is Mode.NORMAL


async def goes_home(journey: Journey) -> None:
    """Back to the text of the reader, at its first claim, whatever is open."""
    for _ in range(9):
        if is_home(journey):
            break
        breath(journey, "escape")
        await rests(journey)
    breath(journey, "g", "]")
    await rests(journey)


@pytest.fixture
def slow_store(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every answer of the store comes later than a key would."""
    real = StoreThread.beside

    async def late(self: StoreThread, work: Callable[[], Any]) -> Any:
        answer = await real(self, work)
        await asyncio.sleep(0.01)
        return answer

    monkeypatch.setattr(StoreThread, "beside", late)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """Where one was each time that the probe was heard."""
    places: list[tuple[object, ...]] = []

    def noting(owner: type[QuothApp | ReaderScreen], name: str) -> None:
        real = getattr(owner, name)

        def noted(self: QuothApp | ReaderScreen, event: Pressed) -> Any:
            app = self if isinstance(self, QuothApp) else self.app
            if isinstance(event, events.Key) and event.key == PROBE and app.screen.is_attached:
                places.append(place(app.screen))
            return real(self, event)

        monkeypatch.setattr(owner, name, noted)

    noting(QuothApp, "_give")
    noting(ReaderScreen, "on_key")  # what is on its way to the reader comes before the key that is on its way, too
    return places


def known(mode: Mode) -> list[str]:
    """The keys of a mode, one for each action but those that only move."""
    moving = (Group.MOVING, Group.SELECTING)
    actions = [action for action in ACTIONS if action.name not in ELSEWHERE and action.group not in moving]
    return [action.keys[mode][0] for action in actions if mode in action.keys]


async def breathes(journey: Journey, heard: list[tuple[object, ...]], *keys: str) -> str:
    """Some keys and the probe in one breath; what is wrong with where the probe was heard."""
    heard.clear()
    breath(journey, *keys, PROBE)
    await journey.until(lambda: heard)
    await rests(journey)
    now = place(journey.app.screen)
    return "" if heard[-1] == now else f"{keys}: for {heard[-1]}, and when all was done there was {now}"


@pytest.mark.parametrize("mode", list(Mode) if os.environ.get("QUOTH_JOURNEYS") == "all" else [Mode.NORMAL])
@pytest.mark.usefixtures("slow_store")
async def test_a_key_is_for_what_the_one_before_brings_up(
    open_reader: Open, mode: Mode, heard: list[tuple[object, ...]]
) -> None:
    """Each action of each mode, then Enter in what it opened: the key behind finds what is there when all is done."""
    wrong: list[str] = []
    await keep_ferry(open_reader)
    async with open_reader(MILL) as journey:
        await journey.ready()
        for key in known(mode):
            await goes_home(journey)
            breath(journey, *WAY[mode])
            await rests(journey)
            before = journey.app.screen
            wrong.append(await breathes(journey, heard, key))
            if journey.app.screen is not before:
                wrong.append(await breathes(journey, heard, "enter"))
    assert not any(wrong), "\n".join(filter(None, wrong))
