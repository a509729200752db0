"""Chooser: one of a few lines, by arrow, letter keys, digit or mouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events, on
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from store import visible_line
from tui.hints import Hint
from tui.screens.once import Once
from tui.widgets.hint_line import HintLine
from tui.widgets.options import Options
from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Chooser(Once[int | None], ModalScreen[int | None]):
    """Gives the index of the line that was chosen; None when it was left."""

    CSS_PATH = "../over.tcss"

    def __init__(self, title: str, lines: Sequence[str], here: int) -> None:
        """Offer `lines` under a title, the cursor on the one at `here`."""
        super().__init__()
        self._heading, self._choices, self._here = title, lines, here

    def compose(self) -> ComposeResult:
        """The title and the lines; the first nine have their digit."""
        with Sheet(id="chooser"):
            yield Static(self._heading, id="chooser-title", markup=False)
            yield Options(*(self._choice(index) for index in range(len(self._choices))), id="chooser-lines")
            yield HintLine((Hint("enter", "choose"), Hint("escape", "leave")), id="chooser-says")

    def _choice(self, index: int) -> Content:
        """One line, with its digit."""
        digit = str(index + 1) if index < len("123456789") else " "
        return Content(f"{digit}  {visible_line(self._choices[index])}")

    def on_mount(self) -> None:
        """Start where things stand."""
        self.query_one(OptionList).highlighted = self._here

    def on_key(self, event: events.Key) -> None:
        """The reader's own keys work here as well."""
        options = self.query_one(OptionList)
        key = event.key
        if key in ("escape", "q"):
            self.dismiss(None)
        elif key in ("j", "k"):
            (options.action_cursor_down if key == "j" else options.action_cursor_up)()
        elif key.isdecimal() and 0 < int(key) <= len(self._choices):
            self.dismiss(int(key) - 1)
        else:
            return
        event.stop()

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        """Enter, or a click."""
        self.dismiss(event.option_index)
