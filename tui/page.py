"""A text laid out for a pane of some width: the column of text, centred, and a gutter at its left.

    |<------- left ------->|<- the text, at most `measure` cells ->|         |
                         ▌  The inquiry heard that the harbour …
                         mark of the cursor's row

Pure but for the Strip it draws: it knows no widget.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.strip import Strip

from store import Span
from tui.cells import cluster_start
from tui.highlighting import Run
from tui.strips import Piece, strip_of
from tui.wrapping import Wrapped, wrap

if TYPE_CHECKING:
    from rich.style import Style

GUTTER = 2
"""Cells between the left edge and the text at least: the mark of the cursor's row, and a blank."""
_EDGE = 1
"""Cells left empty at the right."""
MARK = "▌"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Page:
    """Rows of a text and where they stand in a pane."""

    wrapped: Wrapped
    width: int
    """Cells of the whole pane."""
    left: int
    """Cells before the text column, with the gutter."""

    def offset_at(self, x: int, row: int) -> int:
        """The offset under a cell of the pane; the nearest row for one above or below the text."""
        row = min(max(row, 0), self.wrapped.line_count - 1)
        return self.wrapped.offset_at(row, x - self.left)

    def draw(
        self, row: int, pieces: Sequence[Run], ink: Callable[[int], Style], mark: tuple[str, Style] | None
    ) -> Strip:
        """One row, in the styles that `ink` has for the bits of each run; with a mark of one cell in the gutter."""
        blank = ink(0)
        drawn = self.wrapped.drawn(row)
        head: list[Piece] = [(" " * self.left, blank)]
        if mark is not None:
            head = [(" " * (self.left - GUTTER), blank), mark, (" " * (GUTTER - 1), blank)]
        text = strip_of(
            self._pieces(drawn, pieces, ink), self.width - self.left, blank, indent=self.wrapped.indents.get(row, 0)
        )
        return Strip.join([strip_of(head, self.left, blank), text])

    def _pieces(self, drawn: Span, pieces: Sequence[Run], ink: Callable[[int], Style]) -> list[Piece]:
        """The runs as text, each beginning with a whole cluster."""
        text = drawn.of(self.wrapped.text)
        cuts = [cluster_start(text, start - drawn.start) for start, _, _ in pieces] + [len(text)]
        return [
            (text[cuts[index] : cuts[index + 1]], ink(bits))
            for index, (_, _, bits) in enumerate(pieces)
            if cuts[index] < cuts[index + 1]
        ]


def lay_out(text: str, width: int, measure: int, *, until: int | None = None) -> Page:
    """Lay a text out for a pane `width` cells wide, in a column of at most `measure` cells in its middle.

    With `until`, only as far as this offset and the rest of its line.
    """
    column = max(1, min(measure, width - GUTTER - _EDGE))
    left = max(min(GUTTER, width - 1), (width - column) // 2)
    return Page(wrapped=wrap(text, column, until=until), width=width, left=left)


def revealing(top: int, height: int, row: int, margin: int) -> int:
    """The first row to show: as near to `top` as brings a row into view with `margin` rows on either side."""
    margin = min(margin, (height - 1) // 2)
    return min(max(top, row + margin - height + 1), row - margin)


def showing(top: int, height: int, first: int, last: int) -> int:
    """The first row to show so that rows `first` to `last` are read at ease: `top` if they are, a third down if not."""
    if top + 1 <= first <= last <= top + height - 2:
        return top
    return max(0, min(max(first - height // 3, last - height + 2), first - 1))
