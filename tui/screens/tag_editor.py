"""TagEditor: the tags of some words, in one line. It closes only when they are on disk, or when it is left."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from textual import events, on
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from store.text.cleaning import visible_line
from tui.modes.keyboard import press, spelt
from tui.modes.keymap import Keymap
from tui.modes.mode import Mode
from tui.screens.attempts import Failure

if TYPE_CHECKING:
    from textual.app import ComposeResult

Save = Callable[[tuple[str, ...]], Awaitable[object]]
"""Writes the tags; a Failure when that did not work."""


def parted(written: str) -> tuple[str, ...]:
    """The tags in a line: words parted by blanks, commas or #, each once."""
    return tuple(dict.fromkeys(visible_line(written).replace(",", " ").replace("#", " ").split()))


class TagEditor(ModalScreen[bool]):
    """Gives whether the tags were saved."""

    CSS_PATH = "../over.tcss"

    def __init__(self, tags: Sequence[str], known: Sequence[str], save: Save, keymap: Keymap) -> None:
        """Edit `tags`; `known` are those used before."""
        super().__init__()
        self._tags, self._known, self._save, self._keymap = tags, known, save, keymap

    def compose(self) -> ComposeResult:
        """The line, and what was used before."""
        with Vertical(id="tags"):
            yield Input(
                "".join(f"{tag} " for tag in self._tags),
                placeholder="tags, parted by blanks",
                suggester=SuggestFromList(self._known, case_sensitive=False),
                select_on_focus=False,
                compact=True,
                id="tags-line",
            )
            used = visible_line("  ".join(self._known[:_SHOWN]))
            yield Static(f"used before: {used}" if used else "", id="tags-known", markup=False)
            yield Static("enter save   escape leave", id="tags-says", markup=False)

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        """Enter saves."""
        self.run_worker(self._try(parted(event.value)), group="store", exclusive=True)

    async def _try(self, tags: tuple[str, ...]) -> None:
        """Save; stay, with the reason, when that fails."""
        answer = await self._save(tags)
        if isinstance(answer, Failure):
            says = self.query_one("#tags-says", Static)
            says.update(f"Not saved. {answer.sentence}")
            says.add_class("-failed")
        else:
            self.dismiss(result=True)

    def on_key(self, event: events.Key) -> None:
        """Leave without saving."""
        action = press(self._keymap, Mode.EDITOR, spelt(event.key, event.character)).action
        if action is not None and action.name == "leave":
            event.stop()
            self.dismiss(result=False)
        elif action is not None and action.name == "save":
            event.stop()
            self.run_worker(self._try(parted(self.query_one(Input).value)), group="store", exclusive=True)


_SHOWN = 12
"""Tags listed of those used before."""
