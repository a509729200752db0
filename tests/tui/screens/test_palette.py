"""The palette has every action, wherever it can be done, with its key."""

from __future__ import annotations

import pytest

from tests.tui.screens.conftest import Open
from tui.actions.doing import DOING
from tui.keys import ACTIONS, Action
from tui.modes.keymap import keymap
from tui.modes.mode import Mode
from tui.screens.palette import line, usable

KEYS, _ = keymap()
IN_A_NOTE = {"save", "outside"}
"""What only the note's editor does, whose foot names both: a click there presses the key."""


def knows(action: Action) -> bool:
    """What the reader can do, and what is done in the rooms beside it."""
    return action.name in DOING or bool({Mode.SPEAKERS, Mode.LIBRARY} & action.keys.keys())


@pytest.mark.parametrize("mode", [mode for mode in Mode if mode is not Mode.EDITOR])
def test_palette_has_every_action_of_a_view_with_its_key(mode: Mode) -> None:
    """Nothing that a key does is out of reach for a mouse: the right button opens the palette, and it has it all."""
    offered = {action.name for action in usable(mode, KEYS, knows)}

    assert {action.name for action in KEYS.actions[mode].values()} - offered <= {"palette"}
    for action in usable(mode, KEYS, knows):
        assert not KEYS.keys(mode, action.name) or line(KEYS, action, mode) != action.title


def test_every_action_is_in_the_palette_of_some_view() -> None:
    """Also those without a key."""
    offered = {action.name for mode in Mode for action in usable(mode, KEYS, knows)}
    beyond_the_scale = {action.name for action in ACTIONS} - {action.name for action in KEYS.offered}

    assert {action.name for action in ACTIONS} - offered - beyond_the_scale - IN_A_NOTE == {"palette"}


async def test_key_named_at_the_foot_is_pressed_by_a_click(open_reader: Open) -> None:
    """In a sheet over the reader, too: the words at its foot are buttons."""
    async with open_reader(size=(80, 24)) as journey:
        await journey.ready()
        await journey.press("f")
        await journey.sees("esc leave")
        lines = journey.screen().splitlines()
        row = next(row for row, text in enumerate(lines) if "esc leave" in text)

        await journey.pilot.click(offset=(lines[row].index("esc leave") + 1, row))

        await journey.until(lambda: journey.app.screen is journey.reader)
