"""Quotation marks: which there are, which closes which, and what one paragraph's marks came to.

Where a mark can do both (straight, guillemets, ‘ ’), the characters around it decide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from store.model.attribution import Quotation
from store.model.span import Span

CLOSERS = {
    "“": '”"“',
    "„": '“”"',
    "‟": '”"',
    "”": "”",
    '"': '"”',
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "「": "」",
    "『": "』",
    "‘": "’",
    "‚": "‘’",
    "'": "'’",
    "``": "''",
    "''": "''",
}
"""Each opening mark with the marks that may close it."""

ALWAYS_OPENS = "„‟「『‚"
SINGLE = "‘’‚'"
MARK = re.compile(
    r"[\"“”„‟«»‹›「」『』'’‘‚`]"  # first of all one of the marks: the search is ten times as fast
    r"(?:(?<=[^'’‘‚`])|(?<=\S')(?=''(?!'))|(?<=`)`|(?<=')'|(?<!\w['’‘‚])(?<!`)|(?<=['’‘])(?!\w))",
)
ELISION = re.compile(r"['’‘](?:\d\ds?\b|em\b|tis\b|twas\b|til\b|cause\b|n\b|bout\b|round\b)", re.IGNORECASE)
DEEPEST = 4
"""How deep quotations nest; what seems deeper is a text that uses marks for something else."""

_BEFORE_OPENING = "*_([{-–—/“‘„«»‚\"'`"
_BEHIND_CLOSING = "*_.,;:!?)]}-–—/…”’“»«\"'`"


@dataclass(slots=True)
class Open:
    """A quotation that is not closed yet."""

    start: int
    mark: str


@dataclass(slots=True)
class Scan:
    """What one paragraph's marks came to."""

    text: str
    span: Span
    marks: list[tuple[int, int]] = field(default_factory=list)
    """Start and end of each mark."""
    following: int | None = None
    """Where the next paragraph starts."""
    stack: list[Open] = field(default_factory=list)
    closed: list[Quotation] = field(default_factory=list)

    def can_open(self, start: int, end: int) -> bool:
        """Whether what stands around the mark lets it open: nothing word-like before, something behind."""
        before = self.text[start - 1] if start > self.span.start else " "
        behind = self.text[end] if end < self.span.end else " "
        return (before.isspace() or before in _BEFORE_OPENING) and not behind.isspace()

    def can_close(self, start: int, end: int) -> bool:
        """Whether what stands around the mark lets it close: something before, nothing word-like behind."""
        before = self.text[start - 1] if start > self.span.start else " "
        behind = self.text[end] if end < self.span.end else " "
        return not before.isspace() and (behind.isspace() or behind in _BEHIND_CLOSING)

    def open(self, start: int, mark: str) -> None:
        """Begin a quotation, one level deeper than what is open."""
        self.stack.append(Open(start, mark))

    def close(self, level: int, end: int, mark: str) -> None:
        """End the quotation at `level` of the stack; what was open inside it was no quotation."""
        opened = self.stack[level]
        del self.stack[level:]
        self.closed.append(
            Quotation(span=Span(opened.start, end), opening=opened.mark, closing=mark, depth=level),
        )
