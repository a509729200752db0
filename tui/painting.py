"""Rows as strips, remembered by what stands on them: a row is mixed and drawn once for each look it has."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.cache import LRUCache
from textual.strip import Strip

from tui.highlighting import Layers, Run, names
from tui.inks import Inks
from tui.page import MARK, Page

if TYPE_CHECKING:
    from rich.style import Style
    from textual.widget import Widget

    from store import Span

_STRIPS = 256
"""Rows kept as drawn; a screen has some 60, and each takes 5 kB with what Textual makes of it."""


_CURSOR = {"cursor-line", "cursor-mark"}
"""Layers that lie on the cursor's row alone."""


class Painter:
    """Draws the rows of one widget's page with the widget's component classes."""

    def __init__(self, widget: Widget, prefix: str) -> None:
        """Layers are component classes of the widget that start with `prefix`."""
        self._inks = Inks(widget, prefix)
        self._strips: LRUCache[tuple[int, tuple[Run, ...], bool, str], Strip] = LRUCache(_STRIPS)
        self._is_restyled = False
        self._signs: Mapping[int, str] = {}
        self._starts: list[int] = []

    def sign(self, signs: Mapping[int, str]) -> bool:
        """Put signs of one cell into the gutter, at the rows of these offsets; whether they are others now."""
        if signs is self._signs or signs == self._signs:
            return False
        self._signs, self._starts = signs, sorted(signs)
        return True

    def forget(self) -> None:
        """The rows are others."""
        self._strips.clear()

    def restyle(self) -> None:
        """Styles may be others; that is looked at when something is drawn, when all of them are known."""
        self._is_restyled = True

    def _take_styles(self) -> None:
        """Forget the rows on which other styles are seen; with the focus it is the cursor's."""
        self._is_restyled = False
        changed = self._inks.changed()
        if changed - _CURSOR:
            self.forget()
        elif changed:
            for key in [key for key in self._strips.keys() if key[2]]:  # noqa: SIM118 - an LRUCache is no mapping
                self._strips.discard(key)

    def strip(self, page: Page, layers: Layers, row: int, *, is_cursor: bool) -> Strip:
        """A row with its layers; the cursor's has its mark; a blank one behind the last."""
        if self._is_restyled:
            self._take_styles()
        if row >= page.wrapped.line_count:
            return Strip.blank(page.width, self._inks.of())
        drawn = page.wrapped.drawn(row)
        key = (row, layers.runs(drawn.start, drawn.end), is_cursor, self._sign(drawn))
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = self._drawn(page, *key)
        return strip

    def _sign(self, drawn: Span) -> str:
        """The sign of the first thing that begins on a row and has one."""
        index = bisect_left(self._starts, drawn.start)
        if index < len(self._starts) and self._starts[index] < drawn.end:
            return self._signs[self._starts[index]]
        return ""

    def _drawn(self, page: Page, row: int, runs: tuple[Run, ...], is_cursor: bool, sign: str) -> Strip:  # noqa: FBT001 # of the key
        """Draw a row."""
        line = ("cursor-line",) if is_cursor else ()
        mark = (sign, self._inks.of(("sign",))) if sign else None
        if is_cursor:
            mark = (MARK, self._inks.of((*line, "cursor-mark")))

        def ink(bits: int) -> Style:
            return self._inks.of(line + names(bits))

        return page.draw(row, runs, ink, mark)
