"""Words and numbers as a reader counts them: one pattern for motions, search and extraction."""

from __future__ import annotations

import re

from store.model.span import Span

# Decomposed accents, the soft hyphen and the joiners stand inside words but are no letters to `re`.
_LETTER = r"(?:[^\W_]|[\u0300-\u036f\u00ad\u200c\u200d])"

WORD = re.compile(rf"\d+(?:[.,:]\d+)+[^\W_]*|[^\W_]{_LETTER}*(?:['\u2019\u2010\u2011-][^\W_]{_LETTER}*)*")
"""A number with its separators ("3.5", "1,000", "10:30"), or letters joined by inner apostrophes and hyphens."""


def words(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Where the words of `text[start:end]` stand, as offsets into `text`."""
    return [Span(*match.span()) for match in WORD.finditer(text, start, len(text) if end is None else end)]
