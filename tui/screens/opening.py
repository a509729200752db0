"""OpeningScreen: what is being read, for how long, and the way out. It comes up before there is anything to show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.in_turn import Pressed, has
from tui.opening import Opening

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

_LOOK = 0.05
"""Seconds between two looks at whether it is done."""
_GIVES_UP = ("escape", "q", "ctrl+c")


class OpeningScreen(ModalScreen[None], inherit_bindings=False):
    """Tells `done` once, when the document is there, or was refused, or given up."""

    DEFAULT_CSS = """
    OpeningScreen { align: center middle; background: $background 70%; }
    OpeningScreen > Vertical { width: auto; max-width: 90%; height: auto; padding: 1 4; background: $surface; }
    OpeningScreen Static { width: auto; max-width: 100%; text-align: center; }
    OpeningScreen #opening-name { text-style: bold; }
    OpeningScreen #opening-words { color: $foreground; }
    OpeningScreen .-quiet { color: $foreground 60%; }
    OpeningScreen #opening-way-out { margin-top: 1; }
    """

    def __init__(self, opening: Opening, done: Callable[[Opening], None]) -> None:
        """Watch something that is being read."""
        super().__init__()
        self._opening, self._done = opening, done
        self._is_told = False
        self._words = Static("", id="opening-words", markup=False)

    def compose(self) -> ComposeResult:
        """Four short lines."""
        with Vertical():
            yield Static("Reading", classes="-quiet", markup=False)
            yield Static(self._opening.name, id="opening-name", markup=False)
            yield self._words
            yield Static("esc  cancel", id="opening-way-out", classes="-quiet", markup=False)

    def on_mount(self) -> None:
        """Look again and again."""
        self._look()
        self.set_interval(_LOOK, self._look)

    def _look(self) -> None:
        """Say how long it takes, or tell that it is done."""
        if self._opening.is_done:
            self._tell()
        else:
            self._words.update(f"{self._opening.words} · {self._opening.seconds:.0f} s")

    def _tell(self) -> None:
        """Tell that it is over, once."""
        if not self._is_told:
            self._is_told = True
            self._done(self._opening)

    def holds(self, keys: Sequence[Pressed]) -> bool:
        """Whether keys wait for what is being read; those that give it up do not."""
        return not self._is_told and not has(keys, *_GIVES_UP)

    def on_key(self, event: events.Key) -> None:
        """Esc, q or ctrl+c gives it up, at once: the thread needs no time to notice."""
        event.stop()
        if event.key in _GIVES_UP:
            self._opening.cancel()
            self._tell()
