"""DocumentPane: one text to read, with layers of marks, a reading cursor and a selection.

It knows offsets and nothing of claims or keys. The text is one immutable str; a row is drawn when it is
seen, so the cost is that of the screen and not of the text. Cursor, selection and the place of the view
are source offsets: a new width lays the text out again and the offset at the top stays at the top.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from store.model.document import BlockKind, Document
from store.model.span import Span
from tui.dragging import Drag
from tui.highlighting import LAYERS, Layers, Run, names
from tui.inks import Inks
from tui.motions import paragraph_at, word_at
from tui.page import Page, lay_out, revealing, showing
from tui.wrapping import Wrapped

if TYPE_CHECKING:
    from textual import events

MARGIN = 3
"""Rows kept in view above and below the cursor."""
MEASURE = 88
"""Cells of the widest comfortable text column."""
_STRIPS = 1024
"""Rows kept as drawn; a screen has some 60."""


class DocumentPane(ScrollView, can_focus=True):
    """The text of a document. The methods are what can be asked of it, the messages what it tells."""

    ALLOW_SELECT = False  # the mouse is handled here: Textual's own selection knows cells, not offsets
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"document-pane--{name}" for name in (*LAYERS, "cursor-line", "cursor-mark", "caret")
    }
    DEFAULT_CSS = "DocumentPane { overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1; }"

    @dataclass
    class Told(Message):
        """What the messages of the pane share; of those that wait, only the last of a kind counts."""

        pane: DocumentPane

        @property
        def control(self) -> DocumentPane:
            """The pane that posted it."""
            return self.pane

        def can_replace(self, message: Message) -> bool:
            """Whether it makes an older one that still waits needless."""
            return type(message) is type(self)

    @dataclass
    class CursorMoved(Told):
        """The reading cursor stands somewhere else."""

        offset: int

    @dataclass
    class SelectionChanged(Told):
        """Something else, or nothing, is selected."""

        span: Span | None

    @dataclass
    class Clicked(Told):
        """The mouse was clicked on the text; the cursor is already there."""

        offset: int

    @dataclass
    class Scrolled(Told):
        """The view shows another part of the text."""

        visible: Span

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 # Textual's name
        """Make an empty pane."""
        super().__init__(id=id, classes=classes)
        self.document: Document | None = None
        self.measure = MEASURE
        self.cursor = 0
        """Where the reader is: an offset. Changed by the methods that move it."""
        self.top_offset = 0
        """What the first row in view holds, whatever the width: an offset."""
        self.selection: Span | None = None
        self._layers = Layers()
        self._inks = Inks(self, "document-pane--")
        self._laid_out: Page | None = None
        self._strips: LRUCache[tuple[int, tuple[Run, ...], bool], Strip] = LRUCache(_STRIPS)
        self._goal: int | None = None
        self._drag: Drag | None = None

    @property
    def text(self) -> str:
        """The whole text."""
        return self.document.text if self.document else ""

    def load(self, document: Document, offset: int = 0) -> None:
        """Show a document from the row of an offset on, with the reading cursor there."""
        self.document, self.selection, self._layers = document, None, Layers()
        self.cursor = self.top_offset = self._inside(offset)
        for kind in (BlockKind.HEADING, BlockKind.QUOTE):
            self._layers.put(kind.value, (block.span for block in document.blocks if block.kind is kind))
        self._settle(is_stale=True)

    def set_layer(self, name: str, spans: Sequence[Span]) -> None:
        """Replace the spans of a layer; an empty sequence clears it."""
        self._layers.put(name, spans)
        self.refresh()

    def layer_spans(self, name: str) -> tuple[Span, ...]:
        """The spans of a layer as they were given."""
        return self._layers.spans(name)

    # The view.

    @property
    def laid_out(self) -> Page:
        """The text as rows, for the width there is."""
        width = self.scrollable_content_region.width or self.measure
        if self._laid_out is None or self._laid_out.width != width:
            self._laid_out = lay_out(self.text, width, self.measure)
            self._strips.clear()
            self._goal = None
        return self._laid_out

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
        return self.rows.line(self.rows.row_of(offset))

    def scroll_to_offset(self, offset: int) -> None:
        """Let the row of an offset be the first in view; the cursor stays where it is."""
        self.top_offset = self._inside(offset)
        self._settle()

    def set_measure(self, cells: int) -> None:
        """Make the text column at most so wide, from 20 to 400 cells; the place is kept."""
        self.measure = min(max(cells, 20), 400)
        self._settle(is_stale=True)

    def on_resize(self) -> None:
        """Lay the text out for the new width."""
        self._settle()

    def _settle(self, *, is_stale: bool = False) -> None:
        """Fit the rows to the width, and bring the offset at the top there again; it is not lost where that fails."""
        if is_stale:
            self._laid_out = None
        if self.scrollable_content_region.width:
            offset = self.top_offset
            self.virtual_size = Size(self.laid_out.width, self.rows.line_count)
            self._scroll(self.rows.row_of(offset))
            self.top_offset = offset
            self.refresh()

    def _scroll(self, row: int) -> None:
        """Let a row be the first in view, at once."""
        self.scroll_to(y=row, animate=False, force=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the place by its offset, and tell who follows the view."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.top_offset = self.rows.starts[self.top]
            self.post_message(self.Scrolled(self, self.visible_span))

    # The reading cursor.

    def move_to(self, offset: int, *, margin: int = MARGIN) -> None:
        """Put the cursor on an offset, and scroll as little as keeps `margin` rows around it in view."""
        self._goal = None
        self._put_cursor(self._inside(offset), margin)

    def move_lines(self, lines: int) -> None:
        """Go down, or up, by rows; the column is kept where the rows are long enough."""
        row = min(max(self.rows.row_of(self.cursor), self.top), self.top + self.height - 1)
        if self._goal is None:
            self._goal = self.rows.cell_of(self.cursor)[1]
        row = min(max(row + lines, 0), self.rows.line_count - 1)
        self._put_cursor(self.rows.offset_at(row, self._goal), MARGIN)

    def page(self, lines: int) -> None:
        """Scroll by rows and take the cursor along."""
        top = self.top
        self.move_lines(lines)
        self._scroll(top + lines)

    def go_to(self, span: Span, *, mark: bool = True) -> None:
        """Put the cursor on the start of a span and show all of it, if the view holds that much."""
        if mark:
            self.set_layer("current", (span,))
        first, last = self.rows.row_of(span.start), self.rows.row_of(max(span.start, span.end - 1))
        self._scroll(showing(self.top, self.height, first, last))
        self.move_to(span.start, margin=1)

    def _put_cursor(self, offset: int, margin: int) -> None:
        """Let the cursor be on an offset, and tell if it was not."""
        before, row = self.rows.row_of(self.cursor), self.rows.row_of(offset)
        if offset != self.cursor:
            self.cursor = offset
            self.refresh_lines(before)
            self.refresh_lines(row)
            self.post_message(self.CursorMoved(self, offset))
        self._scroll(revealing(self.top, self.height, row, margin))

    def _inside(self, offset: int) -> int:
        """The offset, or the nearest one that the text has."""
        return min(max(offset, 0), len(self.text))

    # The selection and the mouse.

    def select(self, span: Span | None) -> None:
        """Select a span, or nothing; the cursor stays where it is."""
        if span != self.selection:
            self.selection = span
            self.set_layer("selection", (span,) if span else ())
            self.post_message(self.SelectionChanged(self, span))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin a selection; with shift, carry it on from the cursor."""
        self.capture_mouse()
        self._drag = Drag(self.cursor if event.shift else self._under(event), is_carried_on=event.shift)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Carry the selection on to the mouse; scroll when that has left the view."""
        if self._drag:
            row = self.top + event.get_content_offset_capture(self).y
            self._scroll(revealing(self.top, self.height, row, 0))
            if span := self._drag.to(self._under(event)):
                self.select(span)

    def on_mouse_up(self) -> None:
        """End the selection."""
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Take a press that went nowhere as a click: one for the place, two for the word, three for the paragraph."""
        drag, self._drag = self._drag, None
        offset = self._under(event)
        if event.chain > 1:
            self.select((word_at if event.chain == 2 else paragraph_at)(self.text, offset))
        elif drag and drag.is_click:
            self.select(None)
            self.move_to(offset, margin=0)
            self.post_message(self.Clicked(self, offset))
        elif drag and (span := drag.to(offset)):
            self.select(span)

    def _under(self, event: events.MouseEvent) -> int:
        """The offset under the mouse."""
        at = event.get_content_offset_capture(self)
        return self.laid_out.offset_at(at.x, self.top + at.y)

    # Drawing.

    def notify_style_update(self) -> None:
        """Mix the styles anew: another theme, or the focus came or went."""
        super().notify_style_update()
        self._inks.forget()
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        """Draw the row that is `y` rows below the top of the view."""
        row = self.top + y
        if row >= self.rows.line_count:
            return Strip.blank(self.laid_out.width, self._inks.of())
        drawn = self.rows.drawn(row)
        is_cursor = self.rows.row_of(self.cursor) == row
        key = (row, self._layers.runs(drawn.start, drawn.end), is_cursor)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = self._draw(*key)
        return strip

    def _draw(self, row: int, runs: tuple[Run, ...], is_cursor: bool) -> Strip:  # noqa: FBT001 # part of the key
        """Draw a row for the cache."""
        line = ("cursor-line",) if is_cursor else ()
        mark = self._inks.of((*line, "cursor-mark")) if is_cursor else None
        return self.laid_out.draw(row, runs, lambda bits: self._inks.of(line + names(bits)), mark)
