"""Looking: the text shows the place of a hit, and afterwards what was there before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.screens.attempts import Failure, attempt

if TYPE_CHECKING:
    from store import Hit
    from tui.screens.reader import ReaderScreen


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the person was when the search was opened."""

    cursor: int
    top: int


class Looking:
    """What the pane shows while a search is open."""

    def __init__(self, reader: ReaderScreen) -> None:
        """Nothing is looked at."""
        self._reader = reader
        self.origin: Origin | None = None
        """None: no search is open."""
        self.previewed: str | None = None
        """Id of the other document that is being looked at; None: it is the reader's own."""

    def begin(self) -> None:
        """Remember what is seen now."""
        if self.origin is None:
            self.origin = Origin(self._reader.pane.cursor, self._reader.pane.top_offset)

    async def at(self, hit: Hit) -> None:
        """Show a hit's place; the text of another document is fetched for it."""
        if not await self._show_document(hit.passage.document):
            return
        pane = self._reader.pane
        pane.go_to(hit.passage.span, mark=False)
        pane.set_layer("match", hit.matches or (hit.passage.span,))

    async def _show_document(self, document_id: str) -> bool:
        """Put the text that a hit is in before the person; whether that worked."""
        own = self._reader.reading.document
        shown = self.previewed or own.id
        if document_id == shown:
            return True
        if document_id == own.id:
            self.show_own()
            return True
        document = await attempt(self._reader, self._reader.session.document(document_id))
        if isinstance(document, Failure) or self.origin is None:
            return False
        self.previewed = document_id
        self._reader.pane.load(document)
        self._reader.showing.status()
        return True

    def show_own(self) -> None:
        """Put the reader's own text back."""
        if self.previewed is not None:
            self.previewed = None
            self._reader.showing.text()

    def back(self) -> None:
        """Back to what was seen when the search was opened."""
        self.show_own()
        pane = self._reader.pane
        pane.set_layer("match", ())
        if self.origin is not None:
            pane.move_to(self.origin.cursor)
            pane.scroll_to_offset(self.origin.top)
