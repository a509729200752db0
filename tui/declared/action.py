"""Action: one thing that a key does, and how a row of the tables beside this file is written.

A key is written as a person would: one character (`]`, `G`), or a name (`space`, `ctrl+d`,
`pagedown`), several parted by blanks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tui.modes.mode import Mode


class Group(StrEnum):
    """The headings that actions are listed under."""

    MOVING = "Moving"
    CLAIMS = "Claims"
    MARKING = "Notes, tags, verdicts"
    TRIAGE = "Triage"
    SELECTING = "Selecting"
    SEARCHING = "Searching"
    PLACES = "Places"
    ROOMS = "Speakers and library"
    PROGRAM = "Screen and program"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing that a key does."""

    name: str
    """What the config and the code call it."""
    title: str
    """What the palette and the help call it."""
    help: str
    """One sentence more; empty where the title says it all."""
    group: Group
    keys: Mapping[Mode, tuple[str, ...]]
    """The defaults. A mode that is missing does not know the action."""
    hint: str = ""
    """One word for the status bar; empty: not shown there."""
    takes_letter: bool = False
    """Whether the next key, a letter, belongs to it."""


def keys(everywhere: str = "", rooms: str = "", **by_mode: str) -> dict[Mode, tuple[str, ...]]:
    """Keys by mode; `everywhere` is the text, the selection, the sidebar and the triage, `rooms` the other screens."""
    written = dict.fromkeys((Mode.NORMAL, Mode.VISUAL, Mode.SIDEBAR, Mode.TRIAGE), everywhere) if everywhere else {}
    written |= dict.fromkeys((Mode.SPEAKERS, Mode.LIBRARY), rooms) if rooms else {}
    written |= {Mode(mode): keys for mode, keys in by_mode.items()}
    return {mode: tuple(keys.split()) for mode, keys in written.items()}


def action(  # noqa: PLR0913 - a row of a table: each argument is a column
    group: Group,
    name: str,
    title: str,
    text: str,
    keys: dict[Mode, tuple[str, ...]],
    *,
    hint: str = "",
    takes_letter: bool = False,
) -> Action:
    """An action from one line of the tables below."""
    return Action(name=name, title=title, help=text, group=group, keys=keys, hint=hint, takes_letter=takes_letter)
