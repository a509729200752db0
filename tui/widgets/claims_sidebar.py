"""ClaimsSidebar: who said what, in reading order; a row is one claim with its kind, verdict and marks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from store import VERDICT_COLOURS, Verdict, as_read
from tui.cells import cells
from tui.claims import Row, style_of
from tui.excerpts import excerpt
from tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from store import Grade

Pieces = Sequence[tuple[str, str]]

KINDS: dict[str, tuple[str, str]] = {
    "direct": ("┃", "quoted"),
    "mixed": ("╏", "partly quoted"),
    "indirect": ("│", "reported"),
    "stance": ("┊", "stance"),
    "assertion": ("·", "stated"),
}
"""Style -> the glyph and the words that tell it without colour."""

_LINES = 2
"""Most lines of a row's words."""
_ROOMY = 18
"""Lines of the list from which rows are parted by a blank."""


class ClaimsSidebar(VirtualList):
    """The list of claims. Attributes down: `show`; messages up: those of the list."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "claims-sidebar--who",
        "claims-sidebar--sign",
        "claims-sidebar--what",
        *(f"claims-sidebar--{colour}" for colour in VERDICT_COLOURS),
        "claims-sidebar--note",
        "claims-sidebar--echo",
        *(f"claims-sidebar--{kind}" for kind in KINDS),
    }

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        """Start with no claims."""
        super().__init__(id=id)
        self._text = ""
        self._rows: Sequence[Row] = ()
        self._echoes: Mapping[str, int] = {}
        self._signs: Mapping[str, str] = {}
        """Speaker's name -> the letter that stands for them in the gutter of the text."""
        self.grade: Callable[[Verdict], Grade] | None = None
        """How a verdict looks; asked for those that are given only."""
        self._heights: list[int] = []
        """Lines of the first rows, as far as they are known, in a list of this shape:"""
        self._shape = (0, 0)

    def show(
        self, text: str, rows: Sequence[Row], cursor: int, echoes: Mapping[str, int], signs: Mapping[str, str]
    ) -> None:
        """Show these claims of `text`, with the cursor on one of them; `echoes` counts where else a claim stands.

        Where the claims are the same, only those rows are drawn again of which something else is another.
        """
        before, beside = self._rows, (self._text, self._echoes, self._signs)
        self._text, self._rows, self._echoes, self._signs = text, rows, echoes, signs
        changed = [index for index, (new, old) in enumerate(zip(rows, before, strict=False)) if new is not old]
        is_alike = beside[0] == text and all(rows[at].claim.content == before[at].claim.content for at in changed)
        del self._heights[len(rows) if is_alike else 0 :]
        if is_alike and len(rows) == len(before) and beside == (text, echoes, signs) and self._stack.ends:
            for index in changed:
                self.row_changed(index)
            self.move_to(cursor, quiet=True)
        else:
            self.rows_changed(cursor=cursor)

    def let_go(self) -> None:
        """Hold nothing of the claims any more: they are not shown again."""
        self._text, self._rows, self._heights, self._echoes, self._signs = "", (), [], {}, {}

    @property
    def row(self) -> Row | None:
        """The claim that the cursor is on."""
        return self._rows[self.cursor] if 0 <= self.cursor < len(self._rows) else None

    @property
    def row_count(self) -> int:
        """How many claims are listed."""
        return len(self._rows)

    def row_heights(self, width: int) -> Sequence[int]:
        """Lines of each row: who, what, and a blank where the list is high enough for that."""
        blank = 1 if self.size.height >= _ROOMY else 0
        if self._shape != (width, blank):
            self._shape, self._heights = (width, blank), []
        new = self._rows[len(self._heights) :]
        self._heights += [1 + _line_count(self._text, row, width - 4) + blank for row in new]
        return self._heights

    def row_lines(self, index: int, width: int) -> Sequence[Pieces]:
        """One claim: a line of who and how, then its words."""
        row = self._rows[index]
        style = style_of(row.claim)
        glyph, words = KINDS[style]
        bar = (f" {glyph} ", f"claims-sidebar--{style}")
        sign = self._signs.get(row.claim.speaker.name or "", "") or " "
        first = [(sign, "claims-sidebar--sign"), (f"{glyph} ", bar[1])]
        marks = [(mark, look) for mark, look in self._marks(row) if mark]
        head = [*first, *_head(row, words, style, width - 4, marks)]
        return [head, *([bar, *line] for line in _what(self._text, row, width - 4))]

    def _marks(self, row: Row) -> Pieces:
        """Where else it stands, a tag, a note, the verdict; with a question mark where it may belong elsewhere."""
        echoes, grade = self._echoes.get(row.claim.id, 0), None
        if row.verdict is not Verdict.OPEN and self.grade is not None:
            grade = self.grade(row.verdict)
        return (
            (f"≈{echoes}" if echoes else "", "claims-sidebar--echo"),
            ("§" if row.has_evidence else "", "claims-sidebar--note"),
            (f"#{_doubt(row, 'tag')}" if row.has_tag else "", "claims-sidebar--note"),
            (f"✎{_doubt(row, 'note')}" if row.has_note else "", "claims-sidebar--note"),
            (f"{grade.sign}{_doubt(row, 'verdict')}", f"claims-sidebar--{grade.colour}") if grade else ("", ""),
        )


def _head(row: Row, kind: str, style: str, width: int, marks: Pieces) -> Pieces:
    """Who, what kind, and the marks at the right edge."""
    room = width - sum(cells(mark) + 1 for mark, _ in marks)
    name = excerpt(f"{row.who}{_doubt(row, 'who')}", (), max(4, room), 1)[0]
    pieces = [(text, "claims-sidebar--who") for text, _ in name]
    used = sum(cells(text) for text, _ in name)
    if used + cells(kind) + 2 <= room:
        pieces.append((f"  {kind}", f"claims-sidebar--{style}"))
        used += cells(kind) + 2
    pieces.append((" " * max(0, room - used), ""))
    for mark, look in marks:
        pieces.append((f" {mark}", look))
    return pieces


def _doubt(row: Row, what: str) -> str:
    """The sign that something may belong elsewhere."""
    return "?" if what in row.unsure else ""


def _line_count(text: str, row: Row, width: int) -> int:
    """Lines that the words take, without laying them out: 5,000 rows are asked for at once."""
    content = row.claim.content
    if len(content) > 1 or len(content[0]) > width:
        return _LINES
    return 1 if cells(content[0].of(text)) <= width else _LINES


def _what(text: str, row: Row, width: int) -> Sequence[Pieces]:
    """The words of the claim, in at most two lines."""
    words = " … ".join(as_read(text, span) for span in row.claim.content)
    return [
        [(piece, "claims-sidebar--what") for piece, _ in line] for line in excerpt(words, (), max(8, width), _LINES)
    ]
