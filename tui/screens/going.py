"""Going: to a place, to a claim, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import Span
from tui.footnotes import noted
from tui.places import Places

if TYPE_CHECKING:
    from tui.screens.reader import ReaderScreen


class Going:
    """Where the person goes in a reader's text, and where they were."""

    def __init__(self, reader: ReaderScreen) -> None:
        """Nowhere yet."""
        self._reader = reader
        self.places = Places()

    def jump(self, offset: int) -> None:
        """Go to a place, to come back from."""
        self.places.leave(self._reader.pane.cursor)
        self.stand_at(offset)

    def stand_at(self, offset: int) -> None:
        """Go to a place."""
        self._reader.pane.go_to(Span(offset, offset), mark=False)

    def follow(self, offset: int) -> None:
        """Go to the note whose sign is at an offset, if one is there."""
        footnotes = self._reader.reading.document.footnotes
        if self._reader.shows_own_text and (note := noted(footnotes, offset)) is not None:
            self.jump(note)

    def restore(self, position: int) -> None:
        """Go to where the person was, unless they have moved already; or to where a search led."""
        if self._reader.arrival is not None:
            self._reader.searching.arrive(self._reader.arrival)
        elif position and self._reader.pane.cursor == 0 and self._reader.pane.top_offset == 0:
            self.stand_at(min(position, len(self._reader.pane.text)))

    def to_claim(self, index: int) -> None:
        """Go to a claim in the text; the sidebar shows it too."""
        if 0 <= index < len(self._reader.reading.listed):
            self._reader.reading.current = index
            self._reader.pane.go_to(self._reader.reading.listed[index].span, mark=False)
            self._reader.showing.current()
