"""How much is done for a key: counted in rows, layers and layouts, which is the same on every machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from textual._compositor import Compositor
from textual.screen import Screen

from store import Document, Verdict
from tui import text_view
from tui.highlighting import Layers
from tui.painting import Painter
from tui.widgets.claims_sidebar import ClaimsSidebar
from tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from tests.tui.screens.conftest import Journey, Open

SPEECHES = "".join(
    f"“The ferry to island {number} was late again,” said Nils Haug. The quay was empty.\n\n" for number in range(80)
)


class Work:
    """What was done, by name."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Watch what a key may set going."""
        self.done: list[str] = []
        self._watch(monkeypatch, Screen, "_refresh_layout", lambda *_, **__: "layout")
        self._watch(monkeypatch, Layers, "put", lambda _, name, *__: f"layer {name}")
        self._watch(monkeypatch, ClaimsSidebar, "row_lines", lambda _, index, *__: f"row {index}")
        self._watch(monkeypatch, VirtualList, "_measure", lambda *_: "measured")
        self._watch(monkeypatch, Painter, "_drawn", lambda _, __, row, *___: f"line {row}")
        self._watch(monkeypatch, Compositor, "render_full_update", lambda *_, **__: "whole screen")
        self._watch(monkeypatch, Compositor, "render_strips", lambda *_: "behind")

    def _watch(self, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, said: Callable[..., str]) -> None:
        """Note each call in a word."""
        real = getattr(owner, name)

        def noted(*given: Any, **named: Any) -> Any:
            self.done.append(said(*given, **named))
            return real(*given, **named)

        monkeypatch.setattr(owner, name, noted)


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Callable[[], Any]:
    """Watch from here on."""

    @contextmanager
    def watching() -> Iterator[list[str]]:
        with monkeypatch.context() as patch:
            yield Work(patch).done

    return watching


async def settled(journey: Journey) -> None:
    """Wait until nothing is going on any more."""
    await journey.until(journey.is_quiet)
    await journey.pilot.pause()


async def test_a_verdict_draws_one_row_again(open_reader: Open, watched: Callable[[], Any]) -> None:
    """Neither are the other claims of the list drawn again, nor is anything marked anew, measured or laid out."""
    async with open_reader(SPEECHES) as journey:
        await journey.ready()
        await journey.press("right_square_bracket")
        await journey.sees("claim 2 of 80")
        await settled(journey)
        with watched() as done:
            await journey.press("1")
            await journey.until(lambda: journey.reading.listed[1].verdict is Verdict.SUPPORTED)
            await settled(journey)

        assert done == ["row 1"]


async def test_the_tab_key_draws_the_two_cursors_again(open_reader: Open, watched: Callable[[], Any]) -> None:
    """With the focus the cursor's line in the text and its row in the list look otherwise, and nothing else."""
    async with open_reader(SPEECHES) as journey:
        await journey.ready()
        await journey.press("right_square_bracket")
        await settled(journey)
        with watched() as done:
            await journey.press("tab")
            await settled(journey)

        assert sorted(done) == ["line 3", "row 1"]


async def test_a_screen_over_the_reader_draws_it_when_it_is_back(open_reader: Open, watched: Callable[[], Any]) -> None:
    """The list of filters is laid over the reader: that is seen as it was drawn last, and drawn once after."""
    async with open_reader(SPEECHES) as journey:
        await journey.ready()
        await journey.press("f", "escape")
        await settled(journey)
        with watched() as done:
            await journey.press("f")
            await settled(journey)
            await journey.press("j", "j")
            await settled(journey)
            opened = [*done]
            await journey.press("escape")
            await settled(journey)

        assert not opened.count("behind")
        assert not [each for each in done if each.startswith(("line", "row", "layer"))]
        assert done[len(opened) :].count("whole screen") == 1


async def test_what_changes_behind_a_screen_is_seen(open_reader: Open) -> None:
    """What lies behind is remembered only as long as it is the same."""
    async with open_reader(SPEECHES) as journey:
        await journey.ready()
        await journey.press("f")
        await journey.sees("without a verdict")

        journey.reader.title_line.update("it is another one")

        await journey.sees("it is another one")
        await journey.pilot.resize_terminal(90, 30)
        await journey.until(lambda: journey.app.screen.size.width == 90)
        await journey.sees("it is another one")
        assert "without a verdict" in journey.screen()


async def test_a_text_is_laid_out_without_the_screen(
    open_reader: Open, watched: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long text comes in slices at another width; none of them lays the screen out or draws it whole."""
    async with open_reader(SPEECHES) as journey:
        await journey.ready()
        monkeypatch.setattr(text_view, "FIRST", 2000)
        monkeypatch.setattr(text_view, "SLICE", 200)
        await settled(journey)
        with watched() as done:
            await journey.press("ctrl+left")
            await journey.until(lambda: journey.reader.pane.rows.is_complete)
            await settled(journey)

        assert not {"layout", "whole screen"}.intersection(done)
        bar = journey.reader.pane.vertical_scrollbar
        assert bar.window_virtual_size == journey.reader.pane.rows.line_count


async def test_a_verdict_in_the_triage_lays_nothing_out(open_reader: Open, watched: Callable[[], Any]) -> None:
    """The card of the next claim has as many lines as the one before: nothing moves."""
    async with open_reader(SPEECHES) as journey:
        await journey.ready()
        await journey.press("T")
        await journey.sees("0 of 80 judged")
        await settled(journey)
        with watched() as done:
            await journey.press("1")
            await journey.sees("1 of 80 judged")
            await settled(journey)

        assert not {"layout", "whole screen", "measured"}.intersection(done)


async def test_nothing_writes_the_text_down(open_reader: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 5 MB that took 0.2 s of the screen's thread and 20 MB: a worker is described by what it was given."""
    written: list[str] = []

    def write(document: Document) -> str:
        written.append(document.title)
        return document.title

    monkeypatch.setattr(Document, "__repr__", write)

    async with open_reader(SPEECHES) as journey:
        await journey.ready()
        await settled(journey)

    assert not written
