"""StatusBar: what is open, where one is in it, whether all is saved; below, the keys that fit the mode."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.reactive import reactive
from textual.strip import Strip
from textual.visual import Visual
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

    _hinted: tuple[object, Strip] | None = None
    """The line of hints, with what it was made of."""

    def render_line(self, y: int) -> Strip:
        """One line of state, one of hints; where there is only one, it ends with where to find the rest."""
        width = self.size.width - 2
        if y >= self.size.height:
            return Strip.blank(width, self.rich_style)
        if y:
            return self._hint_strip(width)
        way = self._way_to_all()
        if self.size.height > 1 or cells(self.message) > width - way.cell_length - GAP - cells(self.mode) - 6:
            return self._strip(self._state(width), width)  # what happened matters more
        return self._strip(self._state(width - way.cell_length - GAP) + Content(" " * GAP) + way, width)

    def _hint_strip(self, width: int) -> Strip:
        """The line of hints; the same is shown at nearly every key, so the last one is kept."""
        made_of = (self.hints, self.help_key, width, self.visual_style, self.get_visual_style("status-bar--key"))
        if self._hinted is None or self._hinted[0] != made_of:
            self._hinted = made_of, self._strip(self._hints(width), width)
        return self._hinted[1]

    def _strip(self, line: Content, width: int) -> Strip:
        """A line as it is drawn."""
        return Visual.to_strips(self, line, width, 1, self.visual_style, pad=True)[0]

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
