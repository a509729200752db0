"""Room: a screen of its own beside the reader, with lists, a filter and the status bar. Base of library and speakers.

key ──> keymap of the room's mode ──> `perform` ──> the room's own function, or a move in the list that has the focus
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import events, on
from textual.screen import Screen
from textual.widgets import Input, Static

from store import visible_line
from tui.keys import BY_NAME, Action
from tui.messages import RIGHT, ActionAsked
from tui.modes.keyboard import press, spelt
from tui.modes.mode import TITLES, Mode
from tui.screens.fitting import fit
from tui.screens.once import Once
from tui.screens.showing import put
from tui.widgets.line import Line
from tui.widgets.status_bar import StatusBar
from tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from tui.modes.keymap import Keymap
    from tui.session import Session

Result = TypeVar("Result")


class Room(Once[Result | None], Screen[Result | None], inherit_bindings=False):
    """A subclass says its mode, what its actions do, and what stands in it."""

    CSS_PATH = "../rooms.tcss"
    MODE: ClassVar[Mode]

    def __init__(self, session: Session, keymap: Keymap) -> None:
        """A room over the store of a session."""
        super().__init__()
        self.session, self.keymap = session, keymap
        self.heading = Static(id="room-title", markup=False)
        self.box = Line(id="room-filter")
        self.empty = Static(id="room-empty", markup=False)
        self.status = StatusBar(id="status")

    @property
    def doing(self) -> Mapping[str, Callable[[], object]]:
        """What the actions do that are not moves."""
        raise NotImplementedError

    @property
    def lists(self) -> tuple[VirtualList, ...]:
        """Its lists; the moves are of the one that has the focus, else of the first."""
        raise NotImplementedError

    def body(self) -> Iterable[Widget]:
        """What stands between the filter and the status bar."""
        raise NotImplementedError

    def filter_changed(self) -> None:
        """Other words stand in the filter."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Title, filter, what the subclass has, words for when it has nothing, status."""
        yield self.heading
        yield self.box
        yield from self.body()
        yield self.empty
        yield self.status

    def on_mount(self) -> None:
        """Say which keys fit."""
        self.status.mode = TITLES[self.MODE]
        self.status.hints = self.keymap.hints(self.MODE)
        self.status.help_key = next(iter(self.keymap.keys(self.MODE, "help")), "")
        self.lists[0].focus()

    def on_resize(self) -> None:
        """What fits on a screen of this size."""
        fit(self, self.app.size)

    # Keys.

    @property
    def listing(self) -> VirtualList:
        """The list that the moves are in."""
        return next((each for each in self.lists if each is self.focused), self.lists[0])

    def on_key(self, event: events.Key) -> None:
        """A key that no widget wanted."""
        if self.focused is self.box:
            if event.key in {"escape", "enter", "down"}:
                event.stop()
                self._leave_filter(keeps=event.key != "escape")
            return
        action = press(self.keymap, self.MODE, spelt(event.key, event.character)).action
        if action is not None:
            event.stop()
            event.prevent_default()
            self.perform(action)

    def on_click(self, event: events.Click) -> None:
        """The right button offers what can be done where it was clicked."""
        if event.button == RIGHT:
            self._palette()

    @on(ActionAsked)
    def _perform(self, message: ActionAsked) -> None:
        """Do an action whose name was clicked on."""
        self.perform(BY_NAME[message.name])

    def perform(self, action: Action) -> None:
        """Do an action."""
        self.status.message = ""
        if (do := {**self._usual, **self.doing}.get(action.name)) is not None:
            do()

    @property
    def _usual(self) -> Mapping[str, Callable[[], object]]:
        """What every room knows."""
        rows = self.listing
        return {
            "line_down": lambda: rows.move(1),
            "line_up": lambda: rows.move(-1),
            "half_page_down": lambda: rows.page(0.5),
            "half_page_up": lambda: rows.page(-0.5),
            "page_down": lambda: rows.page(1),
            "page_up": lambda: rows.page(-1),
            "start": lambda: rows.move_to(0),
            "end": lambda: rows.move_to(rows.row_count - 1),
            "filter": self._filter,
            "help": self._help,
            "palette": self._palette,
            "leave": self.leave,
            "aside": self._aside,
        }

    def knows(self, action: Action) -> bool:
        """Whether an action can be done here."""
        return action.name in self._usual or action.name in self.doing

    def leave(self) -> None:
        """Back to where the person came from; a filter is taken away first."""
        if self.box.value:
            self._leave_filter(keeps=False)
        else:
            self.dismiss(None)

    def _help(self) -> None:
        """Show the keys."""
        from tui.screens.help import HelpScreen  # noqa: PLC0415 - when it is asked for

        self.app.push_screen(HelpScreen(self.keymap, self.MODE))

    def _aside(self) -> None:
        """Let the shell have the terminal."""
        from tui.aside import step_aside  # noqa: PLC0415 - when it is asked for

        step_aside(self.app)

    def _palette(self) -> None:
        """Show every action of this room."""
        from tui.screens.palette import Palette, open_palette  # noqa: PLC0415 - when it is asked for

        open_palette(self.app, Palette(self.MODE, self.keymap, self.knows), self.perform)

    # The filter.

    def _filter(self) -> None:
        """Type what the list is narrowed to."""
        self.set_class(True, "-filtering")
        self.box.focus()

    def _leave_filter(self, *, keeps: bool) -> None:
        """Back to the list, narrowed or whole."""
        if not keeps:
            self.box.value = ""
        self.set_class(bool(self.box.value), "-filtering")
        self.set_focus(self.lists[0])  # at once: the next Enter is the list's

    @on(Input.Changed, "#room-filter")
    def _narrow(self) -> None:
        """Show what fits."""
        self.filter_changed()

    def say(self, words: str) -> None:
        """Say what just happened, in the status bar."""
        self.status.message = visible_line(words)

    def none(self, words: str) -> None:
        """Words in place of a list that has nothing; empty: it has."""
        put(self.empty, words)
        self.set_class(bool(words), "-none")
