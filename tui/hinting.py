"""Hinting: hints in their colours, and a click on one that presses its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.style import Style

if TYPE_CHECKING:
    from textual.app import App

    from tui.hints import Hint


def piece(hint: Hint, key: Style, word: Style) -> Content:
    """A hint with its colours; where one key is meant, a click on it can be told."""
    if not hint.key:
        return Content(hint.word)
    click = Style.from_meta({"press": hint.press}) if hint.press else Style()
    return Content.assemble((hint.keys, key + click), (f" {hint.word}", word + click))


def press_clicked(app: App[object], event: events.Click) -> None:
    """Press the key of the hint that was clicked on, if it was one."""
    key = event.style.meta.get("press")
    if key:
        event.stop()
        app.post_message(events.Key(key, {"space": " "}.get(key, key if len(key) == 1 else None)))
