"""Standing: where one is in a document, in words for the status bar. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import store
from store import visible_line

if TYPE_CHECKING:
    from store import Document

_NUMBER = re.compile(r"[0-9]+|[ivxlcdm]+", re.IGNORECASE)


def page_words(label: str) -> str:
    """A page as one says it; what is no number, as the time in a recording, says it itself."""
    return f"p. {label}" if _NUMBER.fullmatch(label) else visible_line(label)


def standing(document: Document, offset: int, *, claim: str = "") -> str:
    """How the bytes were taken if that was a guess, the claim, the page, and how far through the text."""
    page = store.page_at(document, offset) if document.pages else None
    about = document.metadata
    parts = (
        visible_line(f"{about.encoding}?") if about.encoding_was_guessed else "",
        claim,
        page_words(page.label) if page else "",
        f"{100 * offset // max(1, len(document.text))} %",
    )
    return " · ".join(part for part in parts if part)
