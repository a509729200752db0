"""Offering: which actions the palette lists, in which order, for what is typed. Pure.

A single character is a key first. Words that stand in the title come before those that stand in the help; where
nothing has them, what is nearly called like that is listed, and at last what has the letters in their order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from store import likeness
from tui.hints import shown
from tui.keys import Action, Group
from tui.modes.keymap import Keymap
from tui.modes.mode import Mode

_KEY, _START, _BEGUN, _INSIDE, _HELP = 5, 4, 3, 2, 1
"""Worth of a key; of words at the start of the title, at that of a word of it, inside one, and in the help."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An action with its keys where the person is, and what is looked through."""

    action: Action
    keys: tuple[str, ...]
    """As they are bound."""
    written: tuple[str, ...]
    """As a person reads them."""
    title: str
    """Folded, with a blank before each word."""
    told: str
    """Title and help, folded."""


def offers(mode: Mode, keymap: Keymap, knows: Callable[[Action], bool]) -> list[Offer]:
    """What can be done from the palette in a mode by who `knows` an action; what hands do without it comes last."""
    found = [
        _offer(action, keymap.keys(mode, action.name))
        for action in keymap.offered
        if knows(action) and action.name != "palette" and (mode in action.keys or not action.keys)
    ]
    return sorted(found, key=lambda offer: offer.action.group is Group.MOVING)


def fitting(offered: Sequence[Offer], typed: str) -> list[Offer]:
    """Those that fit what is typed, the likeliest first; nothing typed: all, in their order."""
    wanted = typed.strip()
    if not wanted:
        return list(offered)
    words = wanted.casefold().split()
    found = _ranked(offered, lambda offer: _worth(offer, wanted, words))
    if found or not any(map(str.isalnum, wanted)):
        return found  # a sign that is nowhere; to `likeness` it would be nothing typed
    return _ranked(offered, lambda offer: likeness(wanted, offer.action.title)) or _ranked(
        offered, lambda offer: _is_spread("".join(words), offer.title)
    )


def _offer(action: Action, keys: Sequence[str]) -> Offer:
    """An action, made ready to be looked through."""
    title = action.title.casefold()
    return Offer(
        action=action,
        keys=tuple(keys),
        written=tuple(map(shown, keys)),
        title=" " + " ".join(title.split()),
        told=f"{title} {action.help.casefold()}",
    )


def _ranked(offered: Sequence[Offer], worth: Callable[[Offer], float]) -> list[Offer]:
    """Those that are worth something, the worthiest first; of equals in their order."""
    worths = [worth(offer) for offer in offered]
    order = sorted((place for place, each in enumerate(worths) if each), key=lambda place: -worths[place])
    return [offered[place] for place in order]


def _worth(offer: Offer, wanted: str, words: Sequence[str]) -> int:
    """How well an action fits words that all have to be there; 0: one of them is not."""
    if wanted in offer.keys or wanted in offer.written:
        return _KEY
    if not all(word in offer.told for word in words):
        return 0
    if not all(word in offer.title for word in words):
        return _HELP
    if offer.title.startswith(" " + words[0]):
        return _START
    return _BEGUN if all(" " + word in offer.title for word in words) else _INSIDE


def _is_spread(wanted: str, title: str) -> bool:
    """Whether all letters stand in a title, in their order."""
    letters = iter(title)
    return all(letter in letters for letter in wanted)
