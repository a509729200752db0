"""The screen and the program: panes, widths, the look, help, leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.in_turn import QUITTING
from tui.modes.mode import Mode
from tui.screens.leaving import quit_from

if TYPE_CHECKING:
    from tui.screens.reader import ReaderScreen

_STEP = 8
"""Cells that the lines get narrower or wider by."""


def next_pane(reader: ReaderScreen) -> None:
    """From the text to the claims, and back."""
    if reader.mode is Mode.SIDEBAR:
        reader.focus_text()
    else:
        reader.focus_claims()


def focus_text(reader: ReaderScreen) -> None:
    """The text alone on the screen, or with the claims again."""
    reader.toggle_class("-alone")


def narrower(reader: ReaderScreen) -> None:
    """Shorter lines."""
    _measure(reader, -_STEP)


def wider(reader: ReaderScreen) -> None:
    """Longer lines."""
    _measure(reader, _STEP)


def _measure(reader: ReaderScreen, cells: int) -> None:
    """Lines by so many cells wider; the place stays."""
    reader.pane.set_measure(reader.pane.measure + cells)
    reader.say(f"lines of {reader.pane.measure} cells")


def leave(reader: ReaderScreen) -> None:
    """Out of what was begun: the search, the selection, the claims."""
    if reader.mode is Mode.SEARCH:
        reader.searching.leave()
    elif reader.mode is Mode.TRIAGE:
        reader.triaging.leave()
    elif reader.mode is Mode.VISUAL:
        reader.selecting.stop()
    else:
        reader.focus_text()


def theme(reader: ReaderScreen) -> None:
    """From dark to light, and back."""
    reader.run_worker(reader.run_action("app.change_theme"), group="look")


def help(reader: ReaderScreen) -> None:  # noqa: A001 - named as the action is
    """Show the keys."""
    from tui.screens.help import HelpScreen  # noqa: PLC0415 - not for the first paint

    reader.app.push_screen(HelpScreen(reader.keymap, reader.mode))


def palette(reader: ReaderScreen) -> None:
    """Show every action, to be found by typing."""
    from tui.screens.palette import open_for_reader  # noqa: PLC0415 - not for the first paint

    open_for_reader(reader)


def aside(reader: ReaderScreen) -> None:
    """Let the shell have the terminal."""
    from tui.aside import step_aside  # noqa: PLC0415 - not for the first paint

    step_aside(reader.app)


def quit(reader: ReaderScreen) -> None:  # noqa: A001 - named as the action is
    """Leave, with the place kept."""
    reader.run_worker(quit_from(reader), group=QUITTING)
