"""OpenPrompt: which document next? A path, completed as it is typed, or a pasted text. It reads it, too.

typed path ──> entries (a thread) ──> list        enter ──> Opening ──> a document, or a sentence and the prompt stays
pasted text ──> what it is, in a line ────────────^
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, on, work
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from store import Document, glance, read_document, read_pasted, visible_line
from tui.completion import Entry, begun_anew, entries, spelt_out
from tui.hints import Hint
from tui.in_turn import Pressed, has
from tui.opening import Opening
from tui.pasting import LONGEST_LINE, as_line, path_in
from tui.screens.once import Once
from tui.widgets.hint_line import HintLine
from tui.widgets.path_box import PathBox
from tui.widgets.path_list import PathList
from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from textual.app import ComposeResult

_LOOK = 0.05
"""Seconds between two looks at whether it is read."""
_ADDRESS = ("http://", "https://")
_LEAVE = Hint("escape", "leave")
_KEYS = (Hint("enter", "open"), Hint("tab", "complete"), Hint("", "or paste a text"), _LEAVE)


def beside(document: Document) -> str:
    """The folder of a document, as a person would type it; nothing for one that is in no folder."""
    folder = Path(document.source).parent
    return f"{spelt_out(folder)}/" if folder.is_absolute() and folder.is_dir() else ""


class OpenPrompt(Once[Document | None], ModalScreen[Document | None]):
    """Gives the document that was read; None when it was left."""

    CSS_PATH = "../over.tcss"

    def __init__(self, typed: str, pasted: str = "") -> None:
        """Start from a path, or from a text that was pasted already."""
        super().__init__()
        self._typed, self._pasted = typed, pasted
        self._opening: Opening | None = None
        self._has_moved = False
        """Whether the person chose in the list, which then counts more than what is typed."""

    def compose(self) -> ComposeResult:
        """The line, what it may become, and what the keys do or what happens."""
        with Sheet(id="open"):
            yield Static("Open a file", id="open-what", markup=False)
            yield PathBox(self._typed, id="open-path")
            yield PathList(id="open-entries")
            yield HintLine(_KEYS, id="open-says")

    def on_mount(self) -> None:
        """List what there is; look again and again whether something is read."""
        self.set_interval(_LOOK, self._look)
        if self._pasted:
            self._offer(self._pasted)

    # What is typed.

    @on(Input.Changed)
    def _complete(self, event: Input.Changed) -> None:
        """List what it may become; what was pasted is forgotten once something is typed."""
        if event.value != self._typed:  # a new line tells of its first value, too
            self._typed, self._has_moved, self._pasted = event.value, False, ""
            self._say("Open a file", *_KEYS)
        self._list(event.value)

    @work(group="entries", exclusive=True)
    async def _list(self, typed: str) -> None:
        """Ask the disk on a thread: it may be slow."""
        found = await asyncio.to_thread(entries, begun_anew(typed))
        if not self._pasted and self.is_current:  # the disk may answer when the prompt was left
            self.query_one(PathList).show(found)
            self.query_one(PathList).set_class(not found, "-empty")

    def _say(self, what: str, *hints: Hint, is_failure: bool = False) -> None:
        """Say what this is about, and what happened or what the keys do."""
        self.query_one("#open-what", Static).update(what)
        says = self.query_one(HintLine)
        says.show(hints)
        says.set_class(is_failure, "-failed")

    @on(PathBox.TextPasted)
    def _take_paste(self, event: PathBox.TextPasted) -> None:
        """A path goes into the line; a short line too; a text is offered as a document."""
        path = path_in(event.text)
        if path is not None:
            self._put(str(path) + ("/" if path.is_dir() else ""))
        elif "\n" not in event.text.strip() and len(event.text) < LONGEST_LINE:
            self.query_one(PathBox).insert_text_at_cursor(as_line(event.text))
        else:
            self._offer(event.text)

    def _offer(self, text: str) -> None:
        """Say what was pasted, and that Enter keeps it."""
        self._pasted = text
        first = next((line.strip() for line in text.splitlines() if line.strip()), "")
        words = Hint("", f"{len(text.split()):,} words")
        self._say(f"Pasted: {visible_line(first)[:100]}", words, Hint("enter", "keep and read"), _LEAVE)
        self.query_one(PathList).set_class(True, "-empty")

    def _put(self, path: str) -> None:
        """Let the line be something else."""
        box = self.query_one(PathBox)
        box.value = path
        box.action_end()

    # Keys.

    def holds(self, keys: Sequence[Pressed]) -> bool:
        """Whether a document is being read, which the keys are meant for; Esc gives it up."""
        return self._opening is not None and not has(keys, "escape")

    def on_key(self, event: events.Key) -> None:
        """Move in the list, complete, leave; everything else is the line's."""
        moves = {"down": 1, "up": -1, "pagedown": 8, "pageup": -8}
        if event.key == "escape":
            self._leave()
        elif event.key == "tab":
            self._take_entry()
        elif event.key in moves:
            self._has_moved = True
            self.query_one(PathList).move(moves[event.key])
        elif event.is_printable and event.character:
            self.query_one(PathBox).insert_text_at_cursor(event.character)  # typed before the line had the focus
        else:
            return
        event.stop()
        event.prevent_default()

    def _leave(self) -> None:
        """Give up what is being read, else what was pasted, else the prompt."""
        if self._opening is not None:
            self._opening.cancel()
            self._opening = None
            self._say("Open a file", Hint("", "Given up; nothing of it was kept."))
        else:
            self.dismiss(None)

    @property
    def _entry(self) -> Entry | None:
        """What the list is on."""
        listed = self.query_one(PathList)
        return listed.entries[listed.cursor] if 0 <= listed.cursor < len(listed.entries) else None

    def _take_entry(self) -> None:
        """Put what the list is on into the line."""
        if (entry := self._entry) is not None:
            self._put(str(entry.path) + ("/" if entry.is_folder else ""))

    @on(PathList.Chosen)
    def _choose(self) -> None:
        """A double click."""
        self._has_moved = True
        self._submit()

    @on(Input.Submitted)
    def _submit(self) -> None:
        """Read what is meant; a folder is gone into."""
        if self._opening is not None:
            return
        if self._pasted:
            text = self._pasted
            self._begin(Opening("a text", f"{len(text):,} letters", lambda worker: read_pasted(text, worker=worker)))
            return
        typed = begun_anew(self.query_one(PathBox).value.strip())
        named, entry = path_in(typed), self._entry
        if entry is not None and (self._has_moved or named is None or named.is_dir()):
            named = entry.path
        if typed.startswith(_ADDRESS):
            words = Hint("", "quoth fetches nothing from the net: save the page to a file first.")
            self._say("Open a file", words, is_failure=True)
        elif named is not None and named.is_dir():
            self._put(f"{named}/")
        elif named or typed:
            self._read(named or Path(typed))

    def _read(self, path: Path) -> None:
        """Begin to read a file."""
        seen = glance(path)
        self._begin(Opening(path.name, seen.words if seen else "", lambda worker: read_document(path, worker=worker)))

    def _begin(self, opening: Opening) -> None:
        """Wait for it, beside the screen."""
        self._opening = opening
        self._look()

    def _look(self) -> None:
        """Say how long it takes, or what came of it."""
        opening = self._opening
        if opening is None:
            return
        if not opening.is_done:
            about = " · ".join(part for part in (opening.words, f"{opening.seconds:.0f} s") if part)
            self._say(f"Reading {opening.name}", Hint("", about), Hint("escape", "cancel"))
            return
        self._opening = None
        if opening.document is not None:
            self.dismiss(opening.document)
        elif opening.refusal is not None:
            self._say("Open a file", Hint("", visible_line(str(opening.refusal))), is_failure=True)
