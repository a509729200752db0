"""Placing: where what a person marked stands in the text that is kept now, for the search.

A place was described in the text of its day. While that is the text, it stands where it stood; in a text that
changed since it is found by its words, once, and remembered.
"""

from __future__ import annotations

from store.annotations.anchoring import anchor
from store.errors import DamagedStore, NoSuchDocument
from store.library.shelf import Shelf
from store.model.selector import Target
from store.model.span import Span

_REMEMBERED = 10_000
"""Places."""


class Placing:
    """Knows where targets stand in the documents of a shelf."""

    def __init__(self, shelf: Shelf) -> None:
        """Look at nothing yet."""
        self._shelf = shelf
        self._found: dict[tuple[str, Target], Span | None] = {}

    def span(self, document_id: str, text_hash: str, target: Target) -> Span | None:
        """Where a target stands in a document; None if it is lost there.

        Args:
            document_id: Of a kept document.
            text_hash: Of its text now.
            target: What was marked.
        """
        if target.text_hash == text_hash:
            return Span(target.position.start, target.position.end)
        key = (text_hash, target)
        if key not in self._found:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            self._found[key] = self._anchored(document_id, target)
        return self._found[key]

    def _anchored(self, document_id: str, target: Target) -> Span | None:
        """Where its words stand in the text as it is kept now."""
        try:
            found = anchor(self._shelf.document(document_id), target)
        except (DamagedStore, NoSuchDocument):  # what else is kept can be searched nevertheless
            return None
        return found.span if found else None
