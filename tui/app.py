"""QuothApp: the look, the config, the start and the end. What is read is shown by tui.screens.reader."""

from __future__ import annotations

import gc
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App
from textual.geometry import Size

from store import Document
from tui.config import Config, config_path, read_config, write_setting
from tui.hits import Found
from tui.modes.keymap import keymap
from tui.screens.reader import ReaderScreen
from tui.session import Session
from tui.themes import DARK, LIGHT, THEMES

if TYPE_CHECKING:
    from textual.binding import BindingType


if TYPE_CHECKING:
    from textual.timer import Timer


class QuothApp(App[None], inherit_bindings=False):
    """The reader, from the first paint to the last key."""

    CSS_PATH = "quoth.tcss"
    ENABLE_COMMAND_PALETTE = False  # the palette is an action like others, with a key of its own
    BINDINGS: ClassVar[list[BindingType]] = []
    TITLE = "quoth"

    def __init__(self, document: Document, folder: Path, config: Config, path: Path) -> None:
        """Prepare to read a document; nothing is opened yet."""
        super().__init__()
        self._document, self._config, self._path = document, config, path
        self.session = Session(folder)
        self.keymap_of_actions, problems = keymap(config.changes)
        self._problems = (*config.problems, *problems)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = config.theme
        self._settling: Timer | None = None

    def on_mount(self) -> None:
        """Say what is wrong with the config."""
        self.call_after_refresh(_collect_again)
        for problem in self._problems:
            self.notify(problem, severity="warning", markup=False, timeout=15)

    def get_default_screen(self) -> ReaderScreen:
        """The reader itself: a screen of Textual's own below it would be drawn first, and never be seen (60 ms)."""
        reader = self.reader(self._document)
        # What push_screen does: without it this screen could never be switched for that of another document.
        reader._push_result_callback(self, None)  # noqa: SLF001
        return reader

    def on_resize(self) -> None:
        """Look again in a moment: of signals that come close together, Textual may tell an older size last."""
        if self._settling is not None:
            self._settling.stop()
        self._settling = self.set_timer(0.1, self._settle)

    def _settle(self) -> None:
        """Take the size that the terminal has now, and draw everything: it may have lost what was there."""
        true = Size(*shutil.get_terminal_size())
        if not self.is_headless and true != self.size:
            self.post_message(events.Resize(true, true))
        self.refresh()

    def reader(self, document: Document, arrival: Found | None = None) -> ReaderScreen:
        """A screen to read a document on."""
        return ReaderScreen(
            document, self.session, self.keymap_of_actions, measure=self._config.measure, arrival=arrival
        )

    def action_change_theme(self) -> None:
        """From dark to light or back, and keep that."""
        self.theme = LIGHT if self.theme == DARK else DARK
        self.remember("theme", self.theme)

    def _fatal_error(self) -> None:
        """Say what went wrong without the values of variables: they hold texts and notes, and 1 MB takes minutes."""
        from rich.traceback import Traceback  # noqa: PLC0415 - 10 ms and Pygments, for what should never happen

        self._exit_renderables.append(Traceback(show_locals=False))
        self._close_messages_no_wait()

    def remember(self, name: str, value: str | int) -> None:
        """Keep a setting in the config, or say why that failed."""
        try:
            write_setting(self._path, name, value)
        except (OSError, UnicodeDecodeError) as error:
            self.notify(f"the config cannot be written: {error}", severity="warning", markup=False)


def _collect_again() -> None:
    """What was made for the first paint stays to the end: leave it out of every later collection."""
    gc.freeze()
    gc.enable()


def run(document: Document, folder: Path, *, config: Path | None = None) -> None:
    """Read a document, with the store in `folder`, until the person leaves."""
    path = config or config_path()
    # 50 of 380 ms to the first paint went into looking for garbage that there is none of yet.
    gc.disable()
    # The screen gets the interpreter after 1 ms of a busy thread, not after 5.
    sys.setswitchinterval(0.001)
    app = QuothApp(document, folder, read_config(path), path)
    app.run()
    if app.return_code:
        raise SystemExit(app.return_code)
