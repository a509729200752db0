"""Triage: one claim after the other, most check-worthy first, judged by one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.in_turn import OPENING

if TYPE_CHECKING:
    from tui.screens.reader import ReaderScreen


def triage(reader: ReaderScreen) -> None:
    """Start, or go on where it stopped; again: leave it."""
    if reader.triaging.is_on:
        reader.triaging.leave()
    else:
        # Not called here: ended before it has begun, what was called would never be awaited.
        reader.run_worker(reader.triaging.open, group=OPENING, exclusive=True)  # type: ignore[arg-type] # mypy takes None for Never


def skip(reader: ReaderScreen) -> None:
    """Leave this claim for later."""
    reader.triaging.skip()


def triage_back(reader: ReaderScreen) -> None:
    """To the claim before."""
    reader.triaging.back()
