"""NoteEditor: a note on some words. It closes only when the note is on disk, or when it is left with a draft.

What is written is kept as a draft whenever the typing pauses: a crash costs the last half second.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from textual import events, on
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from store import visible
from tui.excerpts import shortened
from tui.in_order import InOrder
from tui.modes.keyboard import press, spelt
from tui.modes.keymap import Keymap
from tui.modes.mode import Mode
from tui.outside import edited_outside
from tui.screens.attempts import Failure
from tui.screens.fitting import sheet_room
from tui.screens.once import Once
from tui.widgets.hint_line import HintLine
from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer

    from tui.in_turn import Pressed

_PAUSE = 0.5
"""Seconds without a key after which the draft is kept."""

Save = Callable[[str], Awaitable[object]]
"""Writes the note; a Failure when that did not work."""


class Note(InOrder, TextArea):
    """What is written."""


class NoteEditor(Once[str | None], ModalScreen[str | None]):
    """Gives None when the note was saved, else the draft that was left."""

    CSS_PATH = "../over.tcss"

    def __init__(  # noqa: PLR0913 - what is edited, and the three ways out
        self,
        words: str,
        body: str,
        save: Save,
        keymap: Keymap,
        *,
        draft: str = "",
        keep: Callable[[str], object] = lambda _: None,
    ) -> None:
        """Edit `body`, a note on `words`; a draft of it that was left goes before. `keep` takes each draft."""
        super().__init__()
        self._keep = keep
        self._pause: Timer | None = None
        self._words, self._body, self._save, self._keymap = words, body, save, keymap
        self._area = Note(draft or body, id="note-body", compact=True, highlight_cursor_line=False)
        self._is_saving = False

    def compose(self) -> ComposeResult:
        """The words, the note, and what the keys do."""
        with Sheet(id="note"):
            yield Static(self._shortened(), id="note-words", markup=False)
            yield self._area
            yield HintLine(self._keymap.hints(Mode.EDITOR), id="note-says")

    def on_mount(self) -> None:
        """Go on at the end of what is there."""
        self._area.move_cursor(self._area.document.end)
        self._area.focus()

    def _asked(self, event: events.Key) -> str:
        """The action of a key here; none: it is the text's."""
        action = press(self._keymap, Mode.EDITOR, spelt(event.key, event.character)).action
        return action.name if action is not None else ""

    def holds(self, _keys: Sequence[Pressed]) -> bool:
        """Whether the note is being saved: what is typed then is no part of it."""
        return self._is_saving

    def on_key(self, event: events.Key) -> None:
        """Save, or leave with a draft."""
        asked = self._asked(event)
        if not asked:
            self._take_early(event)
            return
        event.stop()
        event.prevent_default()
        if asked == "save":
            self._is_saving = True
            self._stop_keeping()
            # What is typed from here on would be in no note.
            self._area.read_only = True
            self.run_worker(self._try(), group="store")
        elif asked == "leave":
            self._stop_keeping()
            text = self._area.text
            self.dismiss(text if text != self._body else "")
        elif asked == "outside":
            self._edit_outside()

    def on_resize(self) -> None:
        """Lay the words out anew."""
        self.query_one("#note-words", Static).update(self._shortened())

    def _shortened(self) -> str:
        """As much of the words as two lines hold."""
        return shortened(visible(self._words), sheet_room(self.app.size), 2)

    @on(TextArea.Changed)
    def _wait(self) -> None:
        """Keep the draft when the typing pauses."""
        self._stop_keeping()
        self._pause = self.set_timer(_PAUSE, self._keep_draft)

    async def keep(self) -> None:
        """Keep the draft now: the program ends."""
        self._stop_keeping()
        self._keep_draft()

    def _stop_keeping(self) -> None:
        """What is still to be kept is another one now, or none."""
        if self._pause is not None:
            self._pause.stop()

    def _keep_draft(self) -> None:
        """Hand the draft to whoever keeps it, unless it is the note as it is."""
        text = self._area.text
        if not self._is_saving:
            self._keep(text if text != self._body else "")

    def _edit_outside(self) -> None:
        """Let the person's own editor have the note, and take up what it saved."""
        area = self._area
        answer = edited_outside(self.app, area.text)
        if isinstance(answer, Failure):
            self._fail(answer.sentence)
        else:
            area.load_text(answer)
            area.move_cursor(area.document.end)
        area.focus()

    def _fail(self, sentence: str) -> None:
        """Say why something did not work."""
        says = self.query_one(HintLine)
        says.update(sentence)
        says.add_class("-failed")

    def _take_early(self, event: events.Key) -> None:
        """Put what was typed before the text had the focus where it belongs; the text keeps its own letters."""
        if event.is_printable and event.character:
            event.stop()
            self._area.insert(event.character)

    async def _try(self) -> None:
        """Save; stay, with the reason, when that fails."""
        answer = await self._save(self._area.text.strip())
        self._is_saving = False
        self._area.read_only = False
        if isinstance(answer, Failure):
            self._fail(f"Not saved. {answer.sentence}")
            self._keep_draft()
        else:
            self.dismiss(None)
