"""Leaving a reader: for another document, or for good. The place is kept first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.collecting import unsettle
from tui.reading import Reading
from tui.screens.attempts import Failure, attempt

if TYPE_CHECKING:
    from store import Document
    from tui.hits import Found
    from tui.screens.reader import ReaderScreen


async def leave_for(reader: ReaderScreen, document_id: str, found: Found | None) -> None:
    """Put a reader with another document in place of this one, to come back from."""
    left = reader.reading.document.id
    if await return_to(reader, document_id, found):
        reader.session.visited.leave(left)


async def return_to(reader: ReaderScreen, document_id: str, found: Found | None = None) -> bool:
    """Put a reader with another document in place of this one; whether that was done."""
    await reader.keeping.leave()
    document = await attempt(reader, reader.session.document(document_id))
    return not isinstance(document, Failure) and _switch(reader, document, found)


async def leave_with(reader: ReaderScreen, document: Document) -> None:
    """Put a reader with a document that was just read in place of this one."""
    await reader.keeping.leave()
    if _switch(reader, document, None):
        reader.session.visited.leave(reader.reading.document.id)


def _switch(reader: ReaderScreen, document: Document, found: Found | None) -> bool:
    """Put another document on the screen, unless something lies over this one; whether it is there."""
    if reader.app.screen is not reader:
        # The store took its time, and meanwhile something was opened: a note that is being written stays.
        reader.say("not opened: something else is open here")
        return False
    other = type(reader)(document, reader.session, reader.keymap, measure=reader.pane.measure, arrival=found)
    _end_search(reader)
    unsettle()  # what the other one holds may be garbage now
    reader.app.switch_screen(other)
    return True


def let_go(reader: ReaderScreen) -> None:
    """Let go of the text and of all that is known of it: Textual holds its first screen as long as it runs."""
    reader.reading = Reading(document=replace(reader.reading.document, text="", blocks=()))
    reader.pane.let_go()
    reader.sidebar.let_go()
    for made in ("searching", "triaging"):
        vars(reader).pop(made, None)


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
