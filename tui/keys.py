"""Every action a person can ask for, declared once: its name, title, help and keys by mode.

The status bar's hints, the help screen, the palette, rebinding from the config and docs/keys.md are
all made from `ACTIONS`; the rows themselves stand in tui/declared. What an action does stands in
tui/actions, under the same name; a test holds the two together.
"""

from __future__ import annotations

from tui.declared.action import Action, Group
from tui.declared.marking import MARKING, SLOTS, TRIAGE, USUAL
from tui.declared.program import PLACES, PROGRAM
from tui.declared.reading import CLAIMS, MOVING, SEARCHING, SELECTING
from tui.declared.rooms import ROOMS

__all__ = ["ACTIONS", "BY_NAME", "LIKELIEST", "SLOTS", "USUAL", "Action", "Group"]

ACTIONS: tuple[Action, ...] = MOVING + CLAIMS + MARKING + TRIAGE + SELECTING + SEARCHING + PLACES + ROOMS + PROGRAM
"""All of them, in the order a person reads them."""

LIKELIEST: tuple[str, ...] = (
    *("go", "grow", "shrink", "next_claim", "mark_hit", "note"),
    *SLOTS,
    *("skip", "triage_back", "search", "triage", "quit", "open_file", "filter", "tag", "yank", "select"),
    *("speakers", "library", "next_pane"),
)
"""Names of what is likeliest wanted, first what a newcomer looks for: a footer has room for six or seven."""

BY_NAME: dict[str, Action] = {action.name: action for action in ACTIONS}
"""The same, by name."""
