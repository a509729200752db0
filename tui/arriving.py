"""Arriving: a text of which the beginning is there, to be shown while all of it is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from store import StoreError

if TYPE_CHECKING:
    from store import Document


class Arriving:
    """One text on its way in."""

    def __init__(self, beginning: Document, read: Callable[[], Document]) -> None:
        """`read` gives the whole text, or raises UnreadableDocument."""
        self.beginning = beginning
        self.refusal: StoreError | None = None
        """Why there will be no document, in one sentence to show."""
        self._read = read

    def whole(self) -> Document | None:
        """The whole text; None: it was refused."""
        try:
            return self._read()
        except StoreError as error:
            self.refusal = error
            return None
