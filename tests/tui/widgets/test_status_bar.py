"""The status bar: what is drawn anew at a key, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App, ComposeResult

from tui.hints import Hint
from tui.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    import pytest
    from textual.content import Content


class Showing(App[None]):
    """A screen with nothing but the bar."""

    CSS = "StatusBar { height: 2; padding: 0 1; }"

    def compose(self) -> ComposeResult:
        """One bar."""
        yield StatusBar(id="status")


async def test_hints_are_laid_out_when_they_are_others_and_not_at_every_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where one is changes at every key; what the keys are, with the mode and the width only."""
    async with Showing().run_test(size=(60, 4)) as pilot:
        bar = pilot.app.query_one(StatusBar)
        laid_out: list[int] = []
        lay_out = bar._hints

        def counted(width: int) -> Content:
            laid_out.append(width)
            return lay_out(width)

        monkeypatch.setattr(bar, "_hints", counted)
        bar.hints, bar.help_key = (Hint("a", "note"),), "?"
        await pilot.pause()

        for place in ("1 %", "2 %", "3 %"):
            bar.place = place
            await pilot.pause()
        seen = [strip.text for strip in pilot.app.screen._compositor.render_strips()]

        assert (len(laid_out), "3 %" in seen[0], "a note" in seen[1], "? keys" in seen[1]) == (1, True, True, True)
        bar.hints = (Hint("h", "highlight"),)
        await pilot.pause()
        await pilot.resize_terminal(50, 4)
        await pilot.pause()
        assert "h highlight" in [strip.text for strip in pilot.app.screen._compositor.render_strips()][1]
        assert laid_out[1:] == [laid_out[0], laid_out[0] - 10]
