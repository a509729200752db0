"""The table of actions: complete, without clashes, and what docs/keys.md says."""

from __future__ import annotations

import pytest

from tests.tui.keys_page import PAGE, page
from tui.actions.doing import DOING
from tui.keys import ACTIONS, Action
from tui.modes.mode import Mode

ELSEWHERE = {"save", "outside", "merge", "beside", "sort", "collections", "one_collection", "edit", "take_off"}
"""Actions that belong to the note's editor, the speakers or the library alone."""


def test_actions_have_names_of_their_own() -> None:
    """A name is what the config calls an action by, so it is there once."""
    names = [action.name for action in ACTIONS]

    assert len(names) == len(set(names))


@pytest.mark.parametrize("mode", list(Mode))
def test_key_asks_for_one_thing_in_a_mode(mode: Mode) -> None:
    """No two actions share a key in a mode."""
    keys = [key for action in ACTIONS for key in action.keys.get(mode, ())]

    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_action_does_something(action: Action) -> None:
    """An action that is declared is done: by the reader, or by the editor."""
    assert action.name in DOING or action.name in ELSEWHERE


def test_keys_page_is_what_the_table_says() -> None:
    """docs/keys.md tells only what is, and all of it: `make docs` writes it."""
    assert PAGE.read_text(encoding="utf-8") == page()
