"""InOrder: a box in which letters and the keys that edit happen in the order in which they were pressed.

Textual lets a box take a letter at once, and a backspace only when it came all the way up to the app: what is
typed behind it would wait for that, key by key (tui.in_turn); here it is done at once, like a letter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual import events
    from textual.widget import Widget as Box
else:
    # Textual looks for styles along the first base that is a widget: that must be its own box.
    Box = object

EDITING = frozenset(
    {"backspace", "delete", "left", "right", "up", "down", "home", "end", "ctrl+left", "ctrl+right", "ctrl+w"}
)
"""Keys that edit a text wherever one is; those that a screen may want for itself go their usual way."""


ERASING = frozenset({"ctrl+u", "ctrl+k", "ctrl+d", "ctrl+f", "ctrl+a", "ctrl+e"})
"""Keys that edit a text, too, but do something else where none is: they wait for no answer, either."""


class InOrder(Box):
    """Stands before Textual's own box in the bases of ours."""

    async def _on_key(self, event: events.Key) -> None:
        """Do at once what an editing key does."""
        bindings = self._bindings.key_to_bindings.get(event.key) if event.key in EDITING else None
        if bindings:
            event.stop()
            event.prevent_default()
            await self.run_action(bindings[0].action)
