"""The one place where what went wrong in the store becomes words on the screen."""

from __future__ import annotations

from collections.abc import Awaitable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from store import StoreError, visible_line

if TYPE_CHECKING:
    from textual.screen import Screen

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong, in one sentence."""

    sentence: str


async def tried(work: Awaitable[Result]) -> Result | Failure:
    """Wait for `work`; what it gives, or in words what went wrong in the store."""
    try:
        return await work
    except StoreError as error:
        return Failure(visible_line(str(error)))


async def attempt(screen: Screen[Any], work: Awaitable[Result]) -> Result | Failure:
    """The same, with the words shown over the screen."""
    answer = await tried(work)
    if isinstance(answer, Failure):
        screen.notify(answer.sentence, severity="error", markup=False, timeout=10)
    return answer
