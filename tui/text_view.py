"""TextView: one text, laid out for the width there is, with layers of marks, that keeps its place.

The text is one immutable str; a row is drawn when it is seen, so the cost is that of the screen and not
of the text. The place is a source offset: at a new width the text is laid out again and the offset at the
top stays at the top. It has no cursor and takes no input: what is read in is the document pane.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.scroll_view import ScrollView

from store import Document, Span
from tui.flowing import flowed
from tui.highlighting import LAYERS, Layer, Layers
from tui.map_bar import TextMap
from tui.markup import is_markdown, markup
from tui.minimap import GLYPHS
from tui.page import Page, lay_out
from tui.painting import Painter
from tui.strips import is_bare, shown_of
from tui.structure import structure
from tui.wrapping import Wrapped, wrap_on

if TYPE_CHECKING:
    from textual.strip import Strip
    from textual.timer import Timer

FIRST = 200_000
"""Code points laid out at once, from the place on: some 2 ms before the first paint instead of 10 a megabyte."""
SLICE = 250_000
"""Code points laid out at a time after that, some 4 ms, until it is all: a key may have to wait for one."""
_PAUSE = 0.005
"""Seconds between two slices: the keys come first."""
MEASURE = 88
"""Cells of the widest comfortable text column."""


class TextView(ScrollView):
    """The text of a document as rows. Everything is asked and answered in offsets into it."""

    ALLOW_SELECT = False  # Textual's own selection knows cells, not offsets
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"document-pane--{name}" for name in (*LAYERS, *GLYPHS, "cursor-line", "cursor-mark", "sign")
    }
    DEFAULT_CSS = """
    TextView { overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1; }
    TextView > .document-pane--caret { text-style: reverse; }
    TextView > .document-pane--strong { text-style: bold; }
    TextView > .document-pane--emphasis { text-style: italic; }
    """

    virtual_size = Reactive(Size(0, 0), layout=False, repaint=False)
    """Cells and rows of the text; Textual would lay the screen out again for each slice of it."""

    class Scrolled(Message):
        """The view shows another part of the text."""

        def __init__(self, pane: TextView, visible: Span) -> None:
            """Say which part."""
            super().__init__()
            self.pane, self.visible = pane, visible

        @property
        def control(self) -> TextView:
            """The view that posted it."""
            return self.pane

        def can_replace(self, message: Message) -> bool:
            """Of those that wait, only the last counts."""
            return isinstance(message, TextView.Scrolled) and message.pane is self.pane

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 # Textual's name
        """Show nothing yet."""
        super().__init__(id=id, classes=classes)
        self.document: Document | None = None
        self.measure = MEASURE
        self.top_offset = 0
        """What the first row in view holds, whatever the width: an offset."""
        self._layers = Layers()
        self._map = TextMap(self, "document-pane--")
        self._painter = Painter(self, "document-pane--")
        self._laid_out: Page | None = None
        self._flowed = ""
        self._rest: Timer | None = None

    @property
    def text(self) -> str:
        """The whole text."""
        return self.document.text if self.document else ""

    def load(self, document: Document, offset: int = 0) -> None:
        """Show a document from the row of an offset on; layers of the one before are gone."""
        self.document, self._layers, self._flowed = document, Layers(), flowed(document.text)
        self._map.changed()
        self._painter.sign({})
        self.top_offset = self.nearest(offset)
        for name, spans in structure(document).items():
            self._layers.put(name, spans)
        self._settle(is_stale=True)
        if is_markdown(document):
            self.call_after_refresh(self._mark_up, document)

    def let_go(self) -> None:
        """Hold nothing of the text any more: it is not shown again."""
        self.document, self._layers, self._flowed, self._laid_out, self.top_offset = None, Layers(), "", None, 0
        self._painter.forget()

    def _mark_up(self, document: Document) -> None:
        """Show what Markdown's signs mean: after the first paint, for it takes 40 ms a megabyte."""
        if document is self.document:
            for name, spans in markup(document.text).items():
                self.set_layer(name, spans)

    def set_layer(self, name: str, spans: Sequence[Span] | Layer) -> None:
        """Replace the spans of a layer; none clear it. The same ones as before, or the same layer, cost nothing."""
        before = self._layers.layer(name)
        if before is spans or before.spans == (spans.spans if isinstance(spans, Layer) else tuple(spans)):
            return
        self._layers.put(name, spans)
        self.refresh()
        self._map.changed(name)

    def set_signs(self, signs: Mapping[int, str]) -> None:
        """Put signs of one cell into the gutter, each at the row of its offset. The same ones cost nothing."""
        if self._painter.sign(signs):
            self.refresh()

    def layer_spans(self, name: str) -> tuple[Span, ...]:
        """The spans of a layer as they were given."""
        return self._layers.spans(name)

    def layer_begins(self, name: str) -> Sequence[int]:
        """Where the spans of a layer begin, in order."""
        return self._layers.layer(name).begins

    def on_mount(self) -> None:
        """Let the scroll bar show what stands where."""
        self._map.draw_into(self.vertical_scrollbar)

    # Where things are.

    @property
    def laid_out(self) -> Page:
        """The text as rows, for the width there was when it was last fitted."""
        return self._laid_out or self._fit()

    @property
    def rows(self) -> Wrapped:
        """The rows of the text."""
        return self.laid_out.wrapped

    @property
    def height(self) -> int:
        """Rows in view."""
        return max(1, self.scrollable_content_region.height)

    @property
    def page_lines(self) -> int:
        """Rows of a whole page, less two that are kept for the eye."""
        return max(1, self.height - 2)

    @property
    def top(self) -> int:
        """The first row in view."""
        return min(round(self.scroll_y), self.rows.line_count - 1)

    @property
    def visible_span(self) -> Span:
        """What of the text is in view."""
        last = min(self.top + self.height, self.rows.line_count) - 1
        return Span(self.rows.starts[self.top], self.rows.line(last).end)

    def display_line(self, offset: int) -> Span:
        """The row that an offset stands in."""
        return self.rows.line(self.row_of(offset))

    def row_of(self, offset: int) -> int:
        """The row that an offset stands in; the text is laid out that far if it is not yet."""
        if offset >= self.rows.end:
            self._lay_out_to(offset + FIRST)
        return self.rows.row_of(offset)

    def nearest_row(self, row: int) -> int:
        """The row, or the nearest one that the text has; laid out that far."""
        while row >= self.rows.line_count and not self.rows.is_complete:
            self._lay_out_to(self.rows.end + SLICE)
        return min(max(row, 0), self.rows.line_count - 1)

    def nearest(self, offset: int) -> int:
        """The offset, or the nearest one that the text has."""
        return min(max(offset, 0), len(self.text))

    @property
    def cursor_row(self) -> int | None:
        """The row to draw with a mark; a view that is only looked at has none."""
        return None

    # The place.

    def scroll_to_offset(self, offset: int) -> None:
        """Let the row of an offset be the first in view."""
        self.top_offset = self.nearest(offset)
        self._settle()

    def scroll_to_row(self, row: int) -> None:
        """Let a row be the first in view, at once."""
        self.scroll_to(y=row, animate=False, force=True)

    def set_measure(self, cells: int) -> None:
        """Make the text column at most so wide, from 20 to 400 cells; the place is kept."""
        self.measure = min(max(cells, 20), 400)
        self._settle(is_stale=True)

    def on_resize(self) -> None:
        """Lay the text out for the new width."""
        self._settle()

    def _fit(self) -> Page:
        """Lay the text out, if it is another one or the width is."""
        width = self.scrollable_content_region.width or self.measure
        if self._laid_out is None or self._laid_out.width != width:
            self._laid_out = lay_out(self._flowed, width, self.measure, until=self.top_offset + FIRST)
            self._painter.forget()
        return self._laid_out

    def _settle(self, *, is_stale: bool = False) -> None:
        """Fit the rows to the width, and bring the offset at the top there again; it is not lost where that fails."""
        if is_stale:
            self._laid_out = None
        if self.scrollable_content_region.width:
            offset, page = self.top_offset, self._fit()
            self.virtual_size = Size(page.width, page.wrapped.line_count)
            self.scroll_to_row(page.wrapped.row_of(offset))
            self.top_offset = offset
            self.refresh()
            if not page.wrapped.is_complete and self._rest is None:
                self._rest = self.set_timer(_PAUSE, self._go_on)

    def _lay_out_to(self, offset: int) -> None:
        """Lay the text out at least as far as an offset."""
        page = self.laid_out
        if not page.wrapped.is_complete:
            wrap_on(page.wrapped, offset)
            self.virtual_size = Size(page.width, page.wrapped.line_count)

    def watch_virtual_size(self, size: Size) -> None:
        """Tell the bar, which is always there, once the text is all laid out: until then it would shrink and shrink."""
        if self.show_vertical_scrollbar and self.rows.is_complete:
            self.vertical_scrollbar.window_virtual_size = size.height

    def _go_on(self) -> None:
        """Lay out the next slice of what is left, and leave the screen time before the one after."""
        self._lay_out_to(self.rows.end + SLICE)
        self._rest = None if self.rows.is_complete else self.set_timer(_PAUSE, self._go_on)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the place by its offset, and tell who follows the view.

        Instead of ScrollView's watcher: the bar is drawn again only when it looks different, by an eighth of
        a cell. Otherwise it is a third of the cost of a step down.
        """
        if round(old_value) == round(new_value):
            return
        if self.show_vertical_scrollbar:
            step = max(1, self.rows.line_count // (8 * self.height))
            self.vertical_scrollbar.position = new_value if new_value == self.max_scroll_y else new_value // step * step
        self.refresh(self.size.region)
        self.top_offset = self.rows.starts[self.top]
        self.post_message(self.Scrolled(self, self.visible_span))

    # Drawing.

    def notify_style_update(self) -> None:
        """Draw again what looks otherwise: in another theme all of it, with the focus the cursor's row."""
        super().notify_style_update()
        self._painter.restyle()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the rows in view, quickly where the view is bare."""
        page, above = self._fit(), self.styles.padding.top
        if not is_bare(self):
            return super().render_lines(crop)
        top, height, cursor, none = self.top, self.height, self.cursor_row, page.wrapped.line_count
        rows = [top + y if 0 <= y < height else none for y in range(crop.y - above, crop.bottom - above)]
        strips = [self._painter.strip(page, self._layers, row, is_cursor=row == cursor) for row in rows]
        return shown_of(self, strips, crop, page.width)

    def render_line(self, y: int) -> Strip:
        """Draw the row that is `y` rows below the top of the view."""
        row = self.top + y
        return self._painter.strip(self.laid_out, self._layers, row, is_cursor=row == self.cursor_row)
