"""Initials: a sign of one letter for each speaker, so that they are told apart at a glance and without colour. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from string import ascii_uppercase, digits

from tui.cells import cells


def initials(names: Iterable[str]) -> dict[str, str]:
    """Name -> its letter, no letter twice; in the order of the names, so that who comes first has the likeliest.

    The initial of the last name, of the first, any other of the name's own letters, then any that is free. Who comes
    when all are taken has none.
    """
    signs: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        if name not in signs:
            sign = next((sign for sign in _wished(name) if sign not in taken), "")
            signs[name] = sign
            taken.add(sign)
    return signs


def _wished(name: str) -> Iterator[str]:
    """The letters that a name may have, the likeliest first; each takes one cell."""
    words = [word for word in name.split() if word[0].isalpha()]
    own = [word[0] for word in reversed(words)] + [letter for word in reversed(words) for letter in word[1:]]
    for letter in own:
        upper = letter.upper()
        if len(upper) == 1 and upper.isalpha() and cells(upper) == 1:
            yield upper
    yield from ascii_uppercase
    yield from digits
