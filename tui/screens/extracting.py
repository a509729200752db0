"""The extraction as a thread does it: in slices, telling the screen now and then, stopping when asked to."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from store.model.document import Document
from tui.messages import ClaimsFound

if TYPE_CHECKING:
    from store.model.claim import Claim

FIRST, THEN = 0.05, 0.5
"""Seconds after which the first claims are told, and the next ones."""


def extract(document: Document, tell: Callable[[ClaimsFound], object], is_cancelled: Callable[[], bool]) -> None:
    """Find the claims of a document and tell of them as they come; the last message says that it is done."""
    # The engine and its lexicon: not for the first paint.
    from store.extraction.engine import extract_paragraphs  # noqa: PLC0415

    found: list[Claim] = []
    due = monotonic() + FIRST
    for some in extract_paragraphs(document):
        if is_cancelled():
            return
        found.extend(some)
        if monotonic() >= due:
            tell(ClaimsFound(document.id, tuple(found), is_done=False))
            due = monotonic() + THEN
    tell(ClaimsFound(document.id, tuple(found), is_done=True))
