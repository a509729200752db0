"""VirtualList: rows of one or more lines, drawn only when seen. Material for lists, not a list of something.

A subclass says how many rows there are, how high each is and what stands in it; this class scrolls,
moves the cursor, draws and cleans. 5,000 rows cost what the thirty on the screen cost.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.row_inks import CURSOR, NO_INKS, RowInks
from tui.rows import Rows, stacked
from tui.strips import clipped, is_bare, shown_of, strip_of

if TYPE_CHECKING:
    from textual import events

_ROWS = 128
"""Rows kept as drawn; a screen has some 30."""

Line = Sequence[tuple[str, str]]
"""One line of a row: pieces of text, each with the name of a component class or "" for the plain style."""


class VirtualList(ScrollView, can_focus=True):
    """Override `row_count` and `row_lines`, and `row_heights` where rows are higher than one line."""

    ALLOW_SELECT = False
    CLICKS: ClassVar[int] = 2
    """Clicks on a row that choose it."""
    COMPONENT_CLASSES: ClassVar[set[str]] = {CURSOR}
    DEFAULT_CSS = """
    VirtualList { overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; }
    VirtualList > .virtual-list--cursor { text-style: bold; }
    VirtualList:focus > .virtual-list--cursor { text-style: reverse; }
    """

    class Told(Message):
        """What the messages of a list share; of those that wait, only the last of a kind counts."""

        def __init__(self, told_by: VirtualList, index: int) -> None:
            """Say which list, and which row. No dataclass: each costs most of a millisecond at the start."""
            super().__init__()
            self.list, self.index = told_by, index

        @property
        def control(self) -> VirtualList:
            """The list that posted it."""
            return self.list

        def can_replace(self, message: Message) -> bool:
            """Whether it makes an older one that still waits needless."""
            return type(message) is type(self) and message.control is self.list

    class Moved(Told):
        """The cursor stands on another row."""

    class Chosen(Told):
        """The row under the cursor was chosen."""

    # How many lines there are changes nothing around a list: laying out the whole screen for it costs 10 ms.
    virtual_size = Reactive(Size(0, 0), layout=False)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 # Textual's name
        """Make a list whose rows come from the subclass."""
        super().__init__(id=id, classes=classes)
        self.cursor = -1
        """Index of the row the cursor is on; -1 in an empty list."""
        self._width = 1
        self._measured_for = Size(0, 0)
        """The size that the rows were measured for; other rows may have come while the list was hidden."""
        self._stack = Rows()
        """Where they stand, in lines from the top of the first."""
        self._is_restyled = True
        self._paper = Style()
        """The style of a list without rows."""
        self._inks = NO_INKS
        self._drawn: LRUCache[tuple[int, bool], list[Strip]] = LRUCache(_ROWS)

    # What a subclass says.

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def row_heights(self, width: int) -> int | Sequence[int]:  # noqa: ARG002 # a subclass may need it
        """Lines of every row in a list so many cells wide: one number, or one for each."""
        return 1

    def row_lines(self, index: int, width: int) -> Sequence[Line]:
        """What stands in a row, line by line; each is cut to `width` cells."""
        raise NotImplementedError

    # What can be asked of it.

    def rows_changed(self, *, cursor: int | None = None) -> None:
        """Take up other rows; the cursor keeps its index unless another is given."""
        self._measure()
        self._drawn.clear()
        wanted = self.cursor if cursor is None else cursor
        self.cursor = min(max(wanted, 0), self.row_count - 1)
        self._reveal()
        self.refresh()

    def row_changed(self, index: int) -> None:
        """Draw one row again; it has the same height."""
        for key in [key for key in self._drawn.keys() if key[0] == index]:  # noqa: SIM118 # an LRUCache is no mapping
            self._drawn.discard(key)
        self._refresh_row(index)

    def move_to(self, index: int, *, quiet: bool = False) -> None:
        """Put the cursor on a row and show it; `quiet` when the list follows something else."""
        index = min(max(index, 0), self.row_count - 1)
        if index != self.cursor:
            self._refresh_row(self.cursor)
            self.cursor = index
            self._refresh_row(index)
            if not quiet:
                self.post_message(self.Moved(self, index))
        self._reveal()

    def move(self, rows: int) -> None:
        """Put the cursor so many rows on."""
        self.move_to(self.cursor + rows)

    def page(self, pages: float) -> None:
        """Put the cursor on the row so many views on; always one row at least."""
        if self.cursor >= 0:
            line = self._stack.first_line(self.cursor) + round(pages * self.height)
            row = self._stack.at(line)
            self.move_to(row if row != self.cursor else row + (1 if pages > 0 else -1))

    def choose(self) -> None:
        """Choose the row under the cursor."""
        if self.cursor >= 0:
            self.post_message(self.Chosen(self, self.cursor))

    # Where rows are.

    @property
    def height(self) -> int:
        """Lines in view."""
        return max(1, self.scrollable_content_region.height)

    @property
    def width(self) -> int:
        """Cells of a row."""
        return max(1, self.scrollable_content_region.width)

    def _measure(self) -> None:
        """Find where each row ends."""
        self._measured_for = self.size
        self._width = self.width
        self._stack = stacked(self.row_count, self.row_heights(self._width))
        self._resize_rows(Size(self._width, self._stack.height))

    def _resize_rows(self, rows: Size) -> None:
        """Be as high as all rows. Nothing else moves where the scroll bar stays, so nothing is laid out: 10 ms."""
        if self.virtual_size.height > self.height < rows.height and rows.width == self.virtual_size.width:
            self.set_reactive(VirtualList.virtual_size, rows)
            self._scroll_update(rows)
        else:
            self.virtual_size = rows

    def _reveal(self) -> None:
        """Scroll as little as shows the cursor's row whole, with one row of context where that fits."""
        if 0 <= self.cursor < len(self._stack.ends):
            top = self._stack.top_to_see(self.cursor, round(self.scroll_y), self.height)
            self.scroll_to(y=top, animate=False, force=True)

    def _refresh_row(self, index: int) -> None:
        """Draw the lines of a row again, if there is such a row."""
        if 0 <= index < len(self._stack.ends):
            self.refresh_lines(self._stack.first_line(index), self._stack.lines_of(index))

    # What happens to it.

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:  # noqa: FBT001, FBT002 - Textual's
        """Measure the rows for the new width at once: it is drawn before it is told of it, and would be drawn twice."""
        is_told = super()._size_updated(size, virtual_size, container_size, layout)
        if self.size != self._measured_for:
            self.rows_changed()
        return is_told

    def watch_virtual_size(self, size: Size) -> None:
        """Fit the scroll bar to the rows, and the list where it is as high as they are."""
        self._scroll_update(size)
        if self.styles.auto_dimensions:
            self.refresh(layout=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Show other rows; the bar is drawn again when it looks different, by an eighth of a cell: a third of a key."""
        if round(old_value) == round(new_value):
            return
        if self.show_vertical_scrollbar:
            step = max(1, self._stack.height // (8 * self.height))
            self.vertical_scrollbar.position = new_value if new_value == self.max_scroll_y else new_value // step * step
        self.refresh(self.size.region)

    def watch_show_vertical_scrollbar(self) -> None:
        """Measure again: the bar came or went, and took or gave a cell, which no Resize tells."""
        if self.show_vertical_scrollbar:
            # Otherwise it gets its styles with the next key that gives the list the focus, and a layout with them.
            self.app.stylesheet.apply(self.vertical_scrollbar)
        self.call_after_refresh(self.rows_changed)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row under the mouse; choose it when clicked often enough."""
        line = round(self.scroll_y) + event.get_content_offset_capture(self).y
        if line < self._stack.height:
            row = self._stack.at(line)
            if row == self.cursor and event.chain == 1:
                self.post_message(self.Moved(self, row))  # it may be shown nowhere yet: the list followed the text
            self.move_to(row)
            if event.chain >= self.CLICKS and event.button == 1:
                self.choose()

    def notify_style_update(self) -> None:
        """Draw again what looks otherwise: in another theme all of it, with the focus the cursor's row."""
        super().notify_style_update()
        self._is_restyled = True

    def _take_styles(self) -> None:
        """Forget the rows on which other styles are seen; with the focus it is the cursor's."""
        self._is_restyled = False
        before, self._inks = self._inks, RowInks(self._look())
        if self._inks.differs_from(before):
            self._drawn.clear()
        else:
            for key in [key for key in self._drawn.keys() if key[1]]:  # noqa: SIM118 - an LRUCache is no mapping
                self._drawn.discard(key)

    def _look(self) -> dict[str, Style]:
        """How the pieces of its rows look, by component class; "": the rows themselves."""
        names = self._get_component_classes()
        looks = {name: self.get_component_rich_style(name, partial=True, default=Style()) for name in names}
        return {"": self.rich_style, **looks}

    # Drawing.

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines in view, quickly where the list is bare."""
        if not is_bare(self):
            return super().render_lines(crop)
        if not self._stack.ends:  # its rows may still be looked for: the styles of their pieces can wait until then
            self._paper = self.rich_style
        above, height = self.styles.padding.top, self.height
        rows = [y if 0 <= y < height else -1 for y in range(crop.y - above, crop.bottom - above)]
        return shown_of(self, [self.render_line(y) for y in rows], crop, self._width)

    def render_line(self, y: int) -> Strip:
        """Draw the line that is `y` lines below the top of the view."""
        plain = self._ink("") if self._stack.ends else self._paper
        line = round(self.scroll_y) + y
        if y < 0 or line >= self._stack.height:
            return Strip.blank(self._width, plain)
        row = self._stack.at(line)
        key = (row, row == self.cursor)
        strips = self._drawn.get(key)
        if strips is None:
            strips = self._drawn[key] = self._draw(row)
        return strips[line - self._stack.first_line(row)]

    def _ink(self, name: str) -> Style:
        """The style of a piece on a row without the cursor; "": of the row itself."""
        if self._is_restyled:
            self._take_styles()
        return self._inks.of(is_cursor=False)[name]

    def _draw(self, row: int) -> list[Strip]:
        """All lines of a row."""
        inks = self._inks.of(is_cursor=row == self.cursor)
        lines: list[Line] = [*self.row_lines(row, self._width)]
        height = self._stack.lines_of(row)
        lines = [*lines[:height], *([()] * (height - len(lines)))]
        return [
            strip_of(clipped([(text, inks[name]) for text, name in line], self._width), self._width, inks[""])
            for line in lines
        ]
