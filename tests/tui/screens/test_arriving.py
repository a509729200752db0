"""The beginning of a text is shown first, then all of it, and only all of it is kept."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from store import Document, UnreadableDocument, glimpse, read_document
from tui.app import QuothApp, run
from tui.arriving import Arriving
from tui.config import Config
from tui.screens.reader import ReaderScreen

PARAGRAPH = "“We mended the roof in May,” Anna Brandt said. The rain came through in June, and again in July.\n\n"


def arriving(path: Path, events: list[str]) -> Arriving:
    """A long text on its way in, which adds to the events when all of it is asked for."""
    path.write_text("# The mill on the Asker\n\n" + PARAGRAPH * 2000, encoding="utf-8")
    beginning = glimpse(path)
    assert beginning is not None

    def whole() -> Document:
        events.append("whole")
        return read_document(path)

    return Arriving(beginning, whole)


async def test_beginning_is_painted_before_the_rest_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first frame has the text's first rows, and nobody read the rest for it; then the reader has all."""
    events: list[str] = []
    app = QuothApp(arriving(tmp_path / "mill.md", events), tmp_path / "store", Config(), tmp_path / "config.toml")

    def drawn(app: QuothApp) -> None:
        strips = app.screen._compositor.render_strips()
        events.append("roof" if any("We mended the roof" in strip.text for strip in strips) else "nothing")

    monkeypatch.setattr(QuothApp, "post_display_hook", drawn)

    async with app.run_test(size=(80, 24)) as pilot:
        screen = app.screen
        assert isinstance(screen, ReaderScreen)
        for _ in range(500):
            if screen.reading.document.id:
                break
            await pilot.pause(0.01)

        assert "roof" in events[: events.index("whole")]
        assert events.count("whole") == 1
        assert len(screen.pane.text) == len(read_document(tmp_path / "mill.md").text)
        assert screen.status.title == "The mill on the Asker"


def test_what_is_refused_as_a_whole_ends_the_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence that says why leaves through `run`, for the shell; nothing was kept."""
    text = arriving(tmp_path / "mill.md", [])

    def refuse() -> Document:
        raise UnreadableDocument("mill.md is gone", tmp_path / "mill.md")

    text._read = refuse
    monkeypatch.setattr(QuothApp, "run", lambda app: asyncio.run(app.run_async(headless=True)))

    with pytest.raises(UnreadableDocument, match="is gone"):
        run(text, tmp_path / "store", config=tmp_path / "config.toml")

    assert not (tmp_path / "store").exists()
