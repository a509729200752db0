"""NoteEditor: a note on some words. It closes only when the note is on disk, or when it is left with a draft."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from store import visible
from tui.modes.keyboard import press, spelt
from tui.modes.keymap import Keymap
from tui.modes.mode import Mode
from tui.screens.attempts import Failure

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

Save = Callable[[str], Awaitable[object]]
"""Writes the note; a Failure when that did not work."""


class NoteEditor(ModalScreen[str | None]):
    """Gives None when the note was saved, else the draft that was left."""

    CSS_PATH = "../over.tcss"

    def __init__(self, words: str, body: str, save: Save, keymap: Keymap, *, draft: str = "") -> None:
        """Edit `body`, a note on `words`; a draft of it that was left goes before."""
        super().__init__()
        self._words, self._body, self._save, self._keymap = words, body, save, keymap
        self._draft = draft
        self._is_saving = False

    def compose(self) -> ComposeResult:
        """The words, the note, and what the keys do."""
        with Vertical(id="note"):
            yield Static(visible(self._words), id="note-words", markup=False)
            yield TextArea(self._draft or self._body, id="note-body", compact=True, highlight_cursor_line=False)
            yield Static(self._keys(), id="note-says", markup=False)

    def _keys(self) -> str:
        """What the keys of this screen do."""
        return "   ".join(f"{key} {word}" for key, word in self._keymap.hints(Mode.EDITOR))

    def on_mount(self) -> None:
        """Go on at the end of what is there."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)
        area.focus()

    def on_key(self, event: events.Key) -> None:
        """Save, or leave with a draft."""
        action = press(self._keymap, Mode.EDITOR, spelt(event.key, event.character)).action
        if action is None:
            self._take_early(event)
            return
        event.stop()
        event.prevent_default()
        if action.name == "save" and not self._is_saving:
            self._is_saving = True
            # What is typed from here on would be in no note.
            self.query_one(TextArea).read_only = True
            self.run_worker(self._try(), group="store")
        elif action.name == "leave" and not self._is_saving:
            text = self.query_one(TextArea).text
            self.dismiss(text if text != self._body else "")

    def _take_early(self, event: events.Key) -> None:
        """Put what was typed before the text had the focus where it belongs; the text keeps its own letters."""
        if event.is_printable and event.character:
            event.stop()
            self.query_one(TextArea).insert(event.character)

    async def _try(self) -> None:
        """Save; stay, with the reason, when that fails."""
        answer = await self._save(self.query_one(TextArea).text.strip())
        self._is_saving = False
        self.query_one(TextArea).read_only = False
        if isinstance(answer, Failure):
            says = self.query_one("#note-says", Static)
            says.update(f"Not saved. {answer.sentence}")
            says.add_class("-failed")
        else:
            self.dismiss(None)
