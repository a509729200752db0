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
from textual.strip import Strip

if TYPE_CHECKING:
    from textual.widget import Widget

Change = tuple[int, int, int]
"""A line, the first column that changed on it, and the one behind the last."""
Chops = dict[int, dict[int, "Strip | None"]]
"""Line -> column in which a piece begins -> the piece. A line is cut where widgets begin and end, and only there."""


class Compositing(Compositor):
    """Textual's compositor with a narrower eye, and a memory of what was drawn."""

    def __init__(self) -> None:
        """Nothing was drawn yet."""
        super().__init__()
        self._pieces: Chops = {}
        """What was drawn last on each line."""
        self._cut_as: list[list[int]] = []
        """The cuts that it was drawn with."""

    def forget(self) -> None:
        """Something changed that is not going to be drawn."""
        self._pieces = {}

    def drawn_last(self) -> list[Strip] | None:
        """The screen as it was drawn last; None: something of it was never drawn, or is another by now."""
        cuts = self.cuts
        if self._dirty_regions or self._waits():
            return None
        self._take_cuts()
        lines = [[self._pieces.get(y, {}).get(cut) for cut in line[:-1]] for y, line in enumerate(cuts)]
        whole = [[piece for piece in line if piece is not None] for line in lines]
        return [Strip.join(line) for line in whole] if whole == lines else None

    def _waits(self) -> bool:
        """Whether a widget is to be drawn again and has not said so yet."""
        return any(widget._repaint_required for widget in self.visible_widgets)  # noqa: SLF001 - as Textual asks it

    def _take_cuts(self) -> None:
        """After another layout, keep what was drawn on lines that are cut as before: what moved is drawn again."""
        before, self._cut_as = self._cut_as, self.cuts
        if before is not self._cut_as:
            alike = {y for y, (was, now) in enumerate(zip(before, self._cut_as, strict=False)) if was == now}
            self._pieces = {y: pieces for y, pieces in self._pieces.items() if y in alike}

    def _remember(self, chops: Chops) -> None:
        """Keep what was drawn, over what was drawn before in the same places."""
        self._take_cuts()
        for y, pieces in chops.items():
            self._pieces.setdefault(y, {}).update({cut: piece for cut, piece in pieces.items() if piece is not None})

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
        self._remember(chops)
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
