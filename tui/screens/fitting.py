"""What fits on a screen of some size, told to the styles as classes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.geometry import Size
    from textual.screen import Screen

SMALLEST = (60, 16)
"""Cells and lines below which the reader is only a message."""
_NARROW = 76
"""Cells below which there is no room for anything beside the text: it lies over or below it."""
_LOW = 24
"""Lines below which every blank line is saved."""


def fit(screen: Screen[Any], size: Size) -> None:
    """Set the classes of a screen that is `size` cells and lines large."""
    screen.set_class(size.width < SMALLEST[0] or size.height < SMALLEST[1], "-too-small")
    screen.set_class(size.width < _NARROW, "-narrow")
    screen.set_class(size.height < _LOW, "-low")
