"""HitList: what a search found, best first; a row is who or where, and the words with the matched ones marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.strip import Strip

from store import Span
from tui.cells import cells
from tui.excerpts import Piece, excerpt
from tui.strips import strip_of
from tui.widgets.virtual_list import VirtualList

_LINES = 2
"""Most lines of a row's words."""
_ROOMY = 12
"""Lines of the list from which rows are parted by a blank."""

_MARK = "┃"
"""What stands before every line of a hit that the person marked: seen without colours, too."""


_WORDS = (-1, False)
"""What the words in place of hits are remembered by, among the rows."""


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


@dataclass(frozen=True, slots=True)
class Listed:
    """Hits to list. Only those that are seen are put into words: typing waits for the screen, not for all of them."""

    texts: Sequence[str]
    """The words of each; one line end or blank in them is as good as another."""
    row: Callable[[int], HitRow]
    """The row of one, by its index."""


def _no_row(index: int) -> HitRow:
    """No hit has a row when there are none."""
    raise IndexError(index)


NOTHING = Listed((), _no_row)


class HitList(VirtualList):
    """The list of hits, or words in their place. Attributes down: `show`; messages up: those of the list."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "hit-list--who",
        "hit-list--where",
        "hit-list--text",
        "hit-list--match",
        "hit-list--mark",
        "hit-list--words",
    }

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        """Start with no hits."""
        super().__init__(id=id)
        self._listed = NOTHING
        self._otherwise = ""
        self._picked: frozenset[int] = frozenset()

    def show(self, listed: Listed, otherwise: str = "", picked: frozenset[int] = frozenset()) -> None:
        """List these hits, the cursor on the best; `picked` are those that the person marked.

        Without hits the words of `otherwise` stand there: in the same widget, for whatever comes or goes on a screen
        has all of it laid out anew.
        """
        self._listed, self._otherwise, self._picked = listed, otherwise, picked
        self.rows_changed(cursor=0)

    def pick(self, picked: frozenset[int]) -> None:
        """Show other hits as marked by the person."""
        changed, self._picked = self._picked ^ picked, picked
        for index in changed:
            self.row_changed(index)

    @property
    def row_count(self) -> int:
        """How many hits are listed."""
        return len(self._listed.texts)

    def row_heights(self, width: int) -> Sequence[int]:
        """Lines of each row: who and where, the words, and a blank where the list is high enough for that."""
        blank, room = 1 if self.size.height >= _ROOMY else 0, _room(width)
        return [1 + (1 if cells(" ".join(text.split())) <= room else _LINES) + blank for text in self._listed.texts]

    def _words(self, row: HitRow, width: int) -> list[list[Piece]]:
        """The words of a row, in lines."""
        return excerpt(row.text, row.marked, _room(width), _LINES)

    def row_lines(self, index: int, width: int) -> Sequence[Sequence[tuple[str, str]]]:
        """One hit: a line of who and where, then its words."""
        row = self._listed.row(index)
        edge = (_MARK, "hit-list--mark") if index in self._picked else (" ", "")
        rest = cells(row.where) + 2 if row.where else 0
        who = excerpt(row.who, (), max(8, width // 2 if rest else 0, _room(width) - rest), 1)[0]
        head = [
            edge,
            *((text, "hit-list--who") for text, _ in who),
            ("  " if row.who and row.where else "", ""),
            (row.where, "hit-list--where"),
        ]
        looks = {True: "hit-list--match", False: "hit-list--text"}
        return [head, *([edge, *((text, looks[mark]) for text, mark in line)] for line in self._words(row, width))]

    def render_line(self, y: int) -> Strip:
        """One line of a row, or of the words where there are no hits."""
        if self.row_count or not self._otherwise:
            return super().render_line(y)
        return self._said()[y] if 0 <= y < len(self._said()) else Strip.blank(self._width, self._ink(""))

    def _said(self) -> list[Strip]:
        """The lines of the words, drawn once."""
        plain, ink = self._ink(""), self._ink("hit-list--words")  # first: another look makes forget what is drawn
        strips = self._drawn.get(_WORDS)
        if strips is None:
            lines = [line for part in self._otherwise.split("\n") for line in excerpt(part, (), _room(self._width), 9)]
            pieces = [[(text, ink) for text, _ in line] for line in lines]
            strips = self._drawn[_WORDS] = [strip_of(line, self._width, plain, indent=1) for line in pieces]
        return strips


def _room(width: int) -> int:
    """Cells for words in a list so wide: an edge for the mark, and two cells before the bar."""
    return max(8, width - 3)
