"""PathBox: one line to type a path into, which also takes a text that is pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.widgets import Input

from tui.in_order import InOrder

if TYPE_CHECKING:
    from textual import events


class PathBox(InOrder, Input):
    """What is pasted is told whole: it may be a path, or a text to read."""

    class TextPasted(Message):
        """Something was pasted."""

        def __init__(self, text: str) -> None:
            """Carry all of it."""
            super().__init__()
            self.text = text

    def __init__(self, value: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        """A compact line that does not select its content when focused."""
        super().__init__(value, id=id, compact=True, select_on_focus=False)

    def _on_paste(self, event: events.Paste) -> None:
        """Tell what was pasted, and leave the line as it is."""
        event.stop()
        event.prevent_default()
        self.post_message(self.TextPasted(event.text))
