"""HelpScreen: every action with its keys, made from tui.keys and the person's own keymap; searchable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.screen import ModalScreen
from textual.widgets import Input

from tui.helping import Section, keys_of, narrowed, sections
from tui.hints import Hint
from tui.modes.keyboard import spelt
from tui.modes.keymap import Keymap
from tui.modes.mode import Mode
from tui.screens.once import Once
from tui.widgets.hint_line import HintLine
from tui.widgets.key_table import KeyRow, KeyTable
from tui.widgets.line import Line
from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual import events
    from textual.app import ComposeResult

_INVITE = "an action, a word of it, or a key"
_KEYS = (Hint("/", "search"), Hint("down", "scroll", "up"), Hint("escape", "leave"))


class HelpScreen(Once[None], ModalScreen[None]):
    """The keys: those of where the person is, then all others."""

    CSS_PATH = "../over.tcss"

    def __init__(self, keymap: Keymap, mode: Mode) -> None:
        """Show the keys as they are bound now, from those of `mode` on."""
        super().__init__()
        self._keymap, self._mode = keymap, mode
        self._sections = list(sections(mode, keymap))
        self._box = Line(placeholder=_INVITE, id="help-box")
        self._page = KeyTable(id="help-page")

    def compose(self) -> ComposeResult:
        """The line to search in, all groups one under the other, and the keys of the help itself."""
        with Sheet(id="help"):
            yield self._box
            yield self._page
            yield HintLine(_KEYS, id="help-says")

    def on_mount(self) -> None:
        """Read; `/` searches."""
        self._page.focus()
        self._show("")

    @on(Input.Changed)
    def _search(self, event: Input.Changed) -> None:
        """Show what fits."""
        self._show(event.value)

    def _show(self, query: str) -> None:
        """List the actions that fit, from the top."""
        found = narrowed(self._sections, query, self._keymap)
        self._page.show([*self._listed(found)] or [KeyRow(more="No action is called like that.")])

    def _listed(self, found: list[Section]) -> Iterator[KeyRow]:
        """Every section with its actions: keys left, words right."""
        for title, actions in found:
            yield KeyRow(words=title)
            for action in actions:
                keys, others = keys_of(self._keymap, action, self._mode)
                more = "  ".join(part for part in (action.help, others) if part)
                yield KeyRow(keys=f"  {keys or 'ctrl+p'}", words=action.title, more=more)
            yield KeyRow()

    def on_key(self, event: events.Key) -> None:
        """Search, scroll, or leave; letters are the line's while it has the focus, and those that mean nothing here."""
        key = spelt(event.key, event.character)
        is_typing = self.focused is self._box
        if key == "escape" or (key in ("q", "?", "f1") and not is_typing):
            self._leave()
        elif key == "/" and not is_typing:
            self._box.focus()
        elif key in ("enter", "tab") and is_typing:
            self._page.focus()
        elif (move := self._moves.get(key)) is not None and not (is_typing and event.is_printable):
            move(animate=False)
        elif not is_typing and event.is_printable and event.character:
            self._box.focus()
            self._box.insert_text_at_cursor(event.character)
        else:
            return
        event.stop()
        event.prevent_default()

    @property
    def _moves(self) -> dict[str, Callable[..., None]]:
        """What scrolls: no letter, for every letter begins a word that somebody looks for."""
        page = self._page
        return {
            **dict.fromkeys(("down",), page.scroll_down),
            **dict.fromkeys(("up",), page.scroll_up),
            **dict.fromkeys(("space", "pagedown", "ctrl+d"), page.scroll_page_down),
            **dict.fromkeys(("pageup", "ctrl+u"), page.scroll_page_up),
            **dict.fromkeys(("home",), page.scroll_home),
            **dict.fromkeys(("end",), page.scroll_end),
        }

    def _leave(self) -> None:
        """Out of the search first, then of the help."""
        if self._box.value or self.focused is self._box:
            self._box.value = ""
            self._page.focus()
        else:
            self.dismiss()
