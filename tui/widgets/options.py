"""Options: lines to choose from. Textual's own, which falls over keys and clicks that come between two layouts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import OptionList

if TYPE_CHECKING:
    from typing import Literal

    from textual import events


class Options(OptionList):
    """The list itself."""

    def _on_click(self, event: events.Click) -> None:  # type: ignore[override] # waits for nothing
        """Take no click on what is gone; the base class would look for it."""
        if event.style.meta.get("option", -1) >= self.option_count:
            event.prevent_default()

    def _move_page(self, direction: Literal[-1, 1]) -> None:
        """Move by a page, where pages are known: in a window of a few cells no line has a place."""
        if (self.highlighted or 0) in self._index_to_line:
            super()._move_page(direction)
