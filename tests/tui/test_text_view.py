"""A text that is only looked at; and the quick way to the screen held to Textual's own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from rich.style import Style
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.scroll_view import ScrollView

from store.model.document import Block, BlockKind, Document
from store.model.span import Span
from tui.text_view import TextView

if TYPE_CHECKING:
    from textual.pilot import Pilot
    from textual.strip import Strip

TEXT = "The log\n\n" + "“It was 港 wrong\tfrom March on,” she said; nobody\x1b wrote e\u0301 it down. " * 40


class Showing(App[None]):
    """A screen with nothing but the view, in several colours."""

    CSS = """
    TextView { background: #202020; color: #c0c0c0; }
    TextView > .document-pane--direct { color: #d0b060; background: $surface; }
    TextView > .document-pane--note { background: #304050 50%; text-style: underline; }
    TextView > .document-pane--match { background: #705000 50%; color: auto; text-style: bold; }
    """

    def compose(self) -> ComposeResult:
        """One view."""
        yield TextView()


@asynccontextmanager
async def showing(padding: tuple[int, int, int, int] = (0, 0, 0, 0)) -> AsyncIterator[tuple[TextView, Pilot[None]]]:
    """A view of the text with marks that overlap."""
    app = Showing()
    async with app.run_test(size=(60, 14)) as pilot:
        view = app.query_one(TextView)
        view.styles.padding = padding
        heading = Block(kind=BlockKind.HEADING, span=Span(0, 7), level=1)
        view.load(Document(id="d", title="t", source="s", language="en", text=TEXT, blocks=(heading,)))
        view.set_layer("direct", [Span(at, at + 33) for at in range(9, len(TEXT), 80)])
        view.set_layer("note", [Span(at, at + 25) for at in range(20, len(TEXT), 60)])
        view.set_layer("match", [Span(at, at + 4) for at in range(25, len(TEXT), 30)])
        await pilot.pause()
        yield view, pilot


def look(strip: Strip) -> list[tuple[str, Style | None]]:
    """What is seen of a strip, sign by sign: a blank has no ink."""
    inkless = Style(color="default")
    return [(sign, style + inkless if style and sign == " " else style) for text, style, _ in strip for sign in text]


@pytest.mark.parametrize("padding", [(0, 0, 0, 0), (1, 0, 0, 0), (2, 0, 1, 0)])
@pytest.mark.parametrize("row", [0, 3, 1000])
async def test_quick_way_draws_what_textuals_way_draws(padding: tuple[int, int, int, int], row: int) -> None:
    """Cell by cell, and style by style, the screen is the same."""
    async with showing(padding) as (view, _):
        view.scroll_to_row(row)
        whole = Region(0, 0, view.outer_size.width - 1, view.outer_size.height)
        view._styles_cache.clear()

        slow = ScrollView.render_lines(view, whole)
        quick = view.render_lines(whole)

        assert [look(strip) for strip in quick] == [look(strip) for strip in slow]


async def test_quick_way_crops_to_what_is_asked_for() -> None:
    """A part of the view is that part of the whole."""
    async with showing() as (view, _):
        whole = view.render_lines(Region(0, 0, 59, 14))

        part = view.render_lines(Region(10, 2, 20, 5))

        assert [strip.text for strip in part] == [strip.crop(10, 30).text for strip in whole[2:7]]


async def test_rows_are_drawn_once_for_each_look() -> None:
    """A row that was seen comes as the same strip; with another mark on it as another one."""
    async with showing() as (view, _):
        before = [view.render_line(y) for y in range(10)]

        assert all(one is other for one, other in zip(before, (view.render_line(y) for y in range(10)), strict=True))
        view.set_layer("match", [])
        assert view.render_line(0) is before[0]
        assert view.render_line(2) is not before[2]


async def test_layer_that_is_the_same_is_not_sorted_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A verdict changes no place: the layers of all claims, told again, cost nothing."""
    put: list[str] = []
    async with showing() as (view, _):
        spans = view.layer_spans("note")
        monkeypatch.setattr(type(view._layers), "put", lambda _self, name, _spans: put.append(name))
        view.set_layer("note", list(spans))
        assert not put
        view.set_layer("note", spans[1:])

    assert put == ["note"]


async def test_layers_lie_over_each_other_as_glass() -> None:
    """The ink is the highest layer's, papers mix, and attributes add up."""
    async with showing() as (view, _):
        view.set_layer("direct", [Span(9, 40)])
        view.set_layer("note", [Span(12, 40)])
        view.set_layer("match", [Span(15, 40)])

        styles = [segment.style for segment in view.render_line(2) if segment.text.strip()]

        quoted, noted, matched = styles[:3]
        assert quoted is not None
        assert noted is not None
        assert matched is not None
        assert str(quoted.color) != str(matched.color)
        assert quoted.color == noted.color
        assert len({style.bgcolor for style in (quoted, noted, matched)}) == 3
        assert (noted.underline, noted.bold) == (True, None)
        assert (matched.underline, matched.bold) == (True, True)


async def test_view_has_no_cursor() -> None:
    """What is only looked at has no mark of a place."""
    async with showing() as (view, _):
        assert view.cursor_row is None
        assert not any("▌" in view.render_line(y).text for y in range(10))


async def test_new_theme_draws_everything_again() -> None:
    """No strip outlives the colours it was made of."""
    async with showing() as (view, pilot):
        before, plain = view.render_line(2), view.render_line(0)

        pilot.app.theme = "textual-light"
        await pilot.pause()

        assert view.render_line(2) != before
        assert view.render_line(2).text == before.text
        assert view.render_line(0) == plain


async def test_scroll_bar_stands_at_both_ends() -> None:
    """It moves by what can be seen, and is never short of the end."""
    async with showing() as (view, pilot):
        view.scroll_to_row(10_000)
        await pilot.pause()

        assert view.vertical_scrollbar.position == view.max_scroll_y
        view.scroll_to_row(0)
        assert view.vertical_scrollbar.position == 0
