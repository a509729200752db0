"""Beside: two statements next to each other, with the words that only one of them has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from store import ChangeKind, Said, visible_line, word_diff
from tui.hints import Hint
from tui.modes.keyboard import press, spelt
from tui.modes.mode import Mode
from tui.screens.once import Once
from tui.widgets.hint_line import HintLine
from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from tui.modes.keymap import Keymap


_ALIKE = 1 / 3
"""How much of the longer statement both have, from which what they do not share is worth marking."""


class Beside(Once[None], ModalScreen[None]):
    """It changes nothing."""

    CSS_PATH = "../rooms.tcss"

    def __init__(self, left: Said, right: Said, keymap: Keymap) -> None:
        """Show two statements."""
        super().__init__()
        self._left, self._right, self._keymap = left, right, keymap
        self._changes = word_diff(visible_line(left.words), visible_line(right.words))
        shared = sum(len(change.text) for change in self._changes if change.kind is ChangeKind.EQUAL)
        self._are_alike = shared >= _ALIKE * max(len(left.words), len(right.words))

    def compose(self) -> ComposeResult:
        """Who and where, then the words; below, how to leave."""
        with Sheet(id="beside"):
            with Horizontal(id="beside-both"):
                yield from self._column(self._left, ChangeKind.REMOVED)
                yield from self._column(self._right, ChangeKind.ADDED)
            leave = self._keymap.hint(Mode.SPEAKERS, "leave", "leave")
            told = (Hint("", "underlined: only here"),) if self._are_alike else ()
            yield HintLine((leave, *told), id="beside-says")

    def _column(self, said: Said, own: ChangeKind) -> ComposeResult:
        """One statement; the words that the other one has not are underlined."""
        name = said.claim.speaker.name or said.source or "nobody named"
        about = [said.origin.title]
        if self._left.origin.date or self._right.origin.date:
            about.append(said.origin.date or "no date")
        head = Content.assemble(
            (visible_line(name), "bold"), *((f"\n{visible_line(each)}", "$quiet") for each in about)
        )
        look = "underline bold" if self._are_alike else ""
        pieces = [
            (change.text, look if change.kind is own else "")
            for change in self._changes
            if change.kind in (ChangeKind.EQUAL, own)
        ]
        with VerticalScroll(classes="beside-one"):
            yield Static(head + "\n")
            yield Static(Content.assemble(*pieces))

    def on_key(self, event: events.Key) -> None:
        """Leave."""
        event.stop()
        action = press(self._keymap, Mode.SPEAKERS, spelt(event.key, event.character)).action
        if action is not None and action.name in {"leave", "beside", "go"}:
            self.dismiss()
