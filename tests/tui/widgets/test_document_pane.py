"""The document pane on a screen: where it stands, what it tells, what it draws."""

from __future__ import annotations

import textwrap
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual.app import App, ComposeResult

from store.model.document import Block, BlockKind, Document
from store.model.span import Span
from tui import text_view
from tui.widgets.document_pane import DocumentPane
from tui.wrapping import wrap

if TYPE_CHECKING:
    from textual.message import Message
    from textual.pilot import Pilot

HEAD = "# The night desk\n\n"
PARAGRAPH = "“Nobody wrote it down,” said Okafor, who kept the log of the quay for eleven years, and then left. "
TEXT = HEAD + "".join(f"{number}. {PARAGRAPH * 3}\n\n" for number in range(60))


def document(text: str = TEXT) -> Document:
    """A text with a heading, as reading would hand it over."""
    heading = Block(kind=BlockKind.HEADING, span=Span(0, len(HEAD) - 2), level=1)
    return Document(id="d", title="t", source="s", language="en", text=text, blocks=(heading,) if text == TEXT else ())


class Reader(App[None]):
    """A screen with nothing but the pane; it keeps what the pane tells."""

    def __init__(self, text: str = TEXT, offset: int = 0) -> None:
        """Read a text from an offset on."""
        super().__init__()
        self.read = document(text)
        self.offset_at_start = offset
        self.told: list[Message] = []

    def compose(self) -> ComposeResult:
        """One pane."""
        yield DocumentPane()

    def on_mount(self) -> None:
        """Open the text."""
        self.pane.load(self.read, self.offset_at_start)
        self.pane.focus()

    @property
    def pane(self) -> DocumentPane:
        """The pane."""
        return self.query_one(DocumentPane)

    def on_document_pane_cursor_moved(self, message: DocumentPane.CursorMoved) -> None:
        """Keep it."""
        self.told.append(message)

    def on_document_pane_selection_changed(self, message: DocumentPane.SelectionChanged) -> None:
        """Keep it."""
        self.told.append(message)

    def on_document_pane_clicked(self, message: DocumentPane.Clicked) -> None:
        """Keep it."""
        self.told.append(message)

    def selections(self) -> list[Span | None]:
        """What the pane said is selected, in order."""
        return [message.span for message in self.told if isinstance(message, DocumentPane.SelectionChanged)]


@asynccontextmanager
async def reading(
    text: str = TEXT, *, size: tuple[int, int] = (80, 24), offset: int = 0
) -> AsyncIterator[tuple[DocumentPane, Pilot[None], Reader]]:
    """A reader on a screen of some size."""
    app = Reader(text, offset)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app.pane, pilot, app


def shown(pane: DocumentPane) -> list[str]:
    """What stands on the screen, row by row."""
    return [pane.render_line(row).text.rstrip() for row in range(pane.size.height)]


async def test_pane_shows_the_text_from_the_offset_it_was_given() -> None:
    """A document is opened again where it was left."""
    offset = TEXT.index("30. ")

    async with reading(offset=offset) as (pane, _, _):
        assert shown(pane)[0].strip().startswith("▌ 30. “Nobody")
        assert (pane.cursor, pane.top_offset) == (offset, offset)


async def test_pane_keeps_the_place_when_its_width_changes() -> None:
    """The offset at the top stays at the top, through any number of widths, and back to the same picture."""
    offset = TEXT.index("30. ") + 50

    async with reading(offset=offset) as (pane, pilot, _):
        before = shown(pane)
        for size in ((33, 12), (200, 60), (61, 17), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert offset in pane.display_line(pane.visible_span.start)
            assert pane.cursor == offset
        assert shown(pane) == before


async def test_pane_keeps_the_place_when_the_measure_changes() -> None:
    """Narrower and wider columns begin with the same words."""
    offset = TEXT.index("30. ") + 50

    async with reading(offset=offset, size=(200, 30)) as (pane, _, _):
        for measure in (30, 150, 88):
            pane.set_measure(measure)
            assert offset in pane.display_line(pane.visible_span.start)
            assert pane.rows.width == measure


async def test_move_lines_goes_by_rows_and_keeps_the_column() -> None:
    """Down a short row and on, the cursor comes back to its column; up the same way it came."""
    async with reading() as (pane, _, _):
        pane.move_to(TEXT.index("wrote"))
        start, cell = pane.rows.cell_of(pane.cursor)

        pane.move_lines(5)
        assert pane.rows.cell_of(pane.cursor) == (start + 5, 0)
        pane.move_lines(1)
        assert pane.rows.cell_of(pane.cursor) == (start + 6, cell)
        pane.move_lines(-6)
        assert pane.cursor == TEXT.index("wrote")


async def test_move_lines_keeps_the_cursor_in_view_with_a_margin() -> None:
    """The view follows row by row, before the edge is reached."""
    async with reading() as (pane, _, _):
        for _ in range(40):
            pane.move_lines(1)

        row = pane.rows.row_of(pane.cursor)
        assert row == 40
        assert row - pane.top == 20


async def test_move_lines_fetches_a_cursor_that_the_wheel_left_behind() -> None:
    """After looking further down, j goes on from what is seen."""
    async with reading() as (pane, _, _):
        pane.scroll_to_offset(TEXT.index("30. "))
        assert pane.cursor == 0

        pane.move_lines(1)

        assert pane.rows.row_of(pane.cursor) == pane.rows.row_of(TEXT.index("30. ")) + 1


async def test_page_scrolls_a_page_and_takes_the_cursor_along() -> None:
    """The cursor keeps its place on the screen; at the end it goes to the last row."""
    async with reading() as (pane, _, _):
        pane.move_lines(5)
        pane.page(pane.page_lines)

        assert pane.top == 22
        assert pane.rows.row_of(pane.cursor) == 27
        pane.page(100_000)
        assert pane.rows.row_of(pane.cursor) == pane.rows.line_count - 1
        pane.page(-100_000)
        assert (pane.top, pane.rows.row_of(pane.cursor)) == (0, 0)


async def test_go_to_shows_all_of_a_span_and_marks_it() -> None:
    """What is jumped to is in view as a whole, a third down, and in the layer of the current place."""
    start = TEXT.index("30. ")
    span = Span(start, start + 200)

    async with reading() as (pane, _, _):
        pane.go_to(span)

        assert pane.visible_span.covers(span)
        assert pane.rows.row_of(start) - pane.top == 8
        assert pane.layer_spans("current") == (span,)
        assert pane.cursor == start


async def test_go_to_leaves_the_view_alone_when_the_span_is_in_it() -> None:
    """Nothing jumps that need not."""
    async with reading() as (pane, _, _):
        pane.go_to(Span(TEXT.index("3. "), TEXT.index("3. ") + 9), mark=False)

        assert pane.top == 0
        assert pane.layer_spans("current") == ()


async def test_pane_tells_where_the_cursor_went_once() -> None:
    """A message for a move, none for standing still."""
    async with reading() as (pane, pilot, app):
        pane.move_to(10)
        pane.move_to(10)
        await pilot.pause()

        assert [message.offset for message in app.told if isinstance(message, DocumentPane.CursorMoved)] == [10]


async def test_select_tells_and_draws_the_selection() -> None:
    """The selection is a layer like any other; the cursor does not move for it."""
    async with reading() as (pane, pilot, app):
        pane.select(Span(2, 9))
        await pilot.pause()

        assert app.selections() == [Span(2, 9)]
        assert pane.layer_spans("selection") == (Span(2, 9),)
        assert pane.cursor == 0
        pane.select(None)
        assert pane.layer_spans("selection") == ()


async def test_pane_leads_the_cursor_of_the_terminal_for_screen_readers() -> None:
    """Where the person reads is where the terminal says its cursor is."""
    async with reading() as (pane, _, app):
        pane.move_to(TEXT.index("Okafor"))

        assert tuple(app.cursor_position) == on_text(pane, pane.cursor)


def on_text(pane: DocumentPane, offset: int) -> tuple[int, int]:
    """Where an offset stands on the screen."""
    row, cell = pane.rows.cell_of(offset)
    return cell + pane.laid_out.left, row - pane.top


async def test_mouse_drag_selects_what_it_passes() -> None:
    """From the character pressed to the one where the button is let go, both selected; that is no click."""
    first, last = TEXT.index("wrote"), TEXT.index("Okafor") + 5

    async with reading() as (pane, pilot, app):
        await pilot.mouse_down(offset=on_text(pane, first))
        await pilot.hover(offset=on_text(pane, last))
        await pilot.mouse_up(offset=on_text(pane, last))
        await pilot.pause()

        assert pane.selection == Span(first, last + 1)
        assert not [message for message in app.told if isinstance(message, DocumentPane.Clicked)]


async def test_mouse_drag_takes_a_letter_with_its_marks() -> None:
    """Half a cluster is never selected."""
    async with reading("wrote e\u0301 and \U0001f469\u200d\U0001f467 down") as (pane, pilot, _):
        await pilot.mouse_down(offset=on_text(pane, 2))
        await pilot.hover(offset=on_text(pane, 13))
        await pilot.mouse_up(offset=on_text(pane, 13))
        await pilot.pause()

        assert pane.selection == Span(2, 16)


async def test_mouse_let_go_outside_ends_the_selection() -> None:
    """Moving on without the button changes nothing any more."""
    async with reading() as (pane, pilot, _):
        await pilot.mouse_down(offset=on_text(pane, 20))
        await pilot.hover(offset=(79, 23))
        await pilot.mouse_up(offset=(79, 23))
        await pilot.pause()
        selected = pane.selection
        await pilot.hover(offset=on_text(pane, 30))
        await pilot.pause()

        assert selected is not None
        assert pane.selection == selected


async def test_mouse_right_button_asks_about_a_place_or_the_selection() -> None:
    """It puts the cursor where it is clicked; inside a selection it leaves that as it is."""
    async with reading() as (pane, pilot, _):
        at = TEXT.index("Okafor")
        await pilot.click(offset=on_text(pane, at), button=3)
        await pilot.pause()
        assert (pane.cursor, pane.selection) == (at, None)

        pane.select(Span(at, at + 6))
        await pilot.click(offset=on_text(pane, at + 2), button=3)
        await pilot.pause()
        assert (pane.cursor, pane.selection) == (at, Span(at, at + 6))

        await pilot.click(offset=on_text(pane, 0), button=3)
        await pilot.pause()
        assert (pane.cursor, pane.selection) == (0, None)


async def test_mouse_middle_button_leaves_the_text_alone() -> None:
    """It is the terminal's, to paste."""
    async with reading() as (pane, pilot, app):
        await pilot.click(offset=on_text(pane, TEXT.index("Okafor")), button=2)
        await pilot.pause()

        assert (pane.cursor, app.told) == (0, [])


async def test_mouse_click_moves_the_cursor_and_clears_the_selection() -> None:
    """A click is a place, not a selection of one character."""
    place = TEXT.index("Okafor")

    async with reading() as (pane, pilot, app):
        pane.select(Span(2, 9))
        await pilot.click(offset=on_text(pane, place))
        await pilot.pause()

        assert pane.cursor == place
        assert pane.selection is None
        assert [message.offset for message in app.told if isinstance(message, DocumentPane.Clicked)] == [place]


async def test_mouse_double_click_selects_the_word_and_triple_the_paragraph() -> None:
    """As everywhere."""
    place = TEXT.index("Okafor") + 2

    async with reading() as (pane, pilot, _):
        await pilot.click(offset=on_text(pane, place), times=2)
        assert pane.selection == Span(TEXT.index("Okafor"), TEXT.index("Okafor") + 6)

        await pilot.click(offset=on_text(pane, place), times=3)
        assert pane.selection is not None
        assert pane.selection.of(TEXT).startswith("0. “Nobody")


async def test_load_forgets_what_belonged_to_the_text_before() -> None:
    """Layers, selection and place are the new text's."""
    async with reading() as (pane, _, _):
        pane.select(Span(2, 9))
        pane.set_layer("direct", [Span(3, 5)])
        pane.page(40)

        pane.load(document("A short one."))

        assert pane.layer_spans("heading") == pane.layer_spans("direct") == ()
        assert (pane.selection, pane.cursor, pane.top) == (None, 0, 0)
        assert shown(pane)[0].strip() == "▌ A short one."


async def test_pane_flows_what_was_broken_for_a_page() -> None:
    """Lines of 60 signs fill a column of 88, and every offset is still the source's."""
    text = textwrap.fill(PARAGRAPH * 5, 60)

    async with reading(text, size=(100, 12)) as (pane, _, _):
        first = text.index("\n")

        assert pane.rows.row_of(first + 3) == 0
        assert text[first + 1 : first + 8] in shown(pane)[0]
        assert pane.text == text


def laid_out(pane: DocumentPane) -> int:
    """How far the text is laid out."""
    return pane.rows.end


async def test_pane_lays_out_a_large_text_bit_by_bit_and_nobody_can_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    """Jumps lay out as much as they need; the rest follows, and the rows are those of the whole text."""
    monkeypatch.setattr(text_view, "FIRST", 100)
    monkeypatch.setattr(text_view, "SLICE", 300)

    async with reading() as (pane, pilot, _):
        pane.load(document())
        assert laid_out(pane) < len(TEXT)
        pane.go_to(Span(TEXT.index("30. "), TEXT.index("30. ") + 5))
        assert pane.cursor == TEXT.index("30. ")
        assert shown(pane)[pane.cursor_row - pane.top].startswith("▌ 30. ")
        pane.page(100_000)
        assert laid_out(pane) == len(TEXT)
        assert pane.rows.starts == wrap(TEXT, pane.rows.width).starts

        pane.load(document())
        while laid_out(pane) < len(TEXT):
            await pilot.pause(0.05)
        assert pane.virtual_size.height == wrap(TEXT, pane.rows.width).line_count


async def test_pane_shows_what_markdown_means() -> None:
    """Signs are a layer of their own, found once the text is on the screen."""
    async with reading() as (pane, pilot, _):
        pane.load(replace(document("The **gauge** was wrong."), source="log.md"))
        await pilot.pause()
        await pilot.pause()

        assert pane.layer_spans("strong") == (Span(6, 11),)
        assert pane.layer_spans("markup") == (Span(4, 6), Span(11, 13))


@pytest.mark.parametrize("text", ["", "\n", "\n\n\n", "x", "港" * 500, "x" * 5000, "\t\t\t", " " * 500])
async def test_pane_takes_any_text_at_any_size(text: str) -> None:
    """No text and no size of the terminal is too odd to be shown and walked through."""
    async with reading(text, size=(20, 5)) as (pane, pilot, _):
        for size in ((1, 1), (2, 3), (3, 2), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            for step in (pane.move_lines, pane.page):
                for lines in (1, 100, -1, -100):
                    step(lines)
            pane.go_to(Span(0, len(text)))
            pane.move_to(len(text))
            assert len(shown(pane)) == pane.size.height


async def test_pane_sends_no_control_character_to_the_screen() -> None:
    """Were the cleaning at the border to miss one, the pane would still show it instead of sending it."""
    async with reading("a\x1b[2Jb\x07\u202ec\x9b") as (pane, _, _):
        assert not set(shown(pane)[0]) & set("\x1b\x07\u202e\x9b")
