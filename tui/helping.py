"""Helping: which actions the help lists, in which order, for where a person is and what they look for. Pure.

What can be done where the person is stands first, its own actions before those that every view knows;
behind it, by groups, stands what is known elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from store import likeness
from tui.hints import shown
from tui.keys import Action, Group
from tui.modes.keymap import Keymap
from tui.modes.mode import TITLES, Mode

_OWN = {
    Mode.VISUAL: (Group.SELECTING,),
    Mode.SIDEBAR: (Group.CLAIMS, Group.MARKING),
    Mode.TRIAGE: (Group.TRIAGE, Group.MARKING, Group.CLAIMS),
    Mode.SPEAKERS: (Group.ROOMS, Group.CLAIMS),
    Mode.LIBRARY: (Group.ROOMS, Group.PLACES, Group.CLAIMS),
    Mode.SEARCH: (Group.SEARCHING, Group.CLAIMS, Group.MARKING),
}
"""The groups that a view is for, in the order in which it lists them; the rest of what it knows stands behind."""

Section = tuple[str, Sequence[Action]]
"""A heading, and the actions below it."""


def sections(mode: Mode, keymap: Keymap) -> Iterator[Section]:
    """All actions, each once: those that `mode` has keys for first. Reading has no list of its own: it knows most."""
    here: list[Action] = []
    if own := _OWN.get(mode):
        known = [action for action in keymap.offered if keymap.keys(mode, action.name)]
        order = [*own, *(group for group in Group if group not in own and group is not Group.MOVING), Group.MOVING]
        here = sorted(known, key=lambda action: order.index(action.group))
        yield f"Here, in the {TITLES[mode]}" if mode is not Mode.VISUAL else "Here, while selecting", here
    for group in Group:
        rest = [action for action in keymap.offered if action.group is group and action not in here]
        if rest:
            yield group.value, rest


def narrowed(found: Sequence[Section], query: str, keymap: Keymap) -> list[Section]:
    """The sections with what fits a query: a single character is a key, words stand anywhere or are nearly there."""
    wanted = query.strip()
    if not wanted:
        return list(found)
    if len(wanted) == 1:
        return _kept(found, lambda action: wanted in _keys(action, keymap))
    words = wanted.casefold().split()
    exact = _kept(found, lambda action: _has(_told(action, keymap), words))
    return exact or _kept(found, lambda action: likeness(wanted, action.title) > 0)


def keys_of(keymap: Keymap, action: Action, mode: Mode) -> tuple[str, str]:
    """The keys of an action in `mode`, else where it is first known; and in words those that differ elsewhere."""
    by_mode = {where: keys for where in (mode, *Mode) if (keys := keymap.keys(where, action.name))}
    usual = next(iter(by_mode.values()), ())
    others = [f"{TITLES[where]}: {_written(keys)}" for where, keys in by_mode.items() if keys != usual]
    return _written(usual), ", ".join(others)


def _written(keys: Sequence[str]) -> str:
    """Keys as a person reads them."""
    return " ".join(shown(key) for key in keys)


def _keys(action: Action, keymap: Keymap) -> set[str]:
    """Every key of an action, in any mode."""
    return {key for mode in Mode for key in keymap.keys(mode, action.name)}


def _has(told: str, words: Sequence[str]) -> bool:
    """Whether all words stand in what is told."""
    return all(word in told for word in words)


def _told(action: Action, keymap: Keymap) -> str:
    """All that is said of an action, to look for words in."""
    keys = _keys(action, keymap)
    return " ".join((action.title, action.help, action.name, *keys, *map(shown, keys))).casefold()


def _kept(found: Sequence[Section], fits: Callable[[Action], bool]) -> list[Section]:
    """The sections with the actions that fit; those without any are left out."""
    kept = [(title, [action for action in actions if fits(action)]) for title, actions in found]
    return [section for section in kept if section[1]]
