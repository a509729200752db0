"""DocumentPane: a text to read in, with a reading cursor, a selection and the mouse. It knows no claims and no keys.

Cursor and selection are source offsets, so nothing happens to them when the width changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Offset
from textual.message import Message

from store import Document, Span
from tui.dragging import Drag
from tui.messages import RIGHT
from tui.motions import character_forward, paragraph_at, word_at
from tui.page import revealing, showing
from tui.text_view import TextView

if TYPE_CHECKING:
    from textual import events

MARGIN = 3
"""Rows kept in view above and below the cursor."""
LEFT = 1
"""The button of the mouse that selects."""


class DocumentPane(TextView, can_focus=True):
    """The methods are what can be asked of it, the messages what it tells; what `TextView` has, it has too."""

    class Told(Message):
        """What the messages of the pane share; of those that wait, only the last of a kind counts."""

        def __init__(self, pane: DocumentPane) -> None:
            """Say who tells it. No dataclass: each of those costs most of a millisecond at the start."""
            super().__init__()
            self.pane = pane

        @property
        def control(self) -> DocumentPane:
            """The pane that posted it."""
            return self.pane

        def can_replace(self, message: Message) -> bool:
            """Whether it makes an older one that still waits needless."""
            return type(message) is type(self) and message.control is self.pane

    class CursorMoved(Told):
        """The reading cursor stands somewhere else."""

        def __init__(self, pane: DocumentPane, offset: int) -> None:
            """Say where."""
            super().__init__(pane)
            self.offset = offset

    class SelectionChanged(Told):
        """Something else, or nothing, is selected."""

        def __init__(self, pane: DocumentPane, span: Span | None) -> None:
            """Say what."""
            super().__init__(pane)
            self.span = span

    class Clicked(Told):
        """The mouse was clicked on the text; the cursor is already there."""

        def __init__(self, pane: DocumentPane, offset: int) -> None:
            """Say where."""
            super().__init__(pane)
            self.offset = offset

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 # Textual's name
        """Show nothing yet."""
        super().__init__(id=id, classes=classes)
        self.cursor = 0
        """Where the reader is: an offset. Changed by the methods that move it."""
        self.selection: Span | None = None
        self._goal: int | None = None
        self._drag: Drag | None = None

    def load(self, document: Document, offset: int = 0) -> None:
        """Show a document from the row of an offset on, with the reading cursor there."""
        self.selection, self._goal = None, None
        self.cursor = min(max(offset, 0), len(document.text))
        super().load(document, offset)

    # The reading cursor.

    @property
    def cursor_row(self) -> int:
        """The row that the cursor stands in."""
        return self.rows.row_of(self.cursor)

    def move_to(self, offset: int, *, margin: int = MARGIN) -> None:
        """Put the cursor on an offset, and scroll as little as keeps `margin` rows around it in view."""
        self._goal = None
        self._put_cursor(self.nearest(offset), margin)

    def move_lines(self, lines: int) -> None:
        """Go down, or up, by rows; the column is kept where the rows are long enough."""
        row = min(max(self.cursor_row, self.top), self.top + self.height - 1)
        if self._goal is None:
            self._goal = self.rows.cell_of(self.cursor)[1]
        self._put_cursor(self.rows.offset_at(self.nearest_row(row + lines), self._goal), MARGIN)

    def page(self, lines: int) -> None:
        """Scroll by rows and take the cursor along."""
        top = self.top
        self.move_lines(lines)
        self.scroll_to_row(top + lines)

    def go_to(self, span: Span, *, mark: bool = True) -> None:
        """Put the cursor on the start of a span and show all of it, if the view holds that much."""
        if mark:
            self.set_layer("current", (span,))
        first, last = self.row_of(span.start), self.row_of(max(span.start, span.end - 1))
        self.scroll_to_row(showing(self.top, self.height, first, last))
        self.move_to(span.start, margin=1)

    def on_resize(self) -> None:
        """Forget the column that the cursor wants to keep: it is one of another layout."""
        self._goal = None

    def _put_cursor(self, offset: int, margin: int) -> None:
        """Let the cursor be on an offset, and tell if it was not."""
        row = self.row_of(offset)
        if offset != self.cursor:
            self.refresh_lines(self.cursor_row)
            self.cursor = offset
            self._show_caret()
            self.refresh_lines(row)
            self.post_message(self.CursorMoved(self, offset))
        self.scroll_to_row(revealing(self.top, self.height, row, margin))
        self._lead_terminal_cursor()

    def on_focus(self) -> None:
        """Have the terminal's cursor where the reading cursor is."""
        self._lead_terminal_cursor()

    def _lead_terminal_cursor(self) -> None:
        """Put the terminal's own cursor, hidden though it is, where the reader is: screen readers follow it."""
        if self.has_focus:
            row, cell = self.rows.cell_of(self.cursor)
            corner = self.content_region.offset
            self.app.cursor_position = Offset(corner.x + self.laid_out.left + cell, corner.y + row - self.top)

    # The selection and the mouse.

    def select(self, span: Span | None) -> None:
        """Select a span, or nothing; the cursor stays where it is."""
        if span != self.selection:
            self.selection = span
            self._show_caret()
            self.set_layer("selection", (span,) if span else ())
            self.post_message(self.SelectionChanged(self, span))

    def _show_caret(self) -> None:
        """Mark the character under the cursor while something is selected: that is the end that moves."""
        end = character_forward(self.text, self.cursor)
        self._layers.put("caret", (Span(self.cursor, end),) if self.selection else ())

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin a selection; with shift, carry it on from the cursor."""
        if event.button != LEFT:
            return
        self.capture_mouse()
        self._drag = Drag(self.cursor if event.shift else self._under(event), is_carried_on=event.shift)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Carry the selection on to the mouse; scroll when that has left the view."""
        if self._drag:
            row = self.top + event.get_content_offset_capture(self).y
            self.scroll_to_row(revealing(self.top, self.height, row, 0))
            self._drag_to(self._under(event))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End the selection where the button is let go; a press that went nowhere waits for its click."""
        self.release_mouse()
        self._drag_to(self._under(event))
        if self._drag and not self._drag.is_click:
            self._drag = None

    def on_click(self, event: events.Click) -> None:
        """Take a press that went nowhere as a click: one for the place, two for the word, three for the paragraph."""
        offset = self._under(event)
        if event.button == RIGHT:
            self._mean(offset)
        elif event.chain > 1:
            self.select((word_at if event.chain == 2 else paragraph_at)(self.text, offset))
        elif self._drag:
            self.select(None)
            self.move_to(offset, margin=0)
            self.post_message(self.Clicked(self, offset))
        self._drag = None

    def _mean(self, offset: int) -> None:
        """Let what the right button asks be about the selection, where that is under it, else about the place."""
        if self.selection is None or offset not in range(self.selection.start, self.selection.end):
            self.select(None)
            self.move_to(offset, margin=0)

    def _drag_to(self, offset: int) -> None:
        """Select up to the character at an offset, with all its marks."""
        if self._drag and (span := self._drag.to(offset)):
            self.select(Span(span.start, character_forward(self.text, span.end - 1)))

    def _under(self, event: events.MouseEvent) -> int:
        """The offset under the mouse."""
        at = event.get_content_offset_capture(self)
        return self.laid_out.offset_at(at.x, self.top + at.y)
