"""The palette: every action of a screen, to be found by typing, with its keys beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual import on
from textual.screen import ModalScreen
from textual.widgets import Input

from tui.actions.doing import DOING
from tui.hints import Hint
from tui.keys import Action
from tui.modes.keymap import Keymap
from tui.modes.mode import Mode
from tui.offering import Offer, fitting, offers
from tui.screens.once import Once
from tui.widgets.hint_line import HintLine
from tui.widgets.key_table import ActionTable, KeyRow
from tui.widgets.line import Line
from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from textual import events
    from textual.app import App, ComposeResult

    from tui.screens.reader import ReaderScreen

_INVITE = "What do you want to do?"
_KEYS = (Hint("enter", "do it"), Hint("up", "choose", "down"), Hint("escape", "leave"))
_NONE = KeyRow(more=" Nothing that can be done here is called like that.")


class Palette(Once[Action | None], ModalScreen[Action | None]):
    """Gives the action that was chosen; None when it was left."""

    CSS_PATH = "../over.tcss"

    def __init__(self, mode: Mode, keymap: Keymap, knows: Callable[[Action], bool]) -> None:
        """Offer what can be done in a mode by who `knows`."""
        super().__init__()
        self._offered = offers(mode, keymap, knows)
        self._rows = {offer.action.name: _row(offer) for offer in self._offered}
        self.found = self._offered
        """What is listed."""
        self._typed = ""
        """What is listed is found by."""
        self._box = PaletteBox(self._take)
        self._list = ActionTable(id="palette-actions")

    def compose(self) -> ComposeResult:
        """The line to type in, the actions, and the keys of the palette itself."""
        with Sheet(id="palette"):
            yield self._box
            yield self._list
            yield HintLine(_KEYS, id="palette-says")

    def on_mount(self) -> None:
        """Offer everything."""
        self._list.show([*self._rows.values()], cursor=0)
        self._box.focus()

    @on(Input.Changed)
    def _search(self) -> None:
        """List what fits what is typed, the likeliest first."""
        if self._box.value != self._typed:
            self._typed = self._box.value
            self.found = fitting(self._offered, self._typed)
            self._list.show([self._rows[offer.action.name] for offer in self.found] or [_NONE], cursor=0)

    def _take(self, event: events.Key) -> bool:
        """Choose, move or leave; False: the key is the line's."""
        if self._is_left:
            self.app.screen.post_message(type(event)(event.key, event.character))
        elif event.key == "escape":
            self.dismiss(None)
        elif event.key == "enter":
            self._choose()
        elif (move := self._moves.get(event.key)) is not None:
            self._search()
            move()
        else:
            return False
        return True

    def on_key(self, event: events.Key) -> None:
        """Hear what is pressed while the line has not the focus: it loses it in a window that is too small for it."""
        if self.focused is self._box:
            return
        event.stop()
        event.prevent_default()
        if not self._take(event):
            self._box.focus()
            if event.is_printable and event.character:
                self._box.insert_text_at_cursor(event.character)

    @property
    def _moves(self) -> dict[str, Callable[[], None]]:
        """What moves in the list."""
        rows = self._list
        return {
            "down": lambda: rows.move(1),
            "up": lambda: rows.move(-1),
            "pagedown": lambda: rows.page(1),
            "pageup": lambda: rows.page(-1),
        }

    @on(ActionTable.Chosen)
    def _choose(self) -> None:
        """Leave with the action under the cursor, if there is one."""
        self._search()  # a letter may have come with the Enter behind it
        if 0 <= self._list.cursor < len(self.found):
            self.dismiss(self.found[self._list.cursor].action)


class PaletteBox(Line):
    """Asks who has it about every key first, so that keys happen in the order in which they were pressed."""

    def __init__(self, take: Callable[[events.Key], bool]) -> None:
        """Ask `take`, which says whether it took a key."""
        super().__init__(placeholder=_INVITE, id="palette-box")
        self._take = take

    async def _on_key(self, event: events.Key) -> None:
        """Edit with what nobody took."""
        if self._take(event):
            event.stop()
            event.prevent_default()
        else:
            await super()._on_key(event)


def _row(offer: Offer) -> KeyRow:
    """An action as it is listed; one without keys has a blank where others have theirs."""
    return KeyRow(keys=f" {' '.join(offer.written)}", words=offer.action.title, more=offer.action.help)


def open_for_reader(reader: ReaderScreen) -> None:
    """Open a palette over a reader."""
    palette = Palette(reader.mode, reader.keymap, lambda action: action.name in DOING)
    open_palette(reader.app, palette, reader.hearing.perform)


def open_palette(app: App[Any], palette: Palette, perform: Callable[[Action], object]) -> None:
    """Open a palette; what is chosen in it is done once it is gone."""

    def done(action: Action | None) -> None:
        if action is not None:
            perform(action)

    app.push_screen(palette, done)
