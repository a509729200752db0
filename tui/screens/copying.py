"""Copying a text from any screen: beside the screen, since a program may take its time; what worked is said."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from typing import Any

    from textual.app import App


class Host(Protocol):
    """A screen with a status bar."""

    @property
    def app(self) -> App[Any]:
        """The program."""

    def say(self, words: str) -> None:
        """Say what just happened."""

    def run_worker(self, work: Coroutine[Any, Any, None], *, group: str) -> object:
        """Do something beside the screen."""


def copy(screen: Host, text: str, what: str) -> None:
    """Copy a text, then say how much of `what` went where."""
    screen.run_worker(_copy(screen, text, what), group="copy")


async def _copy(screen: Host, text: str, what: str) -> None:
    """The words come when it is done."""
    from platformdirs import user_state_path  # noqa: PLC0415 - when something is copied

    from tui.clipboard import copied  # noqa: PLC0415 - the same

    folder = user_state_path("quoth", appauthor=False)
    told: list[str] = []
    said = await asyncio.to_thread(copied, text, dict(os.environ), told.append, folder)
    if told:
        screen.app.copy_to_clipboard(text)
    screen.say(f"{len(text)} characters {said}" if what == "words" else f"{what} {said}")
