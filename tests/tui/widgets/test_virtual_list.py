"""A list of thousands of rows, drawn a screen at a time."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.scroll_view import ScrollView

from tui.widgets.virtual_list import Line, VirtualList

if TYPE_CHECKING:
    from textual.pilot import Pilot


class Speakers(VirtualList):
    """A list for the tests: a name, and below it what was said, in as many lines as asked for."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"speakers--name"}

    def __init__(self, heights: Sequence[int]) -> None:
        """Take one height a row."""
        super().__init__()
        self.heights = heights
        self.drawn: list[int] = []

    @property
    def row_count(self) -> int:
        """As many as there are heights."""
        return len(self.heights)

    def row_heights(self, width: int) -> int | Sequence[int]:
        """As asked for."""
        assert width > 0
        return self.heights

    def row_lines(self, index: int, width: int) -> Sequence[Line]:
        """The name, and a line that is too long."""
        self.drawn.append(index)
        return [[(f"Speaker {index}", "speakers--name"), ("\x1b", "")], [("said " * width, "")]]


class Reversed(App[None]):
    """A list on which the cursor is shown by reversing its row, as without colours."""

    CSS = "Speakers > .speakers--name { color: red; text-style: bold; }"

    def compose(self) -> ComposeResult:
        """One list."""
        yield Speakers([2, 2])


class Listing(App[None]):
    """A screen with nothing but the list; it keeps what the list tells."""

    def __init__(self, heights: Sequence[int]) -> None:
        """Take one height a row."""
        super().__init__()
        self.speakers = Speakers(heights)
        self.moved: list[int] = []
        self.chosen: list[int] = []

    def compose(self) -> ComposeResult:
        """One list."""
        yield self.speakers

    def on_virtual_list_moved(self, message: VirtualList.Moved) -> None:
        """Keep it."""
        self.moved.append(message.index)

    def on_virtual_list_chosen(self, message: VirtualList.Chosen) -> None:
        """Keep it."""
        self.chosen.append(message.index)


@asynccontextmanager
async def listing(heights: Sequence[int]) -> AsyncIterator[tuple[Speakers, Pilot[None], Listing]]:
    """A list on a small screen."""
    app = Listing(heights)
    async with app.run_test(size=(30, 12)) as pilot:
        await pilot.pause()
        yield app.speakers, pilot, app


def shown(rows: VirtualList) -> list[str]:
    """What stands on the screen, line by line."""
    return [rows.render_line(line).text.rstrip() for line in range(rows.size.height)]


async def test_list_shows_rows_below_each_other_in_their_heights() -> None:
    """A row has the lines it said: filled up, or the rest left out."""
    async with listing([2, 1, 3, 2]) as (rows, _, _):
        lines = shown(rows)

        assert [line[:9] for line in lines[:8]] == [
            "Speaker 0",
            "said said",
            "Speaker 1",
            "Speaker 2",
            "said said",
            "",
            "Speaker 3",
            "said said",
        ]
        assert lines[1].endswith("…")
        assert lines[8:] == [""] * 4


async def test_list_draws_only_what_is_seen() -> None:
    """Thousands of rows cost what a screen of them costs."""
    async with listing([2] * 5000) as (rows, _, _):
        rows.move_to(4000)
        shown(rows)

        assert len(set(rows.drawn)) < 40


async def test_list_shows_no_control_character() -> None:
    """A speaker's name is from outside: what is hostile in it is seen, not sent."""
    async with listing([1]) as (rows, _, _):
        assert shown(rows)[0] == "Speaker 0␛"


async def test_move_to_keeps_the_row_and_its_neighbours_in_view() -> None:
    """The cursor is always seen whole, with a row of context."""
    async with listing([2, 1, 3] * 100) as (rows, pilot, app):
        for index in (0, 7, 150, 299, 3):
            rows.move_to(index)
            names = [line for line in shown(rows) if line.startswith("Speaker")]
            for seen in {max(index - 1, 0), index, min(index + 1, 299)}:
                assert f"Speaker {seen}␛" in names
        await pilot.pause()
        assert rows.cursor == app.moved[-1] == 3


async def test_move_leaves_no_row_without_its_first_line() -> None:
    """Going down, the first row in view is whole: a row begins with what it is about."""
    async with listing([3, 4] * 60) as (rows, _, _):
        for _ in range(100):
            rows.move(1)
            assert shown(rows)[0].startswith("Speaker")


async def test_move_tells_once_and_not_when_quiet() -> None:
    """A list that follows the text does not tell the text to follow it."""
    async with listing([1] * 50) as (rows, pilot, app):
        rows.move_to(10)
        await pilot.pause()
        rows.move_to(20, quiet=True)
        await pilot.pause()

        assert app.moved == [10]
        assert rows.cursor == 20


async def test_move_and_page_stop_at_the_ends() -> None:
    """There is no row behind the last."""
    async with listing([2] * 50) as (rows, _, _):
        rows.move(-3)
        assert rows.cursor == 0
        rows.page(1)
        assert rows.cursor == 6
        rows.page(-0.01)
        assert rows.cursor == 5
        rows.page(100)
        assert rows.cursor == 49


async def test_rows_changed_keeps_the_index_or_takes_the_one_given() -> None:
    """After a filter, the cursor is on a row there is."""
    async with listing([1] * 50) as (rows, _, _):
        rows.move_to(40)

        rows.heights = [1] * 20
        rows.rows_changed()
        assert rows.cursor == 19
        rows.rows_changed(cursor=5)
        assert rows.cursor == 5
        rows.heights = []
        rows.rows_changed()
        assert rows.cursor == -1
        rows.heights = [1]
        rows.rows_changed()
        assert rows.cursor == 0


async def test_empty_list_takes_everything_in_its_stride() -> None:
    """Nothing to move to and nothing to choose is no error."""
    async with listing([]) as (rows, pilot, app):
        rows.move(1)
        rows.page(1)
        rows.choose()
        await pilot.click(offset=(3, 3))

        assert (rows.cursor, app.moved, app.chosen) == (-1, [], [])
        assert shown(rows) == [""] * 12


async def test_click_moves_and_double_click_chooses() -> None:
    """The mouse can do what keys can."""
    async with listing([2] * 50) as (rows, pilot, app):
        await pilot.click(offset=(3, 5))
        await pilot.pause()
        assert (rows.cursor, app.chosen) == (2, [])

        await pilot.click(offset=(3, 7), times=2)
        await pilot.pause()
        assert (rows.cursor, app.chosen) == (3, [3])


async def test_row_changed_draws_that_row_again() -> None:
    """And no other."""
    async with listing([1] * 50) as (rows, _, _):
        shown(rows)
        rows.drawn.clear()

        rows.row_changed(3)
        shown(rows)

        assert rows.drawn == [3]


async def test_quick_way_draws_what_textuals_way_draws() -> None:
    """Line by line, with room above the first, the screen is the same."""
    async with listing([2, 1, 3] * 20) as (rows, pilot, _):
        rows.styles.padding = (1, 0, 1, 0)
        await pilot.pause()
        rows.move_to(12)
        whole = Region(0, 0, rows.width, rows.outer_size.height)
        rows._styles_cache.clear()

        slow = ScrollView.render_lines(rows, whole)
        quick = rows.render_lines(whole)

        assert [strip.text for strip in quick] == [strip.text for strip in slow]


async def test_list_is_measured_again_when_its_scroll_bar_goes() -> None:
    """Rows that fit once the bar is gone are drawn over the whole width: lines that fall short are not drawn at all."""
    async with listing([2] * 9) as (speakers, pilot, _):
        assert speakers.width == 29

        speakers.heights = [2] * 3
        speakers.rows_changed()
        await pilot.pause()
        await pilot.pause()

        assert speakers.render_line(0).cell_length == speakers.width == 30


async def test_reversed_row_is_of_one_colour() -> None:
    """An ink would become a paper of its own there: a patchwork, hard to read; what is bold stays bold."""
    async with Reversed().run_test(size=(40, 6)) as pilot:
        rows = pilot.app.query_one(Speakers)
        rows.rows_changed(cursor=0)
        rows.focus()
        await pilot.pause()

        named, unnamed = rows._draw(0)[0]._segments[0].style, rows._draw(0)[1]._segments[0].style
        other = rows._draw(1)[0]._segments[0].style

        assert named is not None
        assert unnamed is not None
        assert other is not None
        assert named.reverse
        assert named.bold
        assert named.color == unnamed.color != other.color


async def test_rows_that_came_while_the_list_was_hidden_are_measured_when_it_is_shown() -> None:
    """Hidden, a list has no width; shown again it has the same as before, and is told of nothing."""
    async with Listing([2, 2]).run_test(size=(30, 12)) as pilot:
        rows = pilot.app.query_one(Speakers)
        await pilot.pause()
        before = rows._width
        rows.display = False
        await pilot.pause()
        rows.rows_changed()
        assert rows._width == 1

        rows.display = True
        await pilot.pause()

        assert rows._width == before > 1


async def test_rows_are_never_drawn_for_another_width_than_the_lists() -> None:
    """Textual paints before it tells of a size: what is drawn for the size before is drawn for nothing."""
    widths: list[int] = []

    class Watched(Speakers):
        def row_lines(self, index: int, width: int) -> Sequence[Line]:
            widths.append(width)
            return super().row_lines(index, width)

    class Watching(App[None]):
        def compose(self) -> ComposeResult:
            yield Watched([2, 2, 2])

    async with Watching().run_test(size=(30, 12)) as pilot:
        await pilot.pause()
        await pilot.resize_terminal(44, 12)
        await pilot.pause()

    assert list(dict.fromkeys(widths)) == [30, 44]


async def test_bar_is_drawn_again_when_it_looks_different() -> None:
    """A step in a long list moves the bar by less than an eighth of a cell; at the end it is at the end."""
    async with Listing([2] * 5000).run_test(size=(30, 10)) as pilot:
        rows = pilot.app.query_one(Speakers)
        await pilot.pause()
        eighth = 2 * 5000 // (8 * 10)

        places = []
        for row in (10, 20, eighth // 2 + 10, 4999):
            rows.move_to(row)
            places.append(rows.vertical_scrollbar.position)

        assert places == [0, 0, eighth, rows.max_scroll_y]
