"""The looks of the reader in a terminal of sixteen colours: night and day, in exactly the colours that it has.

Any other colour would become the nearest of the sixteen, which for most of tui.themes is the same grey: claims,
cursor and focus would be lost. Of the sixteen only those are ink that can be read on every usual palette: no red on
blue, on white no yellow, green or cyan, and nothing on the third, which is brown here and yellow there.
"""

from __future__ import annotations

from textual.theme import Theme

from tui.themes import CONTRAST, DARK, LIGHT

_BLACK, _RED, _BLUE, _MAGENTA, _CYAN, _GREY = (
    "#000000",
    "#aa0000",
    "#0000aa",
    "#aa00aa",
    "#00aaaa",
    "#aaaaaa",
)
_DARK_GREY, _LIGHT_GREEN, _YELLOW, _LIGHT_MAGENTA, _LIGHT_CYAN, _WHITE = (
    "#555555",
    "#55ff55",
    "#ffff55",
    "#ff55ff",
    "#55ffff",
    "#ffffff",
)
"""As Rich counts them; what they look like is the terminal's."""

_NIGHT = Theme(
    name=f"{DARK}-16",
    primary=_YELLOW,
    secondary=_LIGHT_CYAN,
    accent=_YELLOW,
    warning=_YELLOW,
    error=_LIGHT_MAGENTA,
    success=_LIGHT_GREEN,
    foreground=_GREY,
    background=_BLACK,
    surface=_BLACK,
    panel=_BLUE,
    dark=True,
    variables={
        "kind-direct": _YELLOW,
        "kind-mixed": _LIGHT_GREEN,
        "kind-indirect": _LIGHT_CYAN,
        "kind-stance": _WHITE,
        "kind-assertion": _GREY,
        "heading-ink": _WHITE,
        "quiet": _CYAN,
        "faint": _CYAN,
        "claim-paper": _BLUE,
        "match-paper": _LIGHT_GREEN,
        "match-ink": _BLACK,
        "selection-paper": _CYAN,
        "selection-ink": _BLACK,
        "highlight-paper": _BLACK,
        "note-ink": _WHITE,
        "cursor-paper": _BLACK,
        "cursor-paper-focus": _BLUE,
    },
)
_DAY = Theme(
    name=f"{LIGHT}-16",
    primary=_BLUE,
    secondary=_MAGENTA,
    accent=_BLUE,
    warning=_MAGENTA,
    error=_RED,
    success=_BLUE,
    foreground=_BLACK,
    background=_WHITE,
    surface=_WHITE,
    panel=_GREY,
    dark=False,
    variables={
        "kind-direct": _MAGENTA,
        "kind-mixed": _RED,
        "kind-indirect": _BLUE,
        "kind-stance": _DARK_GREY,
        "kind-assertion": _BLACK,
        "heading-ink": _BLACK,
        "quiet": _BLUE,
        "faint": _DARK_GREY,
        "claim-paper": _YELLOW,
        "match-paper": _LIGHT_CYAN,
        "match-ink": _BLACK,
        "selection-paper": _BLUE,
        "selection-ink": _WHITE,
        "highlight-paper": _WHITE,
        "note-ink": _RED,
        "cursor-paper": _WHITE,
        "cursor-paper-focus": _YELLOW,
    },
)


def _with_bars(theme: Theme, bar: str) -> Theme:
    """The theme with its scroll bars and its cursor in a line of text."""
    parts = ("", "-background", "-background-hover", "-background-active", "-corner-color")
    bars = {f"scrollbar{part}": theme.background or "" for part in parts}
    bars |= {"scrollbar": bar, "scrollbar-hover": bar, "scrollbar-active": theme.primary}
    cursor = {"input-cursor-background": theme.primary, "input-cursor-foreground": theme.background or ""}
    theme.variables |= bars | cursor
    return theme


SIXTEEN: tuple[Theme, ...] = (_with_bars(_NIGHT, _DARK_GREY), _with_bars(_DAY, _GREY))

_WORN = {DARK: _NIGHT.name, LIGHT: _DAY.name, CONTRAST: _NIGHT.name}


def worn(look: str, *, has_sixteen: bool) -> str:
    """The theme of a look, in a terminal that has sixteen colours or more."""
    return _WORN[look] if has_sixteen else look
