"""Reviewing what one wrote: what is unsure in a text that changed, and what happened to a claim or note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import as_read
from tui.in_turn import OPENING
from tui.modes.mode import Mode
from tui.screens.attempts import Failure, attempt

if TYPE_CHECKING:
    from store import Span
    from tui.screens.reader import ReaderScreen

_WORDS = 200
"""Code points of the words that the history names: more than a line has."""


def unsure(reader: ReaderScreen) -> None:
    """List what is uncertain or lost."""
    from tui.screens.unsure import UnsureDrawer  # noqa: PLC0415 - not for the first paint

    def go(place: Span | None) -> None:
        if place is not None:
            reader.focus_text()
            reader.going.jump(place.start)

    reader.app.push_screen(UnsureDrawer(reader), go)


def history(reader: ReaderScreen) -> None:
    """Tell what happened to the claim or note here."""
    reader.run_worker(_tell(reader, _records(reader)), group=OPENING, exclusive=True)


def _records(reader: ReaderScreen) -> tuple[str, ...]:
    """Ids of the verdict, the correction and the annotations that are here."""
    row, cursor = reader.row, reader.pane.cursor
    pieces = row.claim.content if row else ()
    is_here = reader.mode is not Mode.SIDEBAR
    notes = (
        each.annotation.id
        for each in reader.reading.placed
        if each.anchor
        and ((is_here and cursor in each.anchor.span) or any(each.anchor.span.meets(piece) for piece in pieces))
    )
    return (*(row.records if row else ()), *notes)


async def _tell(reader: ReaderScreen, records: tuple[str, ...]) -> None:
    """Ask the store, and show what it says."""
    from tui.changes import told  # noqa: PLC0415 - not for the first paint
    from tui.screens.history import HistoryDrawer  # noqa: PLC0415 - the same

    span = reader.row.span if reader.row else reader.meant()
    words = " ".join(as_read(reader.pane.text, span)[:_WORDS].split())
    claim = reader.row.claim if reader.row else None
    changes = await attempt(reader, reader.session.history(records, reader.reading.document, claim))
    if isinstance(changes, Failure) or reader.app.screen is not reader:
        return  # the store took its time, and meanwhile something else was opened here
    if not changes:
        reader.say("nothing of yours here has a history")
    else:
        scale = reader.session.scale
        reader.app.push_screen(HistoryDrawer(words, [told(each, scale=scale) for each in changes], reader.keymap))
