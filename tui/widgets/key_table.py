"""Keys at the left, what they do at the right; drawn where it is seen.

KeyTable is to be read, and has no cursor; in an ActionTable one is chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from store import Span
from tui.cells import cells
from tui.excerpts import excerpt
from tui.widgets.virtual_list import Line, VirtualList

_GAP = 3
"""Cells between the keys and the words."""
_NARROWEST = 12
"""Cells of the words at least."""
_MOST = 20
"""Lines of the words at most."""
_KEPT = 512
"""Rows of which the words stay laid out, in help and palette: there are some ninety actions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRow:
    """A heading, where there are no keys; else what some keys do. Empty: a blank line."""

    keys: str = ""
    words: str = ""
    more: str = ""
    """What else is to be said, quietly."""


class KeyRows(VirtualList):
    """What both tables share: how rows look."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "key-table--title",
        "key-table--keys",
        "key-table--words",
        "key-table--more",
    }

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        """Start with nothing."""
        super().__init__(id=id)
        self._rows: Sequence[KeyRow] = ()
        self._left = 0
        """Cells of the widest keys that were ever shown, with the gap behind them: what is found does not jump."""

    def show(self, rows: Sequence[KeyRow], cursor: int = -1) -> None:
        """Show these rows, from the first on."""
        self._rows = rows
        self._left = max((self._left, *(cells(row.keys) + _GAP for row in rows)))
        self.rows_changed(cursor=cursor)
        self.scroll_home(animate=False)

    @property
    def row_count(self) -> int:
        """How many there are."""
        return len(self._rows)

    def row_heights(self, width: int) -> int | Sequence[int]:
        """Lines that the words take; before there is any room for them, a guess."""
        if not self.size:
            return 1
        room = self._room(width)
        return [1 if not row.keys or cells(_told(row)) <= room else len(_laid(row, room)) for row in self._rows]

    def row_lines(self, index: int, width: int) -> Sequence[Line]:
        """The keys, and beside them the words in as many lines as it takes."""
        row = self._rows[index]
        if not row.keys:
            return [[(row.words, "key-table--title"), (row.more, "key-table--more")]]
        lines = _laid(row, self._room(width))
        heads = [row.keys, *[""] * (len(lines) - 1)]
        return [
            [(head.ljust(self._left - cells(head) + len(head)), "key-table--keys"), *line]
            for head, line in zip(heads, lines, strict=True)
        ]

    def _room(self, width: int) -> int:
        """Cells of the words."""
        return max(_NARROWEST, width - self._left)


class KeyTable(KeyRows):
    """Attributes down: `show`; it scrolls, and tells nothing."""

    def rows_changed(self, *, cursor: int | None = None) -> None:
        """Take up other rows; none of them is the one that is meant."""
        super().rows_changed(cursor=cursor)
        self.cursor = -1

    def move_to(self, index: int, *, quiet: bool = False) -> None:
        """Nothing: there is no cursor to be put on a row, by the mouse neither."""

    def _reveal(self) -> None:
        """Stay where it was scrolled to."""


class ActionTable(KeyRows, can_focus=False):
    """Attributes down: `show`; messages up: those of the list. The keys stay with the line that is typed."""

    CLICKS = 1


@lru_cache(_KEPT)
def _laid(row: KeyRow, room: int) -> Sequence[Line]:
    """The words of a row, in lines of so many cells; the same rows come again and again."""
    told = _told(row)
    quiet = (Span(len(told) - len(row.more), len(told)),) if row.more else ()
    return [
        [(piece, "key-table--more" if is_quiet else "key-table--words") for piece, is_quiet in line]
        for line in excerpt(told, quiet, room, _MOST)
    ]


def _told(row: KeyRow) -> str:
    """All words of a row; what is quiet stands apart."""
    return f"{row.words}  {row.more}" if row.more else row.words
