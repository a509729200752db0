"""Background: whether the terminal is light or dark, by what it says itself. Pure.

Asked once at the start, in the stream, and nobody waits: an answer that comes late changes the look then,
and a terminal that never answers is taken for dark, or for what COLORFGBG says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

QUESTION = "\x1b]11;?\x1b\\"
"""What asks a terminal for the colour of its paper."""
ANSWER = "\x1b]11;"
"""How its answer begins."""

_COLOUR = re.compile(r"rgba?:([0-9a-f]{1,4})/([0-9a-f]{1,4})/([0-9a-f]{1,4})", re.IGNORECASE)
_SHARES = (0.2126, 0.7152, 0.0722)
"""How much red, green and blue light the eye sees."""
_LIGHT_NUMBERS = {"7", "15"}
_MUTE = {"linux", "dumb", ""}
"""Terminals that would print the question."""


def is_light(answer: str) -> bool | None:
    """Whether the colour of an answer is a light one; None for what is no colour."""
    match = _COLOUR.search(answer)
    if match is None:
        return None
    parts = (int(part, 16) / float(16 ** len(part) - 1) for part in match.groups())
    light: float = sum(share * part for share, part in zip(_SHARES, parts, strict=True))
    return light > 1 / 2


def guessed_light(environ: Mapping[str, str]) -> bool:
    """Whether the environment says that the paper is light: COLORFGBG is "ink;paper", by number."""
    return environ.get("COLORFGBG", "").rpartition(";")[2] in _LIGHT_NUMBERS


def can_be_asked(environ: Mapping[str, str]) -> bool:
    """Whether the terminal takes the question for one."""
    return environ.get("TERM", "") not in _MUTE
