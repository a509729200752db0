"""The table of keys: drawn where it is seen, without a cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App, ComposeResult

from tui.excerpts import excerpt
from tui.widgets.key_table import KeyRow, KeyTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

    from store import Span
    from tui.excerpts import Piece

ROWS = [
    KeyRow(words="Moving"),
    KeyRow(
        keys="  j", words="Line down", more="A row of a list, too, and of everything else that has rows or lines in it."
    ),
    KeyRow(),
    *(KeyRow(keys=f"  ctrl+{number}", words=f"Do number {number}") for number in range(200)),
]


class Showing(App[None]):
    """A screen with nothing but the table."""

    def compose(self) -> ComposeResult:
        """One table."""
        yield KeyTable(id="keys")


async def test_words_stand_beside_their_keys_in_as_many_lines_as_they_take() -> None:
    """The words begin in one column, and what is too long for a line goes on below itself."""
    async with Showing().run_test(size=(40, 12)) as pilot:
        table = pilot.app.query_one(KeyTable)
        table.show(ROWS)
        await pilot.pause()

        lines = [strip.text.rstrip() for strip in pilot.app.screen._compositor.render_strips()]

        assert lines[0] == "Moving"
        assert lines[1].split() == ["j", "Line", "down", "A", "row", "of", "a", "list,"]
        assert {line.index(word) for line, word in zip(lines[1:3], ("Line", "too"), strict=True)} == {13}
        assert lines[5] == ""
        assert lines[6].split() == ["ctrl+0", "Do", "number", "0"]


async def test_only_what_is_seen_is_drawn_and_nothing_is_chosen() -> None:
    """200 rows cost what a dozen cost; a click and a new width leave it where it was scrolled to."""
    async with Showing().run_test(size=(40, 12)) as pilot:
        table = pilot.app.query_one(KeyTable)
        table.show(ROWS)
        table.scroll_page_down(animate=False)
        await pilot.pause()
        place = table.scroll_y

        await pilot.click(KeyTable, offset=(5, 3))
        await pilot.resize_terminal(50, 12)
        await pilot.pause()

        assert table.cursor == -1
        assert table.scroll_y == place > 0
        assert len(table._drawn.keys()) < 40


def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The widths that words are laid out for from now on, one for each row."""
    asked: list[int] = []

    def laid(text: str, marked: Sequence[Span], width: int, lines: int) -> list[list[Piece]]:
        asked.append(width)
        return excerpt(text, marked, width, lines)

    monkeypatch.setattr("tui.widgets.key_table.excerpt", laid)
    return asked


async def test_words_are_laid_out_for_the_room_there_is_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before there is room nothing is laid out; the same rows in a second table are not laid out again."""
    asked = counted(monkeypatch)
    rows = [KeyRow(keys=" j", words=f"Line {number}", more="and much more than one line holds") for number in range(9)]
    for _ in range(2):
        async with Showing().run_test(size=(30, 40)) as pilot:
            pilot.app.query_one(KeyTable).show(rows)
            await pilot.pause()
    assert len(asked) == len(rows)
    assert set(asked) == {30 - 5}


async def test_nothing_is_laid_out_before_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table that is filled as it is mounted would lay out every row for a width that it never has."""
    asked = counted(monkeypatch)

    class Filled(KeyTable):
        def on_mount(self) -> None:
            self.show([KeyRow(keys=" j", words="word " * 20)])

    class Filling(App[None]):
        def compose(self) -> ComposeResult:
            yield Filled()

    async with Filling().run_test(size=(34, 12)) as pilot:
        await pilot.pause()

    assert set(asked) == {34 - 5}
