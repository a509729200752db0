"""Places: marks by letter, back and forward, the contents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.actions.moving import headings

if TYPE_CHECKING:
    from tui.screens.reader import ReaderScreen


def set_mark(reader: ReaderScreen, letter: str) -> None:
    """Remember this place under a letter."""
    reader.places.marks[letter] = reader.pane.cursor
    reader.say(f"mark {letter} set")


def go_to_mark(reader: ReaderScreen, letter: str) -> None:
    """Go to the place under a letter."""
    place = reader.places.marks.get(letter)
    if place is None:
        reader.say(f"no mark {letter}")
    else:
        reader.jump(place)


def back(reader: ReaderScreen) -> None:
    """To where the person was before the last jump."""
    _to(reader, reader.places.back(reader.pane.cursor), "nowhere to go back to")


def forward(reader: ReaderScreen) -> None:
    """To where `back` came from."""
    _to(reader, reader.places.forward(reader.pane.cursor), "nowhere to go forward to")


def _to(reader: ReaderScreen, place: int | None, otherwise: str) -> None:
    """Go to a place without remembering the jump, or say why not."""
    if place is None:
        reader.say(otherwise)
    else:
        reader.stand_at(place)


def contents(reader: ReaderScreen) -> None:
    """Choose a heading to go to."""
    from tui.screens.chooser import Chooser  # noqa: PLC0415 - not for the first paint

    found = headings(reader)
    if not found:
        reader.say("this document has no headings")
        return
    titles = [" ".join(span.of(reader.pane.text).split()).lstrip("# ") for span in found]
    here = max((index for index, span in enumerate(found) if span.start <= reader.pane.cursor), default=0)

    def go(index: int | None) -> None:
        if index is not None:
            reader.focus_text()
            reader.jump(found[index].start)

    reader.app.push_screen(Chooser("Contents", titles, here), go)
