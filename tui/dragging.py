"""A press of the mouse, followed until the button is let go: a selection that grows, or just a click. Pure."""

from __future__ import annotations

from store import Span


class Drag:
    """From where the button went down to where the mouse is, in offsets."""

    def __init__(self, start: int, *, is_carried_on: bool = False) -> None:
        """Begin at an offset; `is_carried_on` when it is a selection from before that is being changed."""
        self._start = start
        self.is_click = not is_carried_on
        """Whether the mouse has been nowhere else since."""

    def to(self, offset: int) -> Span | None:
        """What is selected with the mouse on an offset, with the character under it; None while it is a click."""
        if offset != self._start:
            self.is_click = False
        return None if self.is_click else Span(min(self._start, offset), max(self._start, offset) + 1)
