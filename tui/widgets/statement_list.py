"""StatementList: what one voice said; a row is how and where, the verdict, and the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from tui.cells import ODD, cells
from tui.excerpts import excerpt
from tui.widgets.virtual_list import VirtualList

_LINES = 3
"""Most lines of a row's words."""
_KINDS = ("direct", "mixed", "indirect", "stance", "assertion")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """One statement as it is listed; clean text."""

    style: str
    """The look of its kind."""
    kind: str
    """Glyph and words for the kind."""
    where: str
    """Document and date, or place in the text."""
    mark: str
    """Of the verdict; empty without one."""
    words: str
    is_held: bool = False
    """Whether it waits for another one to stand beside."""


class StatementList(VirtualList):
    """Attributes down: `show`; messages up: those of the list."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "statement-list--where",
        "statement-list--words",
        "statement-list--mark",
        "statement-list--held",
        *(f"statement-list--{kind}" for kind in _KINDS),
    }

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        """Start with nothing."""
        super().__init__(id=id)
        self._rows: Sequence[StatementRow] = ()
        self._words: Sequence[str] = ()

    def show(self, rows: Sequence[StatementRow], words: Sequence[str], cursor: int = 0) -> None:
        """List these statements, with the cursor on one of them; a row is asked for when it is seen, all `words` now.

        Args:
            rows: What stands in each row.
            words: The words of each row: how high it is depends on them alone.
            cursor: Index of a row.
        """
        self._rows, self._words = rows, words
        self.rows_changed(cursor=cursor)

    @property
    def row_count(self) -> int:
        """How many there are."""
        return len(self._rows)

    def row_heights(self, width: int) -> Sequence[int]:
        """How and where, the words, and a blank."""
        room = _room(width)
        return [2 + _line_count(words, room) for words in self._words]

    def row_lines(self, index: int, width: int) -> Sequence[Sequence[tuple[str, str]]]:
        """A line of how and where, then the words."""
        row = self._rows[index]
        glyph, _, told = row.kind.partition(" ")
        bar = (f" {glyph} ", f"statement-list--{row.style}")
        held = "‖ beside … " if row.is_held else ""
        room = max(4, width - 7 - cells(told) - cells(row.mark) - cells(held))
        where = "".join(text for text, _ in excerpt(row.where, (), room, 1)[0])
        used = 3 + cells(told) + 2 + cells(where) + cells(held)
        head = [
            bar,
            (held, "statement-list--held"),
            (told, f"statement-list--{row.style}"),
            ("  ", ""),
            (where, "statement-list--where"),
            (" " * max(1, width - used - cells(row.mark) - 1), ""),
            (row.mark, "statement-list--mark"),
        ]
        return [head, *([bar, (line, "statement-list--words")] for line in _laid(row.words, _room(width)))]


def _room(width: int) -> int:
    """Cells for words in a list so many cells wide."""
    return max(8, width - 5)


def _laid(words: str, room: int) -> list[str]:
    """Words in lines of so many cells."""
    return ["".join(text for text, _ in line) for line in excerpt(words, (), room, _LINES)]


def _line_count(words: str, room: int) -> int:
    """Lines that words take; laid out only where characters are no cells: a voice may say thousands of things."""
    if ODD.search(words) is not None or len(words.split()) != words.count(" ") + 1:
        return len(_laid(words, room))
    lines, start = 1, 0
    while lines < _LINES and len(words) - start > room:
        blank = words.rfind(" ", start, start + room + 1)
        if blank < 0:  # a word longer than a line has one of its own
            blank = words.find(" ", start + room)
        if blank < 0:
            break
        start, lines = blank + 1, lines + 1
    return lines
