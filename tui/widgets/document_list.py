"""DocumentList: the kept documents; a row is a title with its claims, and where it is from with when it was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from tui.cells import cells
from tui.excerpts import excerpt
from tui.widgets.pair_list import PairList

_SHORTEST = 8
"""Cells of room below which a piece is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """One document as it is listed; clean text."""

    title: str
    claims: str
    about: str
    """Author, date, file."""
    collections: str
    read: str
    """When it was read last."""
    state: str
    """What became of its file; empty: nothing."""


class DocumentList(PairList[DocumentRow]):
    """Attributes down: `show`; messages up: those of the list."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "document-list--title",
        "document-list--claims",
        "document-list--about",
        "document-list--collections",
        "document-list--state",
    }

    def row_lines(self, index: int, width: int) -> Sequence[Sequence[tuple[str, str]]]:
        """Title and claims; where it is from, what it is under, when it was read."""
        row = self._rows[index]
        state = f"{row.state}  " if row.state else ""
        return [
            _ended(width, [(row.title, "document-list--title")], [(row.claims, "document-list--claims")]),
            _ended(
                width,
                [(row.collections, "document-list--collections"), (row.about, "document-list--about")],
                [(state, "document-list--state"), (row.read, "document-list--claims")],
            ),
        ]


def _ended(width: int, pieces: Sequence[tuple[str, str]], end: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    """Pieces from the left, as much of them as there is room for, and others at the right edge."""
    room = width - 3 - sum(cells(text) for text, _ in end)
    line: list[tuple[str, str]] = [("  ", "")]
    for text, look in pieces:
        if text and room > _SHORTEST:
            short = "".join(part for part, _ in excerpt(text, (), room - 4, 1)[0])
            line += [(short, look), ("  ", "")]
            room -= cells(short) + 2
    return [*line, (" " * max(0, room), ""), *end, (" ", "")]
