"""Where a source stands: its offset, whose words it is inside of, and whether between quotation marks."""

from __future__ import annotations

from dataclasses import dataclass

from store.extraction.speakers.characters import Character
from store.model.attribution import Attribution, AttributionKind

_BACK = 1_500
"""Code points before a place in which an open quotation mark is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One source at its place."""

    position: int
    """Code points into the text."""
    around: Character | None
    """Who is behind the words that the source stands in."""
    is_quoted: bool
    """Whether it stands between quotation marks."""
    kind: AttributionKind
    """Of the attribution."""


def is_quoted_in(text: str, outer: Attribution, position: int) -> bool:
    """Whether a position inside another attribution's content is between quotation marks."""
    if outer.kind is not AttributionKind.MIXED:
        return outer.kind is AttributionKind.DIRECT
    return has_open_mark(text, max(outer.content[0].start, position - _BACK), position)


def is_quoted_at(text: str, position: int) -> bool:
    """Whether a position outside every attribution is between quotation marks, judged by its paragraph."""
    start = text.rfind("\n", max(0, position - _BACK), position) + 1
    return has_open_mark(text, start or max(0, position - _BACK), position)


def has_open_mark(text: str, start: int, end: int) -> bool:
    """Whether more quotation marks open than close in a piece of text."""
    piece = text[start:end]
    if piece.count('"') % 2:
        return True
    low = piece.count("„")
    opened = low + piece.count("«") + (0 if low else piece.count("“"))
    closed = piece.count("»") + (piece.count("“") if low else piece.count("”"))
    return opened > closed
