"""Selecting: a selection in the reader's text that follows the cursor until it is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import Span
from tui import motions

if TYPE_CHECKING:
    from tui.screens.reader import ReaderScreen


class Selecting:
    """Where the selection began and how it goes on. The span itself is the pane's."""

    def __init__(self, reader: ReaderScreen) -> None:
        """Nothing is selected."""
        self._reader = reader
        self._anchor: int | None = None
        self.by_lines = False
        """Whether whole lines are selected."""

    @property
    def is_on(self) -> bool:
        """Whether the cursor drags a selection along."""
        return self._anchor is not None

    def start(self, span: Span, *, by_lines: bool = False) -> None:
        """Select a span; the cursor goes to its last character and drags its end from there."""
        self._anchor, self.by_lines = span.start, by_lines
        pane = self._reader.pane
        if not by_lines and span:
            pane.move_to(motions.character_back(pane.text, span.end))
        pane.select(span)
        self._reader.showing.status()

    def take(self, span: Span | None) -> None:
        """The mouse selected a span, or the selection is gone."""
        if span is None:
            self._anchor = None
        elif self._anchor is None:
            self._anchor, self.by_lines = span.start, False
        self._reader.showing.status()

    def follow(self) -> None:
        """Reach from where it began to the cursor, which is part of it."""
        pane = self._reader.pane
        if self._anchor is None:
            return
        first, last = sorted((self._anchor, pane.cursor))
        if self.by_lines:
            pane.select(Span(pane.display_line(first).start, pane.display_line(last).end))
        else:
            pane.select(Span(first, max(last, motions.character_forward(pane.text, last))))

    def stop(self) -> None:
        """Select nothing."""
        if self._anchor is not None:
            self._anchor = None
            self._reader.pane.select(None)
            self._reader.showing.status()
