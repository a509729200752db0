"""Compositing: what changed on a screen is drawn, and nothing else is asked how it looks.

Textual's own compositor asks every widget for all of its lines between the first and the last that changed, and throws
away those that did not: for one letter in the search box it went through the whole text, the list and both bars (6 of
9 ms). This one goes through what changed, band by band:

    ┌──────────────┐ ┌───────┐    a band is some lines with the same columns;
    │ cursor's row │ │ claim │    widgets in front are asked first, and those
    └──────────────┘ │       │    behind them only for lines on which there
    ┌────────────────┴───────┐    is something left to be filled
    │ status                 │
    └────────────────────────┘
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region

if TYPE_CHECKING:
    from textual.strip import Strip
    from textual.widget import Widget

Change = tuple[int, int, int]
"""A line, the first column that changed on it, and the one behind the last."""
Chops = dict[int, dict[int, "Strip | None"]]
"""Line -> column in which a piece begins -> the piece. A line is cut where widgets begin and end, and only there."""


class Compositing(Compositor):
    """Textual's compositor with a narrower eye."""

    def render_partial_update(self) -> ChopsUpdate | None:
        """What changed since the last update; None: nothing."""
        regions = self._dirty_regions.copy()
        self._dirty_regions.clear()
        spans = [span for span in self._regions_to_spans(regions) if 0 <= span[0] < len(self.cuts)]
        if not spans:
            return None
        chops: Any = self._drawn(spans)
        ends: Any = {y: self.cuts[y][1:] for y in chops}
        return ChopsUpdate(chops, spans, ends)

    def _render_chops(self, crop: Region, is_rendered_line: Callable[[int], bool]) -> Sequence[Mapping[int, Strip]]:
        """A part of the screen, or all of it."""
        lines = range(len(self.cuts))
        chops: Any = self._drawn(
            [(y, crop.x, crop.right) for y in crop.line_range if y in lines and is_rendered_line(y)]
        )
        return [chops.get(y, {}) for y in lines]

    def _drawn(self, changed: Sequence[Change]) -> Chops:
        """The lines on which something changed, with the pieces that did."""
        chops: Chops = {y: dict.fromkeys(self.cuts[y][:-1]) for y, _, _ in changed}
        for band in _bands(changed):
            empty = {
                y: {cut for cut, end in pairwise(self.cuts[y]) if cut < band.right and end > band.x}
                for y in band.line_range
            }
            for widget, (region, clip) in self.visible_widgets.items():  # those in front come first, and are opaque
                self._fill(widget, region, region.intersection(clip), chops, empty)
        return chops

    def _fill(self, widget: Widget, region: Region, seen: Region, chops: Chops, empty: dict[int, set[int]]) -> None:
        """Have a widget fill what is empty where it is seen."""
        lines = [y for y in seen.line_range if any(seen.x <= cut < seen.right for cut in empty.get(y, ()))]
        if not lines:
            return
        asked = Region(seen.x, lines[0], seen.width, lines[-1] + 1 - lines[0])
        for y, strip in enumerate(widget.render_lines(asked.translate((-region.x, -region.y))), lines[0]):
            if y not in empty:
                continue
            cuts = [cut for cut in self.cuts[y] if seen.x <= cut <= seen.right]
            for cut, piece in zip(cuts, strip.divide([cut - seen.x for cut in cuts[1:]]), strict=False):
                if cut in empty[y]:
                    chops[y][cut] = piece
                    empty[y].discard(cut)


def _bands(changed: Sequence[Change]) -> Iterator[Region]:
    """Stretches of lines, in order, in which the same columns changed."""
    first: int | None = None
    columns, last = (0, 0), 0
    for y, on_line in groupby(changed, key=lambda change: change[0]):
        starts, ends = zip(*((start, end) for _, start, end in on_line), strict=True)
        reach = min(starts), max(ends)
        if first is not None and (reach != columns or y != last + 1):
            yield Region.from_corners(columns[0], first, columns[1], last + 1)
            first = None
        first, columns, last = y if first is None else first, reach, y
    if first is not None:
        yield Region.from_corners(columns[0], first, columns[1], last + 1)
