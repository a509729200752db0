"""The scroll bar of a text with the minimap drawn into it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBarRender

from tui.minimap import GLYPHS, LAYERS, Mark, marks

if TYPE_CHECKING:
    from rich.color import Color
    from rich.console import Console, ConsoleOptions, RenderResult
    from textual.scrollbar import ScrollBar

    from tui.text_view import TextView


class MapBar(ScrollBarRender):
    """Textual's bar; where something stands in the text there is a mark, on the thumb as well."""

    def __init__(self, marks: Callable[[int], Sequence[Mark]], ink: Callable[[str], Color | None], **bar: Any) -> None:
        """`marks` gives what each of so many cells shows, `ink` the colour of a look."""
        super().__init__(**bar)
        self._marks, self._ink = marks, ink

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The bar with its marks."""
        for bar in super().__rich_console__(console, options):
            if isinstance(bar, Segments):
                cells = list(bar.segments)
                yield Segments(list(map(self._marked, cells, self._marks(len(cells)))), new_lines=True)
            else:
                yield bar

    def _marked(self, cell: Segment, mark: Mark) -> Segment:
        """A cell of the bar with its mark, which leaves the paper and what the mouse does as they are."""
        if mark is None or cell.style is None:
            return cell
        paper = cell.style.color if cell.style.reverse else cell.style.bgcolor
        return Segment(GLYPHS[mark], Style(color=self._ink(mark), bgcolor=paper, meta=cell.style.meta))


class TextMap:
    """What the scroll bar of one text shows."""

    def __init__(self, view: TextView, prefix: str) -> None:
        """Colours are those of the view's component classes that start with `prefix`."""
        self._view, self._prefix = view, prefix
        self._shown: dict[int, Sequence[Mark]] = {}
        """Cells of the bar -> what they show."""

    def draw_into(self, bar: ScrollBar) -> None:
        """Let the bar show it."""
        bar.renderer = partial(MapBar, self._marks, self._ink)  # type: ignore[misc,assignment] # Textual says so

    def changed(self, layer: str | None = None) -> None:
        """Other things stand in the text; with a layer, only where that one is shown."""
        if layer is None or layer in LAYERS:
            self._shown = {}
            if self._view.show_vertical_scrollbar:
                self._view.vertical_scrollbar.refresh()

    def _marks(self, height: int) -> Sequence[Mark]:
        """What each of so many cells shows; remembered, for the bar is drawn with each step."""
        if height not in self._shown:
            layers = [(name, self._view.layer_begins(name)) for name in LAYERS]
            self._shown = {height: marks(layers, len(self._view.text), height)}
        return self._shown[height]

    def _ink(self, look: str) -> Color | None:
        """The colour of a mark."""
        return self._view.get_component_rich_style(f"{self._prefix}{look}", partial=True).color
