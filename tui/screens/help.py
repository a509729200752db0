"""HelpScreen: every action with its keys, made from tui.keys and the person's own keymap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.keys import ACTIONS, Action, Group
from tui.modes.keymap import Keymap
from tui.modes.mode import TITLES, Mode
from tui.screens.once import Once

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult


def keys_of(keymap: Keymap, action: Action) -> tuple[str, str]:
    """The keys of an action where it is first known, and in words those that differ elsewhere."""
    by_mode = {mode: keys for mode in Mode if (keys := keymap.keys(mode, action.name))}
    usual = next(iter(by_mode.values()), ())
    others = [f"{TITLES[mode]}: {' '.join(keys)}" for mode, keys in by_mode.items() if keys != usual]
    return " ".join(usual), ", ".join(others)


class HelpScreen(Once[None], ModalScreen[None]):
    """The keys, in groups."""

    CSS_PATH = "../over.tcss"

    def __init__(self, keymap: Keymap) -> None:
        """Show the keys as they are bound now."""
        super().__init__()
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """All groups, one under the other."""
        with VerticalScroll(id="help"):
            yield Static(self._page(), id="help-page")

    def _page(self) -> Table:
        """Every group with its actions: keys left, words right."""
        table = Table.grid(padding=(0, 3, 0, 0))
        table.add_column(no_wrap=True)
        table.add_column()
        for group in Group:
            table.add_row(Text(group.value, self._ink("accent", "bold")))
            for action in ACTIONS:
                if action.group is group:
                    table.add_row(*self._row(action))
            table.add_row()
        return table

    def _row(self, action: Action) -> tuple[Text, Text]:
        """One action."""
        keys, others = keys_of(self._keymap, action)
        words = Text(action.title)
        for more in (action.help, others):
            words.append(f"  {more}" if more else "", self._ink("quiet"))
        return Text(f"  {keys or 'ctrl+p'}", "bold"), words

    def _ink(self, name: str, style: str = "") -> str:
        """A colour of the theme, as Rich names it; none where there is to be no colour."""
        return f"{style} {self.app.theme_variables[name]}" if not self.app.no_color else style or "dim"

    def on_key(self, event: events.Key) -> None:
        """Scroll, or leave."""
        page = self.query_one(VerticalScroll)
        moves = {
            "j": page.scroll_down,
            "k": page.scroll_up,
            "space": page.scroll_page_down,
            "b": page.scroll_page_up,
        }
        if event.key in ("escape", "q", "question_mark"):
            event.stop()
            self.dismiss()
        elif event.key in moves:
            event.stop()
            moves[event.key](animate=False)
