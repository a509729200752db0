"""Leaving a reader: for another document, or for good. The place is kept first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.collecting import unsettle
from tui.screens.attempts import Failure, attempt

if TYPE_CHECKING:
    from store import Document
    from tui.hits import Found
    from tui.screens.reader import ReaderScreen


async def leave_for(reader: ReaderScreen, document_id: str, found: Found | None) -> None:
    """Put a reader with another document in place of this one."""
    await reader.keeping.leave()
    document = await attempt(reader, reader.session.document(document_id))
    if not isinstance(document, Failure):
        _switch(reader, document, found)


async def leave_with(reader: ReaderScreen, document: Document) -> None:
    """Put a reader with a document that was just read in place of this one."""
    await reader.keeping.leave()
    _switch(reader, document, None)


def _switch(reader: ReaderScreen, document: Document, found: Found | None) -> None:
    """Put another document on the screen, unless something lies over this one."""
    if reader.app.screen is not reader:
        # The store took its time, and meanwhile something was opened: a note that is being written stays.
        reader.say("not opened: something else is open here")
        return
    other = type(reader)(document, reader.session, reader.keymap, measure=reader.pane.measure, arrival=found)
    _end_search(reader)
    unsettle()  # what the other one holds may be garbage now
    reader.app.switch_screen(other)


async def quit_from(reader: ReaderScreen) -> None:
    """Close the store and leave the program."""
    await reader.keeping.leave()
    await attempt(reader, reader.session.close())
    _end_search(reader)
    reader.app.exit()


def _end_search(reader: ReaderScreen) -> None:
    """Let the thread and the index of a search go, if there ever was one: the next reader has its own."""
    if "searching" in vars(reader):
        reader.searching.close()
