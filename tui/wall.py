"""The second wall: whatever a widget draws, no line of it holds what commands a terminal or hides in it.

The first is visible() where text enters the program. This one is for what got past it, in a widget of
Textual's as well as in ours: each line of each widget goes through it before it goes to the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import get_character_cell_size
from rich.segment import Segment
from textual.filter import LineFilter

from tui.cells import HOSTILE, harmless

if TYPE_CHECKING:
    from textual.color import Color


class Wall(LineFilter):
    """Takes hostile code points out of a line whose cells are counted already: the line stays as wide as it was."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, nearly always."""
        del background
        if not any(HOSTILE.search(segment.text) or "\n" in segment.text for segment in segments):
            return segments
        return [segment if segment.control else Segment(_tamed(segment.text), segment.style) for segment in segments]


def _tamed(text: str) -> str:
    """A text with signs for its hostile code points, where those take a cell, and blanks for its line ends."""
    kept = (letter for letter in text if not HOSTILE.match(letter) or get_character_cell_size(letter) == 1)
    return harmless("".join(kept)).replace("\n", " ")


WALL = Wall()
"""One for all: what it made of a line is remembered by it."""
