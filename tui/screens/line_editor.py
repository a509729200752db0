"""LineEditor: something short in one line: tags, a name. It closes only when that is on disk, or when it is left."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from textual import events, on
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from store import visible_line
from tui.modes.keyboard import press, spelt
from tui.modes.keymap import Keymap
from tui.modes.mode import Mode
from tui.screens.attempts import Failure

if TYPE_CHECKING:
    from textual.app import ComposeResult

Save = Callable[[str], Awaitable[object]]
"""Writes the line; a Failure when that did not work."""

_SHOWN = 12
"""Earlier lines shown below; all of them are suggested while typing."""


class LineEditor(ModalScreen[bool]):
    """Gives whether the line was saved."""

    CSS_PATH = "../over.tcss"

    def __init__(self, what: str, line: str, known: Sequence[str], save: Save, keymap: Keymap) -> None:
        """Ask for `what`, starting from `line`; `known` are those used before."""
        super().__init__()
        self._what, self._line, self._known = what, line, [visible_line(each) for each in known]
        self._save, self._keymap = save, keymap

    def compose(self) -> ComposeResult:
        """The line, and what was used before."""
        suggester = SuggestFromList(self._known, case_sensitive=False)
        used = "   ".join(self._known[:_SHOWN])
        with Vertical(id="line"):
            yield Static(self._what, id="line-what", markup=False)
            yield Input(self._line, suggester=suggester, select_on_focus=False, compact=True, id="line-text")
            yield Static(used, id="line-known", markup=False)
            yield Static("enter save   → take the suggestion   escape leave", id="line-says", markup=False)

    @on(Input.Submitted)
    def _submit(self) -> None:
        """Enter saves."""
        self.run_worker(self._try(), group="store", exclusive=True)

    async def _try(self) -> None:
        """Save; stay, with the reason, when that fails."""
        answer = await self._save(visible_line(self.query_one(Input).value).strip())
        if isinstance(answer, Failure):
            says = self.query_one("#line-says", Static)
            says.update(f"Not saved. {answer.sentence}")
            says.add_class("-failed")
        else:
            self.dismiss(result=True)

    def on_key(self, event: events.Key) -> None:
        """Save or leave; what was typed before the line had the focus belongs into it."""
        action = press(self._keymap, Mode.EDITOR, spelt(event.key, event.character)).action
        if action is not None and action.name == "leave":
            self.dismiss(result=False)
        elif action is not None and action.name == "save":
            self._submit()
        elif event.is_printable and event.character:
            self.query_one(Input).insert_text_at_cursor(event.character)
        else:
            return
        event.stop()
