"""Doing: an action's name -> the function that does it."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

from tui.actions import (
    checking,
    claiming,
    copying,
    evidencing,
    marking,
    moving,
    placing,
    repairing,
    reviewing,
    searching,
    selecting,
    triaging,
    viewing,
)
from tui.keys import ACTIONS

_ROOMS: tuple[ModuleType, ...] = (
    moving,
    claiming,
    marking,
    evidencing,
    repairing,
    triaging,
    reviewing,
    checking,
    copying,
    selecting,
    searching,
    placing,
    viewing,
)


def _found(name: str) -> Callable[..., None] | None:
    """The function of that name in one of the rooms; None: it belongs to another screen."""
    for room in _ROOMS:
        function: Callable[..., None] | None = vars(room).get(name)
        if function is not None and function.__module__ == room.__name__:
            return function
    return None


DOING: dict[str, Callable[..., None]] = {
    action.name: function for action in ACTIONS if (function := _found(action.name)) is not None
}
"""What the reader does for each action; those of the note's editor alone are not in it."""
