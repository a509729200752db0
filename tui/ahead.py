"""Ahead: what the first key of each kind would wait for is brought in once the claims are there and nobody types.

The module of a screen is 2 to 20 ms, the styles of all of them 12: a thread imports the ones, a few at a time, and
the screen parses the others, one file at a time.
"""

from __future__ import annotations

import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App
    from textual.css.stylesheet import Stylesheet

MODULES = (
    "tui.screens.chooser",
    "tui.screens.searching",
    "tui.screens.search_column",
    "tui.screens.triaging",
    "tui.widgets.triage_card",
    "tui.screens.note_editor",
    "tui.screens.line_editor",
    "tui.screens.help",
    "tui.screens.palette",
    "tui.screens.speakers",
    "tui.screens.library",
)
"""What the keys of the reader itself open."""
STYLES = tuple(str(Path(__file__).parent / name) for name in ("behind.tcss", "over.tcss", "rooms.tcss"))
"""The styles of what comes up behind the first paint, of what is laid over the reader, and of the rooms beside it."""
PAUSE = 0.05
"""Seconds between two modules, and between two files: the keys come first."""
WAIT = 3.0
"""Seconds after the first paint: by then the claims of most texts are there."""


def begin(app: App[None]) -> None:
    """Bring everything in, when its time has come."""
    app.set_timer(WAIT, lambda: _bring(app))


def _bring(app: App[None]) -> None:
    """The modules beside the screen, the styles on it."""
    app.run_worker(import_screens, group="ahead", thread=True)
    _read_on(app)


def _read_on(app: App[None]) -> None:
    """One file of styles, then leave the screen time before the next."""
    if read_styles(app.stylesheet):
        app.set_timer(PAUSE, lambda: _read_on(app))


def read_behind(sheet: Stylesheet) -> None:
    """Read and parse the styles of what comes up behind the first paint, if they are not there yet."""
    if not sheet.has_source(STYLES[0]):
        read_styles(sheet)


def import_screens() -> None:
    """Import what the keys of the reader open; on a thread."""
    for name in MODULES:
        import_module(name)
        time.sleep(PAUSE)


def read_styles(sheet: Stylesheet) -> bool:
    """Read and parse one more file of styles; whether there may be another."""
    for path in STYLES:
        if not sheet.has_source(path):
            sheet.read(path)
            sheet.parse()
            return True
    return False
