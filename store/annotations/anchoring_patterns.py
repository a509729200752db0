"""Patterns: a target made ready for comparing: its words and surroundings, folded in one piece."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from store.model.selector import Target, TextPositionSelector, TextQuoteSelector
from store.model.span import Span
from store.text.folding import fold

CONTEXT = 64
"""Code points kept before and behind the quote; 32 leave 4 more of 1,000 places undecided."""
LONGEST = 2000
"""Code points of a quote that are compared; of a longer one, its two ends stand for it."""
_END = 500
"""Code points of such an end."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A target, folded in one piece, so that its edges lie where they lie in the text."""

    whole: str
    """Prefix, quote and suffix."""
    start: int
    end: int
    """Where in `whole` the quote stands; without the white space at its edges, if there is anything else."""
    position: int
    """Where in the old text it stood."""

    @property
    def quote(self) -> str:
        """The quote's own words."""
        return self.whole[self.start : self.end]

    @property
    def prefix(self) -> str:
        """What stands before it."""
        return self.whole[: self.start]

    @property
    def suffix(self) -> str:
        """What stands behind it."""
        return self.whole[self.end :]


def ends_of(target: Target) -> tuple[Target, Target]:
    """The beginning and the end of a long quote, as targets of their own."""
    quote, position = target.quote, target.position
    head = TextQuoteSelector(exact=quote.exact[:_END], prefix=quote.prefix, suffix=quote.exact[_END : _END + CONTEXT])
    tail = TextQuoteSelector(
        exact=quote.exact[-_END:], prefix=quote.exact[-_END - CONTEXT : -_END], suffix=quote.suffix
    )
    start = position.start + len(quote.exact) - _END
    return (
        replace(target, quote=head, position=TextPositionSelector(start=position.start, end=position.start + _END)),
        replace(target, quote=tail, position=TextPositionSelector(start=start, end=start + _END)),
    )


def pattern_of(target: Target) -> Pattern:
    """A target, folded."""
    quote = target.quote
    folded = fold(quote.prefix + quote.exact + quote.suffix)
    start = bisect_left(folded.offsets, len(quote.prefix))
    end = bisect_left(folded.offsets, len(quote.prefix) + len(quote.exact))
    words = folded.text[start:end]
    if words.strip():
        start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    return Pattern(folded.text, start, max(start, end), target.position.start)


def trimmed(text: str, start: int, end: int) -> Span:
    """A stretch without the white space at its edges, if there is anything else: in an edited text it says nothing."""
    words = text[start:end]
    if not words.strip():
        return Span(start, end)
    return Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))
