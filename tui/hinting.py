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
    """A hint with its colours; a click on it can be told: it presses the key, of digits it offers what they do."""
    if not hint.key:
        return Content(hint.word)
    asked = ("ctrl+p", *hint.word) if hint.key[-1].isdigit() and hint.last and hint.word.isalpha() else ()
    keys = (hint.press,) if hint.press else asked
    click = Style.from_meta({"press": keys}) if keys else Style()
    return Content.assemble((hint.keys, key + click), (f" {hint.word}", word + click))


def press_clicked(app: App[object], event: events.Click) -> None:
    """Press the keys of the hint that was clicked on, if it was one."""
    for key in event.style.meta.get("press", ()):
        event.stop()
        app.post_message(events.Key(key, {"space": " "}.get(key, key if len(key) == 1 else None)))
