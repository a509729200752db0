"""Line: one line to type something short into: a name, tags, an address, what a list is narrowed to."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input

from tui.in_order import InOrder


class Line(InOrder, Input):
    """Textual's own, compact, and in order."""

    # How long the text is changes nothing around the line: laying out the whole screen at each letter costs 10 ms.
    virtual_size = Reactive(Size(0, 0), layout=False)

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002 - Textual's
        """A line that does not select its content when focused."""
        super().__init__(value, placeholder=placeholder, id=id, compact=True, select_on_focus=False)
