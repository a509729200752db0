"""QuothApp: the look, the config, the start and the end. What is read is shown by tui.screens.reader."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from traceback import format_exc
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.geometry import Size
from textual.screen import Screen

from store import COURTESY, Document, visible, visible_line
from tui import ahead, collecting
from tui.arriving import Arriving
from tui.background import guessed_light
from tui.cli import drop_unwritable
from tui.collecting import PAUSE, WASTE
from tui.config import Config, read_config, write_setting
from tui.driver import TerminalDriver
from tui.ending import Ending, end, unheed
from tui.folders import config_path
from tui.in_turn import InTurn, Pressed
from tui.messages import PaperKnown
from tui.mistakes import told
from tui.modes.keymap import keymap
from tui.opening import Opening
from tui.pasting import LONGEST_LINE, LONGEST_NOTE, cleaned
from tui.screens.fitting import SHEET
from tui.screens.reader import ReaderScreen
from tui.screens.still import Still
from tui.session import Session
from tui.sixteen import SIXTEEN, worn
from tui.styling import Styling
from tui.themes import AUTO, CONTRAST, DARK, LIGHT, THEMES
from tui.wall import WALL

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.driver import Driver
    from textual.filter import LineFilter
    from textual.timer import Timer

    from tui.hits import Found


class QuothApp(App[None], inherit_bindings=False):
    """The reader, from the first paint to the last key."""

    CSS_PATH = "quoth.tcss"
    ENABLE_COMMAND_PALETTE = False  # the palette is an action like others, with a key of its own
    BINDINGS: ClassVar[list[BindingType]] = []
    TITLE = "quoth"

    def __init__(
        self, document: Document | Arriving | Opening | None, folder: Path, config: Config, path: Path
    ) -> None:
        """Prepare to read a document, or one that is still being read; None: to choose one. Nothing is opened yet."""
        super().__init__()
        self.stylesheet = Styling(variables=self.get_css_variables())
        self._document, self._config, self._path = document, config, path
        self.session = Session(folder)
        self.keymap_of_actions, problems = keymap(config.changes, config.scale)
        self._problems = (*config.problems, *problems)
        for theme in (*THEMES, *SIXTEEN):
            self.register_theme(theme)
        self.asks_for_paper = config.theme == AUTO
        """Whether the look is to be that of the terminal."""
        self.shows_cursor = config.terminal_cursor
        """Whether the terminal's own cursor is to be seen."""
        guessed = LIGHT if guessed_light(os.environ) else DARK
        self._wear(guessed if self.asks_for_paper else config.theme)
        self.session.citation, self.session.own_scale = config.citation, config.scale
        self.session.queries.is_kept = config.query_history
        self._settling: Timer | None = None
        self.ending = Ending(self)
        self._in_turn = InTurn(self, self._give)

    def on_mount(self) -> None:
        """End where the system asked for it already; say what is wrong with the config."""
        self.ending.begin()
        self.call_after_refresh(collecting.begin)
        self.set_interval(PAUSE, lambda: WASTE.rest(COURTESY.idle))
        self.call_after_refresh(ahead.begin, self)
        if self._document is None:
            from tui.screens.library import LibraryScreen  # noqa: PLC0415 - only without a file

            self.push_screen(LibraryScreen(self.session, self.keymap_of_actions, reader=self.reader))
        if self._problems:
            words = told(self._problems, visible_line(self._path.name))
            self.notify(words, severity="warning", markup=False, timeout=15)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What the styles share with the code."""
        return {"sheet": f"{SHEET}"}

    def get_driver_class(self) -> type[Driver]:
        """The terminal, with an input that takes pastes of any size and bytes of any kind."""
        return TerminalDriver

    def get_default_screen(self) -> Screen[Any]:
        """The reader itself: a screen of Textual's own below it would be drawn first, and never be seen (60 ms)."""
        first = self._first()
        # What push_screen does: without it this screen could never be switched for that of another document.
        first._push_result_callback(self, None)  # noqa: SLF001
        return first

    def _first(self) -> Screen[Any]:
        """The reader; while there is nothing to read yet, what is being read."""
        if isinstance(self._document, Document):
            return self.reader(self._document)
        if isinstance(self._document, Arriving):
            screen = self.reader(self._document.beginning)
            screen.showing.arriving = self._document
            return screen
        if self._document is None:
            # The library's styles are read when it is pushed: there is no text whose first paint would wait for that.
            return Screen()
        from tui.screens.opening import OpeningScreen  # noqa: PLC0415 - most documents are there at once

        return OpeningScreen(self._document, self._take)

    def _take(self, opening: Opening) -> None:
        """Show what was read, or leave."""
        if opening.document is not None and not opening.is_cancelled:
            self.switch_screen(self.reader(opening.document))
        else:
            self.exit(return_code=1)

    async def _replace_screen(self, screen: Screen[Any]) -> Screen[Any]:
        """Take a screen away; the first thing that Textual does for it is to draw the one below a second time."""
        if self._screen_stack and isinstance(self.screen, Still):
            self.screen.comes_back()
        return await super()._replace_screen(screen)

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

    def end(self, number: int) -> None:
        """The system sent a signal that ends programs, or the terminal is gone."""
        if isinstance(self._document, Opening):
            self._document.cancel()
        self.run_worker(end(self, number), group="end")

    def give_back_terminal(self) -> None:
        """Give it back at once, whatever is being done; from any place in the code."""
        if isinstance(self._driver, TerminalDriver):
            self._driver.give_back()

    def on_terminal_gone(self) -> None:
        """Whoever closed the terminal may not have said so."""
        self.end(signal.SIGHUP)

    def action_keep_citation(self, style: str) -> None:
        """Keep the form of a citation that was chosen."""
        self.remember("citation", style)

    def copy_to_clipboard(self, text: str) -> None:
        """Hand a text to the terminal's clipboard, through what stands in between."""
        from tui.clipboard import osc52  # noqa: PLC0415 - when something is copied

        self._clipboard = text
        if self._driver is not None:
            self._driver.write(osc52(text, os.environ))

    def action_change_theme(self) -> None:
        """From dark to light, to much contrast, and back; keep that."""
        self.asks_for_paper = False
        self._wear({DARK: LIGHT, LIGHT: CONTRAST}.get(self._look, DARK))
        self.remember("theme", self._look)

    def on_paper_known(self, message: PaperKnown) -> None:
        """Be as light as the terminal, unless the person chose a look."""
        if self.asks_for_paper:
            self._wear(LIGHT if message.is_light else DARK)

    def _wear(self, look: str) -> None:
        """Put a look on, in the colours that the terminal has."""
        self._look = look
        has_sixteen = self.console.color_system == "standard"
        self.set_class(has_sixteen, "-sixteen")
        self.theme = worn(look, has_sixteen=has_sixteen)

    async def on_event(self, event: events.Event) -> None:
        """One key after the other: the next one when all is done that the one before asked for."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._in_turn.take(event)
            return
        await super().on_event(event)
        if isinstance(event, events.Key | events.Paste):
            self._in_turn.came_up()

    async def _give(self, event: Pressed) -> None:
        """Clean what is pasted before anything takes it, and keep from a line or a note what is too long for it."""
        if isinstance(event, events.Paste):
            event.text = cleaned(event.text)
            if (sentence := self._too_long(event.text)) is not None:
                self.notify(sentence, severity="warning", markup=False, timeout=10)
                return
        await super().on_event(event)
        if isinstance(event, events.Key):  # it says of itself by now that it was forwarded
            COURTESY.hear()

    def post_display_hook(self) -> None:
        """A frame is on its way: what works beside the screen goes on once it is written."""
        super().post_display_hook()
        if isinstance(self._driver, TerminalDriver):
            self._driver.drawn()
        else:
            COURTESY.end()

    def _too_long(self, text: str) -> str | None:
        """Why a pasted text cannot go where it was pasted; None: it can."""
        from textual.widgets import Input, TextArea  # noqa: PLC0415 - not for the first paint

        from tui.widgets.path_box import PathBox  # noqa: PLC0415 - the same

        if isinstance(self.focused, PathBox):
            return None
        kind, most = ("line", LONGEST_LINE) if isinstance(self.focused, Input) else ("note", LONGEST_NOTE)
        if not isinstance(self.focused, Input | TextArea) or len(text) <= most:
            return None
        return f"What you pasted has {len(text):,} letters, and a {kind} takes {most:,}: O opens a text as a document."

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own, and the second wall against what commands a terminal: every line of every widget."""
        return [*super().get_line_filters(), WALL]

    def _fatal_error(self) -> None:
        """Say what went wrong without the values of variables: they hold texts and notes, and 1 MB takes minutes."""
        from rich.text import Text  # noqa: PLC0415 - for what should never happen

        self._exit_renderables.append(Text(visible(format_exc())))
        self._close_messages_no_wait()

    def remember(self, name: str, value: str) -> None:
        """Keep a setting in the config, or say why that failed."""
        try:
            write_setting(self._path, name, value)
        except (OSError, UnicodeDecodeError) as error:
            self.notify(f"the config cannot be written: {error}", severity="warning", markup=False)


def run(document: Document | Arriving | Opening | None, folder: Path, *, config: Path | None = None) -> None:
    """Read a document, or one that is chosen of those kept, with the store in `folder`, until the person leaves.

    Raises:
        StoreError: It was still being read, and was refused.
    """
    path = config or config_path()
    # 50 of 380 ms to the first paint went into looking for garbage that there is none of yet.
    gc.disable()
    # The screen gets the interpreter after 0.2 ms of a busy thread, not after 5.
    sys.setswitchinterval(0.0002)
    app = QuothApp(document, folder, read_config(path), path)
    app.ending.heed()
    try:
        app.run()
    finally:
        unheed()
    if isinstance(document, Opening) and document.refusal is not None and not document.is_cancelled:
        raise document.refusal
    if isinstance(document, Arriving) and document.refusal is not None:
        raise document.refusal
    if app.return_code:
        drop_unwritable()  # the terminal may be gone
        raise SystemExit(app.return_code)
