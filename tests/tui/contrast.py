"""Contrast as WCAG 2 counts it, of colours as a terminal of so many shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.color import Color, ColorSystem
from rich.terminal_theme import TerminalTheme

if TYPE_CHECKING:
    from rich.color_triplet import ColorTriplet

_SHARES = (0.2126, 0.7152, 0.0722)
LETTERS, SIGNS = 4.5, 3.0
"""What letters and signs need to be read."""
LETTERS_IN_CONTRAST = 7.0
"""What letters need in the look with much contrast."""

_CONSOLE = TerminalTheme(
    (0, 0, 0),
    (170, 170, 170),
    [(0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0), (0, 0, 170), (170, 0, 170), (0, 170, 170), (170, 170, 170)],
    [
        *((85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85)),
        *((85, 85, 255), (255, 85, 255), (85, 255, 255), (255, 255, 255)),
    ],
)
"""The sixteen colours of a console."""
XTERM = TerminalTheme(
    (0, 0, 0),
    (229, 229, 229),
    [(0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229)],
    [
        *((127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0)),
        *((92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255)),
    ],
)
"""Those of xterm: its third is a yellow, where that of a console is a brown."""


def shown(
    colour: Color, system: ColorSystem = ColorSystem.TRUECOLOR, sixteen: TerminalTheme = _CONSOLE
) -> ColorTriplet:
    """A colour as a terminal shows it, one of sixteen with such a palette."""
    return colour.downgrade(system).get_truecolor(sixteen)


def _light(colour: ColorTriplet) -> float:
    """How light the eye sees it, from 0 to 1."""
    parts = [value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4 for value in colour.normalized]
    return sum(share * part for share, part in zip(_SHARES, parts, strict=True))


def contrast(one: ColorTriplet, other: ColorTriplet) -> float:
    """From 1, none, to 21, black and white."""
    dark, light = sorted((_light(one), _light(other)))
    return (light + 0.05) / (dark + 0.05)
