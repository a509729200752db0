"""Places: marks by letter, back and forward, the contents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.footnotes import way
from tui.in_turn import OPENING
from tui.screens.leaving import leave_with, return_to
from tui.standing import page_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from store import Document
    from tui.screens.reader import ReaderScreen
    from tui.screens.speakers import Place


def set_mark(reader: ReaderScreen, letter: str) -> None:
    """Remember this place under a letter."""
    reader.going.places.marks[letter] = reader.pane.cursor
    reader.say(f"mark {letter} set")


def go_to_mark(reader: ReaderScreen, letter: str) -> None:
    """Go to the place under a letter."""
    place = reader.going.places.marks.get(letter)
    if place is None:
        reader.say(f"no mark {letter}")
    else:
        reader.going.jump(place)


def back(reader: ReaderScreen) -> None:
    """To where the person was before the last jump, in this document or the one before."""
    places, visited = reader.going.places, reader.session.visited
    _to(reader, places.back, visited.back, "nowhere to go back to")


def forward(reader: ReaderScreen) -> None:
    """To where `back` came from."""
    places, visited = reader.going.places, reader.session.visited
    _to(reader, places.forward, visited.forward, "nowhere to go forward to")


def _to(
    reader: ReaderScreen, step: Callable[[int], int | None], leave: Callable[[str], str | None], otherwise: str
) -> None:
    """Go to a place without remembering the jump; where this document has none, to another document."""
    place = step(reader.pane.cursor)
    if place is not None:
        reader.going.stand_at(place)
    elif (document := leave(reader.reading.document.id)) is not None:
        reader.run_worker(return_to(reader, document), group=OPENING)
    else:
        reader.say(otherwise)


def contents(reader: ReaderScreen) -> None:
    """Choose a chapter or heading to go to."""
    from store import contents as contents_of  # noqa: PLC0415 - not for the first paint
    from tui.screens.chooser import Chooser  # noqa: PLC0415 - the same

    found = contents_of(reader.reading.document)
    if not found:
        reader.say("this document has no headings")
        return
    lines = [f"{'  ' * (entry.level - 1)}{entry.title}{_paged(entry.page)}" for entry in found]
    here = max((index for index, entry in enumerate(found) if entry.start <= reader.pane.cursor), default=0)

    def go(index: int | None) -> None:
        if index is not None:
            reader.focus_text()
            reader.going.jump(found[index].start)

    reader.app.push_screen(Chooser("Contents", lines, here), go)


def _paged(label: str | None) -> str:
    """The page of an entry, behind its title."""
    return f"   {page_words(label)}" if label else ""


def footnote(reader: ReaderScreen) -> None:
    """From the sign of a footnote to the note, and back."""
    pane = reader.pane
    place = way(reader.reading.document.footnotes, pane.cursor, pane.display_line(pane.cursor))
    if place is None:
        reader.say("no footnote here")
    else:
        reader.going.jump(place)


def speakers(reader: ReaderScreen) -> None:
    """Show who is quoted, and go to what they said."""
    from tui.screens.speakers import SpeakersScreen  # noqa: PLC0415 - not for the first paint

    def go(place: Place | None) -> None:
        """Go to a statement, here or in the document that it is in."""
        if place is None:
            return
        reader.focus_text()
        if place.document == reader.reading.document.id:
            reader.going.jump(place.found.span.start)
        else:
            reader.open_document(place.document, place.found)

    reader.app.push_screen(SpeakersScreen(reader), go)


def library(reader: ReaderScreen) -> None:
    """Show everything that is kept, and read another document."""
    from tui.screens.library import Chosen, LibraryScreen  # noqa: PLC0415 - not for the first paint

    def go(chosen: Chosen | None) -> None:
        if chosen is not None and chosen.document is not None:
            reader.run_worker(leave_with(reader, chosen.document), group=OPENING)
        elif chosen is not None and chosen.id != reader.reading.document.id:
            reader.open_document(chosen.id)

    reader.app.push_screen(LibraryScreen(reader.session, reader.keymap, own=reader.reading.document.id), go)


def open_file(reader: ReaderScreen, pasted: str = "") -> None:
    """Ask for a path or a text, and read it; a text may have been pasted already."""
    from tui.screens.open_prompt import OpenPrompt, beside  # noqa: PLC0415 - not for the first paint

    def go(document: Document | None) -> None:
        if document is not None:
            reader.run_worker(leave_with(reader, document), group=OPENING)

    reader.app.push_screen(OpenPrompt(beside(reader.reading.document), pasted), go)
