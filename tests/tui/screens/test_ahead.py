"""What the first key of each kind would wait for is there before it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from textual.css.stylesheet import Stylesheet

from tui import ahead

if TYPE_CHECKING:
    import pytest

    from tests.tui.screens.conftest import Open


async def test_a_screen_is_opened_without_reading_styles(open_reader: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """Modules and styles come by themselves; the first key that opens a screen finds them, and parses no file."""
    monkeypatch.setattr(ahead, "WAIT", 0.01)
    monkeypatch.setattr(ahead, "PAUSE", 0.01)
    async with open_reader() as journey:
        await journey.ready()
        sheet = journey.app.stylesheet
        await journey.until(lambda: all(map(sheet.has_source, ahead.STYLES)))
        await journey.until(lambda: set(ahead.MODULES) <= sys.modules.keys())
        read: list[object] = []
        monkeypatch.setattr(Stylesheet, "read", lambda _, path: read.append(path))

        await journey.press("f")

        await journey.sees("without a verdict")
        assert not read


def test_everything_that_is_brought_in_exists() -> None:
    """No module and no file of styles is named in vain."""
    ahead.import_screens()

    assert set(ahead.MODULES) <= sys.modules.keys()
    assert all(Path(path).is_file() for path in ahead.STYLES)
