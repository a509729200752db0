"""HistoryDrawer: what happened to a claim or note: when, by whom, from what to what. It changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from store import visible_line
from tui.changes import Told
from tui.hints import Hint
from tui.modes.keyboard import press, spelt
from tui.modes.keymap import Keymap
from tui.modes.mode import Mode
from tui.screens.once import Once
from tui.widgets.hint_line import HintLine
from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult


class HistoryDrawer(Once[None], ModalScreen[None]):
    """The changes, oldest first."""

    CSS_PATH = "../over.tcss"

    def __init__(self, words: str, told: Sequence[Told], keymap: Keymap) -> None:
        """Tell the history of what stands on `words`."""
        super().__init__()
        self._words, self._told, self._keymap = words, told, keymap

    def compose(self) -> ComposeResult:
        """The words, and a line for each change."""
        with Sheet(id="history"):
            yield Static(f"History of {visible_line(self._words)}", id="history-title", markup=False)
            with VerticalScroll(id="history-changes"):
                yield Static(self._page(), id="history-page")
            yield HintLine(self._keys(), id="history-says")

    def on_mount(self) -> None:
        """Draw the changes anew in another look."""
        page = self.query_one("#history-page", Static)
        self.app.theme_changed_signal.subscribe(self, lambda _: page.update(self._page()))

    def _keys(self) -> tuple[Hint, ...]:
        """What the keys of this screen do."""
        undo = self._keymap.hint(Mode.SIDEBAR, "undo", "")
        words = f"({undo.keys}, in the text, takes back your last change)"
        return self._keymap.hint(Mode.SIDEBAR, "leave", "leave"), Hint("", words)

    def _page(self) -> Table:
        """Every change: when, who, what."""
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(no_wrap=True, style="dim" if self.app.no_color else self.app.theme_variables["quiet"])
        table.add_column(max_width=20, no_wrap=True, overflow="ellipsis")
        table.add_column()
        for one in self._told:
            table.add_row(one.when, Text(visible_line(one.who)), Text(visible_line(one.what)))
        return table

    def on_key(self, event: events.Key) -> None:
        """Scroll, or leave."""
        event.stop()
        page = self.query_one(VerticalScroll)
        action = press(self._keymap, Mode.SIDEBAR, spelt(event.key, event.character)).action
        moves = {
            "line_down": page.scroll_down,
            "line_up": page.scroll_up,
            "page_down": page.scroll_page_down,
            "page_up": page.scroll_page_up,
            "start": page.scroll_home,
            "end": page.scroll_end,
        }
        if action is not None and action.name in {"leave", "quit", "history"}:
            self.dismiss()
        elif action is not None and action.name in moves:
            moves[action.name](animate=False)
