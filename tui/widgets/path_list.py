"""PathList: the files and folders that a typed path may become, one a row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from tui.completion import Entry
from tui.widgets.virtual_list import VirtualList


class PathList(VirtualList, can_focus=False):
    """Attributes down: `show`; messages up: those of the list. The keys stay with the line that is typed."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"path-list--folder"}

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        """Start empty."""
        super().__init__(id=id)
        self.entries: Sequence[Entry] = ()
        """What is listed."""

    def show(self, entries: Sequence[Entry]) -> None:
        """List these, the cursor on the first."""
        self.entries = entries
        self.scroll_to(y=0, animate=False, force=True)
        self.rows_changed(cursor=0)

    @property
    def row_count(self) -> int:
        """How many there are."""
        return len(self.entries)

    def row_lines(self, index: int, width: int) -> Sequence[Sequence[tuple[str, str]]]:
        """The name alone."""
        del width
        entry = self.entries[index]
        return [[(f" {entry.name} ", "path-list--folder" if entry.is_folder else "")]]
