"""SearchColumn: the search box over its hits, in place of the claims. Made when a search is first opened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from store import visible_line
from tui.widgets.hit_list import HitList, HitRow
from tui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from textual.app import ComposeResult


class SearchColumn(Vertical):
    """What a person types, and what is found."""

    def __init__(self) -> None:
        """An empty box without hits."""
        super().__init__(id="search")
        self.box = SearchBox(id="search-box")
        self.hits = HitList(id="search-hits")
        self._count = Static(id="search-count", markup=False)
        self._empty = Static(id="search-empty", markup=False)

    def compose(self) -> ComposeResult:
        """Box, count, hits; or words in their place."""
        yield self.box
        yield self._count
        yield self.hits
        yield self._empty

    def show(
        self, rows: Sequence[HitRow], otherwise: str, said: str = "", picked: frozenset[int] = frozenset()
    ) -> None:
        """List hits, some marked; `otherwise` says why there are none, `said` what else there is to say of them."""
        self.hits.show(rows, picked)
        self.count(said)
        self._empty.update(otherwise, layout=False)
        self.set_class(not rows, "-empty")

    def count(self, said: str) -> None:
        """Say how many hits there are, and what else there is to say of them."""
        count = "1 hit" if self.hits.row_count == 1 else f"{self.hits.row_count} hits"
        # It has a fixed size: laying out the whole screen anew at each key takes longer than the search.
        self._count.update(f"{count} · {visible_line(said)}" if said else count, layout=False)
