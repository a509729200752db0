"""The one place where what went wrong in the store becomes words on the screen."""

from __future__ import annotations

from collections.abc import Awaitable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from store.errors import StoreError
from store.text.cleaning import visible_line

if TYPE_CHECKING:
    from textual.screen import Screen

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong, in one sentence that was shown already."""

    sentence: str


async def attempt(screen: Screen[Any], work: Awaitable[Result]) -> Result | Failure:
    """Wait for `work`; what it gives, or what went wrong in the store."""
    try:
        return await work
    except StoreError as error:
        failure = Failure(visible_line(str(error)))
        screen.notify(failure.sentence, severity="error", markup=False, timeout=10)
        return failure
