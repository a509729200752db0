"""InOrder: a box in which letters and the keys that edit happen in the order in which they were pressed.

Textual lets a box take a letter at once, and a backspace only when it came all the way up to the app: what is
typed behind it overtakes it, as soon as keys come faster than the screen follows. The same with the key that saves:
what is typed behind it would be saved, too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events

if TYPE_CHECKING:
    from textual.widget import Widget as Box
else:
    # Textual looks for styles along the first base that is a widget: that must be its own box.
    Box = object

_EDITING = frozenset(
    {"backspace", "delete", "left", "right", "up", "down", "home", "end", "ctrl+left", "ctrl+right", "ctrl+w"}
)
"""Keys that edit a text wherever one is; those that a screen may want for itself go their usual way."""


class InOrder(Box):
    """Stands before Textual's own box in the bases of ours."""

    ends: Callable[[events.Key], bool] | None = None
    """Which keys it is ended with."""
    is_ended = False
    """Whether one of these came: it and those behind it are the screen's, in the order in which they were pressed."""

    async def _on_key(self, event: events.Key) -> None:
        """Do at once what an editing key does; hand on what ends the text, and what belongs to no text any more."""
        self.is_ended = self.is_ended or (self.ends is not None and self.ends(event))
        if self.is_ended:
            event.stop()
            event.prevent_default()
            self.screen.post_message(events.Key(event.key, event.character))
            return
        bindings = self._bindings.key_to_bindings.get(event.key) if event.key in _EDITING else None
        if bindings:
            event.stop()
            event.prevent_default()
            await self.run_action(bindings[0].action)
