"""HelpScreen: every action with its keys, made from tui.keys and the person's own keymap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.keys import ACTIONS, Action, Group
from tui.modes.keymap import Keymap
from tui.modes.mode import TITLES, Mode

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult


def keys_of(keymap: Keymap, action: Action) -> str:
    """The keys of an action; where they differ by mode, each with its mode."""
    by_mode = {mode: keymap.keys(mode, action.name) for mode in Mode if keymap.keys(mode, action.name)}
    usual = next(iter(by_mode.values()), ())
    others = [f"{' '.join(keys)} ({TITLES[mode]})" for mode, keys in by_mode.items() if keys != usual]
    return ", ".join([" ".join(usual), *others]) if usual else ""


class HelpScreen(ModalScreen[None]):
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

    def _page(self) -> Content:
        """Every group with its actions."""
        lines: list[Content] = []
        for group in Group:
            lines += [Content.styled(group.value, "bold $primary"), Content("")]
            lines += [self._line(action) for action in ACTIONS if action.group is group]
            lines.append(Content(""))
        return Content("\n").join(lines)

    def _line(self, action: Action) -> Content:
        """One action."""
        keys = keys_of(self._keymap, action) or "ctrl+p"
        return Content.assemble(
            (f"  {keys:<24} ", "bold"), action.title, (f"  {action.help}" if action.help else "", "$quiet")
        )

    def on_key(self, event: events.Key) -> None:
        """Scroll, or leave."""
        page = self.query_one(VerticalScroll)
        moves = {
            "j": page.action_scroll_down,
            "k": page.action_scroll_up,
            "space": page.action_page_down,
            "b": page.action_page_up,
        }
        if event.key in ("escape", "q", "question_mark"):
            event.stop()
            self.dismiss()
        elif event.key in moves:
            event.stop()
            moves[event.key]()
