"""Once: a screen that can be left only while it is in front, and that hands on what was typed behind its end.

Textual's `dismiss` takes away whatever lies on top. Of two Esc that come close together the second still
reaches the screen that the first one left, and would take away the one below it, or end the program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.worker import Worker, active_worker

if TYPE_CHECKING:
    from textual.screen import Screen as Front
else:
    # Textual looks for styles along the first base that is a node: that must be its own kind of screen.
    from typing import Generic as Front

Result = TypeVar("Result")


class Once(Front[Result]):
    """Stands before Textual's own kind of screen in the bases of ours."""

    _is_left = False

    @property
    def _is_in_front(self) -> bool:
        """Whether keys are for this screen."""
        return self.app.screen is self

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave with a result; nothing where it was left already."""
        if not self._is_in_front:
            return AwaitComplete.nothing()  # type: ignore[no-untyped-call, no-any-return] # as it is
        self._is_left = True
        for worker in self.workers:
            if worker.node is self and worker is not active_worker.get(None):
                self._give_up(worker)
        return super().dismiss(result)

    def run_worker(self, *arguments: Any, **named: Any) -> Worker[Any]:
        """Begin nothing that a key from before the end asks for."""
        worker = super().run_worker(*arguments, **named)
        if self._is_left:
            self._give_up(worker)
        return worker

    def _give_up(self, worker: Worker[Any]) -> None:
        """Cancel what is only shown: the widgets go before the workers do, and who comes back would find none."""
        if worker.group != "store":
            worker.cancel()

    async def on_event(self, event: events.Event) -> None:
        """Hand on a key that was typed ahead, behind the one that left this screen."""
        if isinstance(event, events.Key) and not self._is_in_front:
            event.stop()
            self.app.screen.post_message(events.Key(event.key, event.character))
            return
        await super().on_event(event)
