"""Keymap: key -> action, by mode; the declared keys with a person's changes laid over them.

A change names an action and its keys, for every mode that knows the action or for one mode only. What
a person asked for wins over a default; two wishes for one key are a mistake, and the first is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tui.hints import Hint
from tui.keys import ACTIONS, BY_NAME, Action
from tui.modes.mode import Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """New keys for one action."""

    action: str
    keys: tuple[str, ...]
    """Empty: none at all."""
    mode: Mode | None = None
    """None: in every mode that knows the action."""


@dataclass(frozen=True, slots=True)
class Keymap:
    """What each key does in each mode."""

    actions: Mapping[Mode, Mapping[str, Action]]

    def action(self, mode: Mode, key: str) -> Action | None:
        """What `key` does in `mode`; None: nothing."""
        return self.actions[mode].get(key)

    def keys(self, mode: Mode, name: str) -> tuple[str, ...]:
        """The keys of an action in `mode`, the ones asked for first."""
        return tuple(key for key, action in self.actions[mode].items() if action.name == name)

    def hints(self, mode: Mode) -> tuple[Hint, ...]:
        """Keys and a word for what is likeliest wanted in `mode`; actions that share the word share the place."""
        hinted: dict[str, list[str]] = {}
        for action in ACTIONS:
            if action.hint and (keys := self.keys(mode, action.name)):
                hinted.setdefault(action.hint, []).append(keys[0])
        return tuple(Hint(keys[0], word, keys[-1] if len(keys) > 1 else "") for word, keys in hinted.items())

    def hint(self, mode: Mode, name: str, word: str) -> Hint:
        """The first key of an action in `mode` with a word for it; the palette's where it has none."""
        return Hint(next(iter(self.keys(mode, name)), "ctrl+p"), word)


def keymap(changes: Iterable[Change] = ()) -> tuple[Keymap, tuple[str, ...]]:
    """The keymap with a person's changes, and in words which of them could not be taken."""
    problems: list[str] = []
    wishes = _wishes(changes, problems)
    actions: dict[Mode, dict[str, Action]] = {}
    for mode in Mode:
        wished = {key: action for (where, _), (action, keys) in wishes.items() if where is mode for key in keys}
        actions[mode] = dict(wished)
        for action in ACTIONS:
            if (mode, action.name) not in wishes:
                for key in action.keys.get(mode, ()):
                    actions[mode].setdefault(key, action)
    return Keymap(actions), tuple(problems)


def _wishes(changes: Iterable[Change], problems: list[str]) -> dict[tuple[Mode, str], tuple[Action, tuple[str, ...]]]:
    """(Mode, name) -> the keys asked for, without those that somebody else asked for before."""
    wishes: dict[tuple[Mode, str], tuple[Action, tuple[str, ...]]] = {}
    taken: dict[tuple[Mode, str], str] = {}
    for change in changes:
        action = BY_NAME.get(change.action)
        if action is None:
            problems.append(f"there is no action called {change.action}")
            continue
        modes = [mode for mode in (action.keys or Mode) if change.mode in (None, mode)] or [change.mode or Mode.NORMAL]
        for mode in modes:
            free = tuple(key for key in change.keys if taken.setdefault((mode, key), action.name) == action.name)
            problems += [
                f"{key} is asked for twice: {taken[mode, key]} keeps it, not {action.name}"
                for key in change.keys
                if key not in free
            ]
            wishes[mode, action.name] = (action, free)
    return wishes
