"""The triage's card is drawn when it says something else, and not with every message of the store."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.app import App, ComposeResult

from tui.widgets.triage_card import Card, TriageCard

if TYPE_CHECKING:
    import pytest
    from textual.content import Content

CARD = Card(who="Ruth Calloway", words="The gate has never once noticed.", judged=3, total=20)


class Shown(App[None]):
    """A card and nothing else."""

    def compose(self) -> ComposeResult:
        """The card."""
        yield TriageCard()


async def test_the_same_card_is_not_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each claim that comes, and each key of another window, shows it once more: mostly the very same."""
    async with Shown().run_test(size=(100, 30)) as pilot:
        shown = pilot.app.query_one(TriageCard)
        shown.show(CARD, 80)
        await pilot.pause()
        drawn: list[None] = []
        render = TriageCard.render

        def count(card: TriageCard) -> Content:
            drawn.append(None)
            return render(card)

        monkeypatch.setattr(TriageCard, "render", count)

        shown.show(replace(CARD), 80)
        await pilot.pause()
        assert not drawn

        for card, measure in ((replace(CARD, judged=4), 80), (replace(CARD, judged=4), 90)):
            drawn.clear()
            shown.show(card, measure)
            await pilot.pause()
            assert drawn
