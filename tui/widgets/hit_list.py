"""HitList: what a search found, best first; a row is who or where, and the words with the matched ones marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from store import Span
from tui.excerpts import Piece, excerpt
from tui.widgets.virtual_list import VirtualList

_LINES = 2
"""Most lines of a row's words."""
_ROOMY = 12
"""Lines of the list from which rows are parted by a blank."""

_MARK = "┃"
"""What stands before every line of a hit that the person marked: seen without colours, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HitRow:
    """One hit as it is listed."""

    who: str
    """The speaker of a claim, else what kind of place it is."""
    where: str
    """The document, when it is another one."""
    text: str
    marked: tuple[Span, ...]
    """Spans into `text`."""


class HitList(VirtualList):
    """The list of hits. Attributes down: `show`; messages up: those of the list."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "hit-list--who",
        "hit-list--where",
        "hit-list--text",
        "hit-list--match",
        "hit-list--mark",
    }

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        """Start with no hits."""
        super().__init__(id=id)
        self._rows: Sequence[HitRow] = ()
        self._picked: frozenset[int] = frozenset()

    def show(self, rows: Sequence[HitRow], picked: frozenset[int] = frozenset()) -> None:
        """List these hits, the cursor on the best; `picked` are those that the person marked."""
        self._rows, self._picked = rows, picked
        self.rows_changed(cursor=0)

    def pick(self, picked: frozenset[int]) -> None:
        """Show other hits as marked by the person."""
        changed, self._picked = self._picked ^ picked, picked
        for index in changed:
            self.row_changed(index)

    @property
    def row_count(self) -> int:
        """How many hits are listed."""
        return len(self._rows)

    def row_heights(self, width: int) -> Sequence[int]:
        """Lines of each row: who and where, the words, and a blank where the list is high enough for that."""
        blank = 1 if self.size.height >= _ROOMY else 0
        return [1 + len(self._words(row, width)) + blank for row in self._rows]

    def _words(self, row: HitRow, width: int) -> list[list[Piece]]:
        """The words of a row, in lines."""
        return excerpt(row.text, row.marked, max(8, width - 3), _LINES)

    def row_lines(self, index: int, width: int) -> Sequence[Sequence[tuple[str, str]]]:
        """One hit: a line of who and where, then its words."""
        row = self._rows[index]
        edge = (_MARK, "hit-list--mark") if index in self._picked else (" ", "")
        who = excerpt(row.who, (), max(8, width // 2 if row.where else width - 3), 1)[0]
        head = [
            edge,
            *((text, "hit-list--who") for text, _ in who),
            ("  " if row.who and row.where else "", ""),
            (row.where, "hit-list--where"),
        ]
        looks = {True: "hit-list--match", False: "hit-list--text"}
        return [head, *([edge, *((text, looks[mark]) for text, mark in line)] for line in self._words(row, width))]
