"""Checking: are these the words of the source?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.hits import Found
from tui.in_turn import OPENING

if TYPE_CHECKING:
    from tui.checker import Held
    from tui.claims import Row
    from tui.screens.reader import ReaderScreen


def check(reader: ReaderScreen) -> None:
    """Hold the selection, else the claim, else the sentence against a source."""
    from tui.screens.checking import CheckScreen  # noqa: PLC0415 - not for the first paint

    reader.app.push_screen(CheckScreen(reader), lambda held: _go(reader, held))


def elsewhere(reader: ReaderScreen) -> None:
    """Show where else the claim stands, and what differs there; who was not heard before is listened to again."""
    row = reader.row
    if row is None:
        reader.say("no claim here")
    elif reader.reading.unheard and not reader.reading.echoes.get(row.claim.id):
        reader.run_worker(_listened(reader, row), group=OPENING, exclusive=True)
    else:
        reader.keeping.listen_on()
        _show_echoes(reader, row)


async def _listened(reader: ReaderScreen, row: Row) -> None:
    """Listen to those whose claims came to be known, then say where else a claim stands."""
    await reader.keeping.listened()
    if reader.row == row and reader.app.screen is reader:
        _show_echoes(reader, row)


def _show_echoes(reader: ReaderScreen, row: Row) -> None:
    """Show where else a claim stands, or say that it stands nowhere else, and how far that is known."""
    from tui.screens.echoes import EchoScreen, unheard  # noqa: PLC0415 - not for the first paint

    if reader.reading.echoes.get(row.claim.id):
        reader.app.push_screen(EchoScreen(reader), lambda held: _go(reader, held))
    else:
        reader.say(f"no other document that you keep has this{unheard(reader.reading.unheard)}")


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
