"""Keymap: key -> action, by mode; the declared keys with a person's changes laid over them.

A change names an action and its keys, for every mode that knows the action or for one mode only. What
a person asked for wins over a default; two wishes for one key are a mistake, and the first is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from store import visible_line
from tui.hints import Hint
from tui.keys import ACTIONS, BY_NAME, LIKELIEST, SLOTS, USUAL, Action
from tui.modes.mode import Mode

if TYPE_CHECKING:
    from store import Scale

_RANKS = {name: rank for rank, name in enumerate(LIKELIEST)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """New keys for one action."""

    action: str
    keys: tuple[str, ...]
    """Empty: none at all."""
    mode: Mode | None = None
    """None: in every mode that knows the action."""
    line: int = field(default=0, compare=False)
    """Of the config, from 1 on; 0: of none."""


@dataclass(frozen=True, slots=True)
class Keymap:
    """What each key does in each mode."""

    actions: Mapping[Mode, Mapping[str, Action]]
    offered: tuple[Action, ...] = ACTIONS
    """Those that there are for this person, called as the person calls their verdicts."""
    _hints: dict[Mode, tuple[Hint, ...]] = field(default_factory=dict, compare=False, repr=False)
    """What was found out by `hints`: that is asked at every key."""
    _keys: dict[Mode, dict[str, tuple[str, ...]]] = field(default_factory=dict, compare=False, repr=False)
    """The same for `keys`: help and palette ask for all of them in all modes."""

    def action(self, mode: Mode, key: str) -> Action | None:
        """What `key` does in `mode`; None: nothing."""
        return self.actions[mode].get(key)

    def keys(self, mode: Mode, name: str) -> tuple[str, ...]:
        """The keys of an action in `mode`, the ones asked for first."""
        if mode not in self._keys:
            found: dict[str, list[str]] = {}
            for key, action in self.actions[mode].items():
                found.setdefault(action.name, []).append(key)
            self._keys[mode] = {action: tuple(keys) for action, keys in found.items()}
        return self._keys[mode].get(name, ())

    def hints(self, mode: Mode) -> tuple[Hint, ...]:
        """Keys with a word for what is wanted in `mode`, the likeliest first; those that share a word share a place."""
        if mode not in self._hints:
            self._hints[mode] = self._hinted(mode)
        return self._hints[mode]

    def _hinted(self, mode: Mode) -> tuple[Hint, ...]:
        """The hints of a mode."""
        hinted: dict[str, list[str]] = {}
        for action in sorted(self.offered, key=lambda action: _RANKS.get(action.name, len(_RANKS))):
            if action.hint and action.name != mode and (keys := self.keys(mode, action.name)):
                hinted.setdefault(action.hint, []).append(keys[0])
        return tuple(Hint(keys[0], word, keys[-1] if len(keys) > 1 else "") for word, keys in hinted.items())

    def hint(self, mode: Mode, name: str, word: str) -> Hint:
        """The first key of an action in `mode` with a word for it; the palette's where it has none."""
        return Hint(next(iter(self.keys(mode, name)), "ctrl+p"), word)


def keymap(changes: Iterable[Change] = (), scale: Scale | None = None) -> tuple[Keymap, tuple[str, ...]]:
    """The keymap with a person's changes and verdicts, and in words which changes could not be taken."""
    problems: list[str] = []
    offered = _offered(scale)
    there = {action.name: action for action in offered}
    wishes = {
        (mode, name): (there[name], keys)
        for (mode, name), (_, keys) in _wishes(changes, problems).items()
        if name in there
    }
    actions: dict[Mode, dict[str, Action]] = {}
    for mode in Mode:
        wished = {key: action for (where, _), (action, keys) in wishes.items() if where is mode for key in keys}
        actions[mode] = dict(wished)
        for action in offered:
            if (mode, action.name) not in wishes:
                for key in action.keys.get(mode, ()):
                    actions[mode].setdefault(key, action)
    return Keymap(actions, offered), tuple(problems)


def _offered(scale: Scale | None) -> tuple[Action, ...]:
    """The actions for a scale: as many that judge as it has verdicts, each called by its verdict."""
    if scale is None:
        return tuple(action for action in ACTIONS if action.name not in SLOTS[USUAL:])
    words = dict(zip(SLOTS, (grade.name for grade in scale), strict=False)) | {"open": f"{scale.open} again"}
    return tuple(
        replace(action, title=f"Verdict: {words[action.name]}") if action.name in words else action
        for action in ACTIONS
        if action.name in words or action.name not in SLOTS
    )


def _wishes(changes: Iterable[Change], problems: list[str]) -> dict[tuple[Mode, str], tuple[Action, tuple[str, ...]]]:
    """(Mode, name) -> the keys asked for, without those that somebody else asked for before."""
    wishes: dict[tuple[Mode, str], tuple[Action, tuple[str, ...]]] = {}
    taken: dict[tuple[Mode, str], str] = {}
    for change in changes:
        action = BY_NAME.get(change.action)
        if action is None:
            problems.append(f"{_at(change)}there is no action called {visible_line(change.action)}")
            continue
        real = tuple(filter(is_key, change.keys))
        problems += [f"{_at(change)}there is no key {visible_line(key)}" for key in change.keys if key not in real]
        if change.keys and not real:
            continue  # none that could be pressed: the default stays
        modes = [mode for mode in (action.keys or Mode) if change.mode in (None, mode)] or [change.mode or Mode.NORMAL]
        for mode in modes:
            free = tuple(key for key in real if taken.setdefault((mode, key), action.name) == action.name)
            problems += [
                f"{_at(change)}{key} is asked for twice: {taken[mode, key]} keeps it, not {action.name}"
                for key in real
                if key not in free
            ]
            wishes[mode, action.name] = (action, free)
    return wishes


def _at(change: Change) -> str:
    """Where the config asks for it, in words."""
    return f"line {change.line}: " if change.line else ""


_NAMED = frozenset(
    "space tab enter escape backspace delete insert home end pageup pagedown up down left right shift+tab".split()  # noqa: SIM905 - a row of words reads best
)
_HELD = ("ctrl", "alt", "shift", "super")
_FUNCTION_KEYS = 24


def is_key(key: str) -> bool:
    """Whether a terminal could send a key of that name: one character, a name, or one with keys held."""
    if len(key) == 1:
        return key.isprintable() and key != " "
    *held, last = key.split("+") if not key.endswith("++") else [*key[:-2].split("+"), "+"]
    is_function = last[:1] == "f" and last[1:].isdecimal() and 0 < int(last[1:]) <= _FUNCTION_KEYS
    is_plain = last in _NAMED or is_function or (bool(held) and len(last) == 1 and last.isprintable())
    return is_plain and all(each in _HELD for each in held)
