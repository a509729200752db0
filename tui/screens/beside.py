"""Beside: two statements next to each other, with the words that only one of them has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from store import ChangeKind, Said, visible_line, word_diff
from tui.hints import Hint
from tui.modes.keyboard import press, spelt
from tui.modes.mode import Mode
from tui.screens.once import Once
from tui.widgets.hint_line import HintLine

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from tui.modes.keymap import Keymap


class Beside(Once[None], ModalScreen[None]):
    """It changes nothing."""

    CSS_PATH = "../rooms.tcss"

    def __init__(self, left: Said, right: Said, keymap: Keymap) -> None:
        """Show two statements."""
        super().__init__()
        self._left, self._right, self._keymap = left, right, keymap

    def compose(self) -> ComposeResult:
        """Who and where, then the words; below, how to leave."""
        with Vertical(id="beside"):
            with Horizontal(id="beside-both"):
                yield from self._column(self._left, ChangeKind.REMOVED)
                yield from self._column(self._right, ChangeKind.ADDED)
            leave = self._keymap.hint(Mode.SPEAKERS, "leave", "leave")
            yield HintLine((leave, Hint("", "underlined: only here")), id="beside-says")

    def _column(self, said: Said, own: ChangeKind) -> ComposeResult:
        """One statement; the words that the other one has not are underlined."""
        name = said.claim.speaker.name or said.source or "nobody named"
        head = Content.assemble((visible_line(name), "bold"), f"\n{visible_line(said.origin.title)}")
        date = f"\n{said.origin.date}" if said.origin.date else "\n"
        changes = word_diff(visible_line(self._left.words), visible_line(self._right.words))
        pieces = [
            (change.text, "underline bold" if change.kind is own else "")
            for change in changes
            if change.kind in (ChangeKind.EQUAL, own)
        ]
        with VerticalScroll(classes="beside-one"):
            yield Static(head + visible_line(date) + "\n")
            yield Static(Content.assemble(*pieces))

    def on_key(self, event: events.Key) -> None:
        """Leave."""
        event.stop()
        action = press(self._keymap, Mode.SPEAKERS, spelt(event.key, event.character)).action
        if action is not None and action.name in {"leave", "beside", "go"}:
            self.dismiss()
