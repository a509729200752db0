"""Glass: what lies behind a screen, seen through its colour. Pure.

Textual draws that with Rich, piece by piece, several times for each screen that is opened or left: 30 ms a time.
A screen has few styles, so each is mixed once.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip


class Glass:
    """One colour, more or less clear."""

    def __init__(self, colour: Color) -> None:
        """Nothing is seen through it yet."""
        self.colour = colour
        self._seen: dict[Style | None, Style] = {}

    def before(self, strips: Iterable[Strip], width: int) -> list[Strip]:
        """Strips behind the glass, each `width` cells wide; nothing on them can be clicked on."""
        return [
            Strip(
                [Segment(text, self._through(style)) for text, style, _ in strip], strip.cell_length
            ).adjust_cell_length(width, self._through(None))
            for strip in strips
        ]

    def _through(self, style: Style | None) -> Style:
        """A style as it is seen through the glass."""
        if style not in self._seen:
            self._seen[style] = self._mixed(Style() if style is None else style.clear_meta_and_links())
        return self._seen[style]

    def _mixed(self, style: Style) -> Style:
        """Lay the glass over a style."""
        if not self.colour.a:
            return style
        ink, paper = style.color, style.bgcolor
        return style + Style.from_color(
            None if ink is None else (Color.from_rich_color(ink) + self.colour).rich_color,
            None if paper is None else (Color.from_rich_color(paper) + self.colour).rich_color,
        )
