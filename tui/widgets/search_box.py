"""SearchBox: one line to type a query in. `/` in the empty box asks for the other reach."""

from __future__ import annotations

from collections.abc import Callable

from textual import events, on
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input

from tui.messages import QueryChanged, ReachAsked


class SearchBox(Input):
    """The query. Posts what is typed; keys that are no text go up to the screen."""

    # How wide the query is changes nothing around the box: laying out the whole screen at each key costs 10 ms.
    virtual_size = Reactive(Size(0, 0), layout=False)

    def __init__(self, hear: Callable[[events.Key], bool], *, id: str | None = None) -> None:  # noqa: A002 - Textual's
        """A compact line that does not select its content when focused.

        Args:
            hear: Takes a key that is no text; whether it meant something. Not told by a message: what is typed behind
                Enter or a backspace must not be faster than they are.
            id: Textual's.
        """
        super().__init__(id=id, compact=True, select_on_focus=False)
        self._hear = hear
        self.is_open = True
        """Whether what is typed is meant for it; the focus moves a moment later than that."""

    async def _on_key(self, event: events.Key) -> None:
        """Take text, and the keys that edit it; `/` in the empty box asks for the reach; the rest is the screen's."""
        if not self.is_open or self.app.screen is not self.screen:
            # Typed behind the key that left the box, or that laid something over it.
            event.stop()
            event.prevent_default()
            self._hear(event)
        elif event.character == "/" and not self.value:
            event.stop()
            event.prevent_default()
            self.post_message(ReachAsked())
        elif event.is_printable and not event.key.startswith("alt+"):  # a terminal sends the letter with it
            await super()._on_key(event)
        elif not self._hear(event):
            for binding in self._bindings.key_to_bindings.get(event.key, ()):
                event.stop()
                await self.run_action(binding.action)
        if event.key.startswith("alt+"):
            event.prevent_default()

    @on(Input.Changed)
    def _tell(self, event: Input.Changed) -> None:
        """Post the query in this widget's own words."""
        event.stop()
        self.post_message(QueryChanged(event.value))
