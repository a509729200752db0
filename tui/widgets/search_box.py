"""SearchBox: one line to type a query in. `/` in the empty box asks for the other reach."""

from __future__ import annotations

from textual import events, on
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input

from tui.messages import QueryChanged, ReachAsked


class SearchBox(Input):
    """The query. Posts what is typed; keys that are no text go up to the screen."""

    # How wide the query is changes nothing around the box: laying out the whole screen at each key costs 10 ms.
    virtual_size = Reactive(Size(0, 0), layout=False)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        """A compact line that does not select its content when focused."""
        super().__init__(id=id, compact=True, select_on_focus=False)

    async def _on_key(self, event: events.Key) -> None:
        """Take `/` in the empty box for the reach; everything else is text or the screen's."""
        if event.character == "/" and not self.value:
            event.stop()
            event.prevent_default()
            self.post_message(ReachAsked())
            return
        if event.key.startswith("alt+"):
            event.prevent_default()  # a terminal sends the letter with it, which the screen types if no action has it
            return
        await super()._on_key(event)

    @on(Input.Changed)
    def _tell(self, event: Input.Changed) -> None:
        """Post the query in this widget's own words."""
        event.stop()
        self.post_message(QueryChanged(event.value))
