"""Keyboard: one key after another -> an action, with the letter behind `m` and the like. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_lowercase

from tui.keys import Action
from tui.modes.keymap import Keymap
from tui.modes.mode import Mode


@dataclass(frozen=True, slots=True)
class Pressed:
    """What one key came to."""

    action: Action | None = None
    """What is to be done now; None: nothing."""
    letter: str = ""
    """The letter that belongs to the action."""
    waiting: Action | None = None
    """The action that the next key will be the letter of."""


def press(keymap: Keymap, mode: Mode, key: str, waiting: Action | None = None) -> Pressed:
    """What `key` means in `mode`, when `waiting` still wants its letter."""
    if waiting is not None:
        return Pressed(waiting, key) if len(key) == 1 and key in ascii_lowercase else Pressed()
    action = keymap.action(mode, key)
    if action is not None and action.takes_letter:
        return Pressed(waiting=action)
    return Pressed(action)


def spelt(key: str, character: str | None) -> str:
    """A key as the tables write it: the character where it has one of its own, else its name."""
    if character and character.isprintable() and character != " " and not key.startswith(("ctrl+", "alt+", "super+")):
        return character
    return key
