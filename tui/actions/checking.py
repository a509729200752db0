"""Checking: are these the words of the source?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.hits import Found

if TYPE_CHECKING:
    from tui.checker import Held
    from tui.screens.reader import ReaderScreen


def check(reader: ReaderScreen) -> None:
    """Hold the selection, else the claim, else the sentence against a source."""
    from tui.screens.checking import CheckScreen  # noqa: PLC0415 - not for the first paint

    reader.app.push_screen(CheckScreen(reader), lambda held: _go(reader, held))


def elsewhere(reader: ReaderScreen) -> None:
    """Show where else the claim stands, and what differs there."""
    from tui.screens.echoes import EchoScreen  # noqa: PLC0415 - not for the first paint

    row = reader.row
    if row is None:
        reader.say("no claim here")
    elif not reader.reading.echoes.get(row.claim.id):
        reader.say("no other document that you keep has this, as far as is known")
    else:
        reader.app.push_screen(EchoScreen(reader), lambda held: _go(reader, held))


def _go(reader: ReaderScreen, held: Held | None) -> None:
    """Read on at the place that was found, unless the screen was just left."""
    if held is None or held.place is None:
        return
    words = (held.place,) if held.is_turned else held.comparison.spans or (held.place,)
    if held.document.id == reader.reading.document.id:
        reader.focus_text()
        reader.going.jump(held.place.start)
    else:
        reader.open_document(held.document.id, Found(held.place, tuple(sorted(words))))
