"""Completing what is typed from what was used before: the last of several words, or the whole line. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from store import likeness


def fitting(line: str, known: Sequence[str], parted: str = "") -> list[str]:
    """Those used before that fit what is being typed, best first; of those that stand there already, none.

    Args:
        line: What is typed so far.
        known: What was used before, the likeliest first.
        parted: The characters that part several; empty: the line is one.
    """
    head, typed = _split(line, parted)
    there = {part.strip().casefold() for part in _parts(head, parted)}
    fits = [(likeness(typed, each), each) for each in known if each.casefold() not in there]
    return [each for worth, each in sorted(fits, key=lambda pair: -pair[0]) if worth > 0]


def completed(line: str, chosen: str, parted: str = "") -> str:
    """The line with what is being typed replaced by what was chosen, and room for the next."""
    head, _ = _split(line, parted)
    if not parted:
        return chosen
    blank = "" if not head or head.endswith(" ") else " "
    return f"{head}{blank}{chosen}{'' if ' ' in parted else parted[0]} "


def _split(line: str, parted: str) -> tuple[str, str]:
    """What is done, and what is being typed behind it."""
    end = max((line.rfind(sign) for sign in parted), default=-1) + 1
    return line[:end], line[end:].strip()


def _parts(head: str, parted: str) -> list[str]:
    """The parts of what is done."""
    for sign in parted[1:]:
        head = head.replace(sign, parted[0])
    return head.split(parted[0]) if parted else []
