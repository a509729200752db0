"""PairList: rows of two lines, parted by a blank where there is room. Material for lists, like VirtualList."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from tui.widgets.virtual_list import VirtualList

Shown = TypeVar("Shown")


class PairList(VirtualList, Generic[Shown]):
    """A subclass says what stands in the two lines. Attributes down: `show`; messages up: those of the list."""

    ROOMY: ClassVar[int] = 20
    """Lines of the list from which rows are parted."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        """Start with none."""
        super().__init__(id=id)
        self._rows: Sequence[Shown] = ()

    def show(self, rows: Sequence[Shown], cursor: int) -> None:
        """List these, with the cursor on one of them."""
        self._rows = rows
        self.rows_changed(cursor=cursor)

    @property
    def row_count(self) -> int:
        """How many there are."""
        return len(self._rows)

    def row_heights(self, width: int) -> int:
        """Two lines, and a blank where there is room."""
        del width
        return 3 if self.size.height >= self.ROOMY else 2
