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

    def go(held: Held | None) -> None:
        if held is None or held.place is None:
            return
        words = held.comparison.spans or (held.place,)
        if held.document.id == reader.reading.document.id:
            reader.focus_text()
            reader.going.jump(held.place.start)
        else:
            reader.open_document(held.document.id, Found(held.place, tuple(sorted(words))))

    reader.app.push_screen(CheckScreen(reader), go)
