"""A reader on a small text of its own, driven by keys; the store is a real one in a temporary folder."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from store.model.document import Document
from store.reading.read import read_bytes
from tui.app import QuothApp
from tui.config import Config
from tui.reading import Reading
from tui.screens.reader import ReaderScreen
from tui.session import Session
from tui.widgets.hit_list import HitList
from tui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from textual.pilot import Pilot

MILL = """# The mill on the Asker

“We mended the roof in May,” Anna Brandt said. “The rain came through in June.”

The council had paid for new slates. Brandt said that the money never arrived, and that she had written twice.

“I have no letter from anybody,” the treasurer, Piet Olsen, told the meeting. He keeps his letters in a biscuit tin.

## What the roofers say

“Slates do not grow on trees,” said Marek Dudek, who has a roof of his own. He wants the work to start again.

According to Olsen, the council will decide in spring.
"""

TICKS = 1500
"""Looks at the screen before a journey gives up."""


@dataclass(slots=True)
class Journey:
    """A person at the keys."""

    app: QuothApp
    pilot: Pilot[None]

    @property
    def reader(self) -> ReaderScreen:
        """The reader, also when something lies over it."""
        return next(screen for screen in reversed(self.app.screen_stack) if isinstance(screen, ReaderScreen))

    @property
    def reading(self) -> Reading:
        """What the reader knows."""
        return self.reader.reading

    @property
    def hits(self) -> int:
        """How many hits are listed."""
        found = self.reader.query(HitList)
        return found.first().row_count if found else 0

    @property
    def query(self) -> str:
        """What stands in the search box."""
        return self.reader.query_one(SearchBox).value

    def screen(self) -> str:
        """What is on the screen, as text."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    async def press(self, *keys: str) -> None:
        """Press keys, one after another."""
        await self.pilot.press(*keys)

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.pilot.press(*({" ": "space"}.get(letter, letter) for letter in text))

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait until something is so; fail with the screen when it never is."""
        for _ in range(TICKS):
            if condition():
                return
            await self.pilot.pause(0.01)
        pytest.fail(f"it never came to that; the screen:\n{self.screen()}")

    async def sees(self, words: str) -> None:
        """Wait until words are on the screen, wherever lines break."""
        await self.until(lambda: words in " ".join(self.screen().replace("▌", " ").split()))

    async def ready(self) -> None:
        """Wait until the claims are there."""
        await self.until(lambda: self.reading.is_complete and self.reading.rows)

    async def ready_or_empty(self) -> None:
        """Wait until the text was gone through, whatever is in it."""
        await self.until(lambda: self.reading.is_complete)

    async def leave(self) -> None:
        """Quit, once all is written."""
        await self.until(self.is_quiet)
        await self.press("q")
        await self.until(lambda: not self.app.is_running)

    def is_quiet(self) -> bool:
        """Whether nothing is being written or laid out."""
        return not any(worker.group in ("store", "desk") for worker in self.reader.workers if not worker.is_finished)


class Open(Protocol):
    """Opens a reader."""

    def __call__(
        self,
        text: str = MILL,
        *,
        size: tuple[int, int] = (100, 32),
        session: Session | None = None,
        name: str = "mill",
        document: Document | None = None,
    ) -> AbstractAsyncContextManager[Journey]:
        """A reader on `text`, or on a ready document; the same folder each time in one test."""


@pytest.fixture(autouse=True)
def _no_clipboard_but_the_terminals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reaches the clipboard of the desktop that it runs on."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "STY", "SSH_TTY", "SSH_CONNECTION", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


FERRY = """The ferry

“The boat turns round at the lighthouse,” said Ines Falk.

The lighthouse keeper waves.
"""


async def keep_ferry(open_reader: Open) -> None:
    """Keep a second document beside the mill."""
    async with open_reader(FERRY, name="ferry") as journey:
        await journey.ready()
        await journey.leave()


@pytest.fixture
def open_reader(tmp_path: Path) -> Open:
    """Opens a reader on a text, with a store that lasts for the test."""

    @asynccontextmanager
    async def opened(
        text: str = MILL,
        *,
        size: tuple[int, int] = (100, 32),
        session: Session | None = None,
        name: str = "mill",
        document: Document | None = None,
    ) -> AsyncIterator[Journey]:
        document = document or read_bytes(text.encode(), source=str(tmp_path / f"{name}.md"), name=f"{name}.md")
        app = QuothApp(document, tmp_path / "store", Config(), tmp_path / "config.toml")
        if session is not None:
            app.session = session
        async with app.run_test(size=size, notifications=True) as pilot:
            yield Journey(app, pilot)

    return opened
