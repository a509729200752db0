"""SearchColumn: the search box over its hits, in place of the claims. Made when a search is first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from store import visible_line
from tui.excerpts import excerpt
from tui.widgets.hit_list import HitList, Listed
from tui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult

_SAID = 4
"""Lines for what of a query could not be followed; most often it is one, with the number of hits."""


class SearchColumn(Vertical):
    """What a person types, and what is found."""

    def __init__(self, hear: Callable[[events.Key], bool]) -> None:
        """An empty box without hits; `hear` takes the keys that are no text."""
        super().__init__(id="search")
        self.box = SearchBox(hear, id="search-box")
        self.hits = HitList(id="search-hits")
        self._count = Static(id="search-count", markup=False)
        self._said = ""
        self._lines = 1
        """Of what is said."""

    def compose(self) -> ComposeResult:
        """Box, count, hits. They stay where they are: laying out the screen at each key takes longer than a search."""
        yield self.box
        yield self._count
        yield self.hits

    def show(self, listed: Listed, otherwise: str, said: str = "", picked: frozenset[int] = frozenset()) -> None:
        """List hits, some marked; `otherwise` says why there are none, `said` what else there is to say of them."""
        self.hits.show(listed, otherwise, picked)
        self.count(said)

    def count(self, said: str) -> None:
        """Say how many hits there are, and what else there is to say of them."""
        hits = self.hits.row_count
        count = "" if not hits else "1 hit" if hits == 1 else f"{hits} hits"
        self._said = said
        words = " · ".join(filter(None, (count, visible_line(said))))
        lines = excerpt(words, (), max(1, self._count.size.width), _SAID)
        if len(lines) != self._lines:  # only then: to lay out the screen takes longer than a key
            self._lines = self._count.styles.height = len(lines)
        self._count.update("\n".join("".join(text for text, _ in line) for line in lines), layout=False)

    def on_resize(self) -> None:
        """What is said has other lines in another width."""
        self.count(self._said)
