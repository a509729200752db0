"""The sidebar measures a row once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.app import App, ComposeResult
from textual.screen import Screen

from store.model.annotation import Verdict
from tests.tui.test_listing import row
from tui.claims import Row
from tui.widgets import claims_sidebar
from tui.widgets.claims_sidebar import ClaimsSidebar

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

TEXT = "A gate was left open, and the lambs were out on the road before anyone had lit a lamp. " * 60
ROWS = tuple(row(number) for number in range(60))


class Listed(App[None]):
    """A sidebar and nothing else."""

    def compose(self) -> ComposeResult:
        """The list."""
        yield ClaimsSidebar()


def show(listed: App[None], rows: tuple[Row, ...]) -> ClaimsSidebar:
    """Show some rows; the list of them."""
    sidebar = listed.query_one(ClaimsSidebar)
    sidebar.show(TEXT, rows, 0, {}, {})
    return sidebar


async def test_rows_that_come_are_measured_without_those_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 5,000 claims and the next handful, the handful; and the list is as high as all of them."""
    async with Listed().run_test(size=(40, 30)) as pilot:
        show(pilot.app, ROWS[:50])
        await pilot.pause()
        measured: list[Row] = []
        line_count = claims_sidebar._line_count

        def count(text: str, of: Row, width: int) -> int:
            measured.append(of)
            return line_count(text, of, width)

        monkeypatch.setattr(claims_sidebar, "_line_count", count)
        sidebar = show(pilot.app, ROWS)
        await pilot.pause()

        assert measured == list(ROWS[50:])
        grown = sidebar.virtual_size.height
        show(pilot.app, ())
        assert show(pilot.app, ROWS).virtual_size.height == grown


async def test_rows_that_come_lay_nothing_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The list is higher, its bar knows that, and the screen around it is left alone."""
    async with Listed().run_test(size=(40, 30)) as pilot:
        show(pilot.app, ROWS[:50])
        await pilot.pause()
        laid_out: list[None] = []
        monkeypatch.setattr(Screen, "_refresh_layout", lambda *_, **__: laid_out.append(None))

        sidebar = show(pilot.app, ROWS)
        await pilot.pause()

        assert not laid_out
        assert sidebar.vertical_scrollbar.window_virtual_size == sum(sidebar.row_heights(sidebar.width))
        sidebar.move_to(len(ROWS) - 1)
        assert sidebar.scroll_y == sidebar.max_scroll_y


async def test_a_row_of_which_something_else_is_said_is_drawn_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A verdict draws its own row again; where the claims, the echoes or the signs are others, all that are seen."""
    async with Listed().run_test(size=(40, 30)) as pilot:
        sidebar = show(pilot.app, ROWS)
        await pilot.pause()
        drawn: list[int] = []
        row_lines = ClaimsSidebar.row_lines

        def count(of: ClaimsSidebar, index: int, width: int) -> Sequence[claims_sidebar.Pieces]:
            drawn.append(index)
            return row_lines(of, index, width)

        monkeypatch.setattr(ClaimsSidebar, "row_lines", count)
        judged = (*ROWS[:2], replace(ROWS[2], verdict=Verdict.REFUTED), *ROWS[3:])

        show(pilot.app, judged)
        await pilot.pause()
        assert drawn == [2]

        show(pilot.app, judged)
        await pilot.pause()
        assert drawn == [2]

        for echoes, signs in (({ROWS[0].claim.id: 3}, {}), ({}, {"Ada": "A"})):
            drawn.clear()
            sidebar.show(TEXT, judged, 0, echoes, signs)
            await pilot.pause()
            assert len(drawn) > 2


async def test_rows_of_another_order_or_width_are_measured_anew() -> None:
    """What was known of other rows does not count."""
    async with Listed().run_test(size=(40, 30)) as pilot:
        show(pilot.app, ROWS)
        sidebar = show(pilot.app, ROWS[::-1])
        await pilot.pause()

        for width in (36, 60, 36):
            fresh = ClaimsSidebar()
            fresh._text, fresh._rows = TEXT, ROWS[::-1]
            assert [height - 1 for height in sidebar.row_heights(width)] == fresh.row_heights(width)
