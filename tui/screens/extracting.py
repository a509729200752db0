"""The extraction beside the screen: claims are told as they come, and it stops when asked to."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from store import Document
from tui.messages import ClaimsFound

if TYPE_CHECKING:
    from store import Claim
    from tui.screens.reader import ReaderScreen

FIRST = 0.05
"""Seconds after which the first claims are told."""


def extract(
    document: Document,
    tell: Callable[[ClaimsFound], object],
    is_cancelled: Callable[[], bool],
    known: Callable[[Document], tuple[Claim, ...] | None] = lambda _: None,
) -> None:
    """Find the claims of a document and tell of them as they come; the last message says that it is done.

    Those of a text that was gone through before are `known`, and told at once.

    Everything found so far is laid out anew each time it is told, so it is told when it has doubled.
    """
    if (before := known(document)) is not None:
        tell(ClaimsFound(document.id, before, is_done=True, is_known=True))
        return
    from tui import collecting, extraction  # noqa: PLC0415 - not for the first paint, nor where they are known

    found: list[Claim] = []
    told, due = 0, monotonic() + FIRST
    is_long = len(document.text) >= extraction.LONG
    batches = extraction.batches_from_process(document, is_cancelled) if is_long else extraction.batches(document)
    for batch in collecting.settled(batches):
        if is_cancelled():
            return
        found.extend(batch)
        if len(found) > 2 * told and monotonic() >= due:
            tell(ClaimsFound(document.id, tuple(found), is_done=False))
            told = len(found)
    if not is_cancelled():
        tell(ClaimsFound(document.id, tuple(found), is_done=True))


def extract_beside(reader: ReaderScreen, document: Document) -> None:
    """Find the claims for a reader, on a worker's thread, once what reading the text left is given back."""
    from tui.giving_back import give_back  # noqa: PLC0415 - not for the first paint

    give_back()
    worker = get_current_worker()
    extract(document, reader.post_message, lambda: worker.is_cancelled, reader.session.known_claims)
