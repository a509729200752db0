"""Once: a screen that can be left only while it is in front, and that hands on what was typed behind its end.

Textual's `dismiss` takes away whatever lies on top. Of two Esc that come close together the second still
reaches the screen that the first one left, and would take away the one below it, or end the program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.worker import active_worker

if TYPE_CHECKING:
    from textual.screen import Screen as Front
else:
    # Textual looks for styles along the first base that is a node: that must be its own kind of screen.
    from typing import Generic as Front

Result = TypeVar("Result")


class Once(Front[Result]):
    """Stands before Textual's own kind of screen in the bases of ours."""

    @property
    def _is_in_front(self) -> bool:
        """Whether keys are for this screen."""
        return self.app.screen is self

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave with a result; nothing where it was left already."""
        if not self._is_in_front:
            return AwaitComplete.nothing()  # type: ignore[no-untyped-call, no-any-return] # as it is
        current = active_worker.get(None)
        for worker in self.workers:
            # Its widgets go before its workers do, and who comes back from a wait would find none of them.
            if worker.node is self and worker is not current and worker.group != "store":
                worker.cancel()
        return super().dismiss(result)

    async def on_event(self, event: events.Event) -> None:
        """Hand on a key that was typed ahead, behind the one that left this screen."""
        if isinstance(event, events.Key) and not self._is_in_front:
            event.stop()
            self.app.screen.post_message(events.Key(event.key, event.character))
            return
        await super().on_event(event)
