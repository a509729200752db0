"""How much is done for a key: counted in rows, layers and layouts, which is the same on every machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from textual.screen import Screen

from store import Verdict
from tui.highlighting import Layers
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
