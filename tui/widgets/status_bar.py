"""StatusBar: what is open, where one is in it, whether all is saved; below, the keys that fit the mode."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.cells import cells
from tui.excerpts import excerpt
from tui.hinting import piece, press_clicked
from tui.hints import GAP, Hint, fitting

if TYPE_CHECKING:
    from textual import events

_TITLE = 8
"""Cells below which a title is left out."""


class StatusBar(Widget):
    """Two quiet lines at the foot of the screen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "status-bar--mode",
        "status-bar--title",
        "status-bar--place",
        "status-bar--key",
        "status-bar--hint",
    }

    mode = reactive("")
    """What the keys mean now, in a word."""
    title = reactive("")
    """What is open; clean text."""
    place = reactive("")
    """Where one is in it."""
    message = reactive("")
    """What just happened; clean text."""
    advice = reactive("")
    """What a newcomer may do next, as long as nothing happened; clean text."""
    hints: reactive[Sequence[Hint]] = reactive(())
    """What is likeliest wanted."""
    help_key = reactive("")
    """The key that shows all others: always in sight."""

    def render(self) -> Content:
        """One line of state, one of hints; where there is only one, it ends with where to find the rest."""
        width = self.size.width - 2
        if self.size.height > 1:
            return Content("\n").join([self._state(width), self._hints(width)])
        way = self._way_to_all()
        if cells(self.message) > width - way.cell_length - GAP - cells(self.mode) - 6:
            return self._state(width)  # what happened matters more
        return self._state(width - way.cell_length - GAP) + Content(" " * GAP) + way

    def on_click(self, event: events.Click) -> None:
        """A click on a hint presses its key."""
        press_clicked(self.app, event)

    def _state(self, width: int) -> Content:
        """Mode and title at the left, what happened and the place at the right."""
        room = width - cells(self.mode) - 6
        advice = "" if self.message or cells(self.advice) + cells(self.place) + 3 > room else self.advice
        right = "   ".join(part for part in (self.message or advice, self.place) if part)
        if self.message and cells(right) > room - _TITLE:
            # What happened matters more than where one is, and more than the title; the line stays one line.
            right = "".join(text for text, _ in excerpt(self.message, (), room, 1)[0])
        title = excerpt(self.title, (), room - cells(right), 1)[0] if cells(right) <= room - _TITLE else []
        left = Content.assemble(
            (f" {self.mode} ", self.get_visual_style("status-bar--mode")),
            "  ",
            *((text, self.get_visual_style("status-bar--title")) for text, _ in title),
        )
        gap = max(1, width - left.cell_length - cells(right))
        return left + Content(" " * gap) + Content.styled(right, self.get_visual_style("status-bar--place"))

    def _way_to_all(self) -> Content:
        """The key that shows all others."""
        return self._piece(Hint(self.help_key, "keys")) if self.help_key else Content("")

    def _piece(self, hint: Hint) -> Content:
        """A hint in its colours."""
        return piece(hint, self.get_visual_style("status-bar--key"), self.get_visual_style("status-bar--hint"))

    def _hints(self, width: int) -> Content:
        """As many hints as there is room for, and at the right edge where to find the rest."""
        last = self._way_to_all()
        shown = fitting(self.hints, width - last.cell_length - 1 - GAP)
        line = Content(" ") + Content(" " * GAP).join(self._piece(hint) for hint in shown)
        return line + Content(" " * max(1, width - line.cell_length - last.cell_length)) + last
