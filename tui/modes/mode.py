"""Mode: what the keys mean right now. The names are the columns of docs/keys.md and the tables of the config."""

from __future__ import annotations

from enum import StrEnum


class Mode(StrEnum):
    """Where a person is: each has its own keys."""

    NORMAL = "normal"
    """Reading the text."""
    VISUAL = "visual"
    """Selecting in the text."""
    SIDEBAR = "sidebar"
    """Moving along the claims."""
    TRIAGE = "triage"
    """Judging one claim after the other."""
    SPEAKERS = "speakers"
    """Among those who are quoted."""
    LIBRARY = "library"
    """Among the documents."""
    SEARCH = "search"
    """Typing a query; letters are text."""
    EDITOR = "editor"
    """Writing a note; letters are text."""


TITLES: dict[Mode, str] = {
    Mode.NORMAL: "reading",
    Mode.VISUAL: "selecting",
    Mode.SIDEBAR: "claims",
    Mode.TRIAGE: "triage",
    Mode.SPEAKERS: "speakers",
    Mode.LIBRARY: "library",
    Mode.SEARCH: "search",
    Mode.EDITOR: "note",
}
"""What the status bar and the help call each mode."""
