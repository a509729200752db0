"""What fits on a screen of some size, told to the styles as classes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.geometry import Size
    from textual.screen import Screen

SMALLEST = (60, 16)
"""Cells and lines below which the reader is only a message."""
SHEET = 104
"""Cells of the widest line on a sheet over a screen: longer ones are not read at ease."""
_SHEET_FRAME = 4
"""Cells beside what stands on a sheet, at the left and right together."""
_NARROW = 76
"""Cells below which there is no room for anything beside the text: it lies over or below it."""
_LOW = 24
"""Lines below which every blank line is saved."""


def sheet_room(size: Size) -> int:
    """Cells for what stands on a sheet over a screen of this size."""
    return min(size.width - _SHEET_FRAME, SHEET)


def fit(screen: Screen[Any], size: Size) -> None:
    """Set the classes of a screen that is `size` cells and lines large."""
    screen.set_class(size.width < SMALLEST[0] or size.height < SMALLEST[1], "-too-small")
    screen.set_class(size.width < _NARROW, "-narrow")
    screen.set_class(size.height < _LOW, "-low")
