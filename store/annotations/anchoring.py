"""Anchoring: write down a place in a text (`describe`) and find it again when the text changed (`anchor`).

    the same text                       ->  sure, without looking
    words and surroundings, verbatim    ->  sure, if they stand once and had no lookalike
    words and surroundings, edited      ->  every candidate is aligned and scored; the best is
                                            sure if it scores high and no other comes near

Everything else is uncertain, for the person to confirm, or lost: the known failure of others is to
jump to a lookalike without a word.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from store.annotations.anchoring_patterns import CONTEXT, trimmed
from store.courtesy import COURTESY
from store.model.document import Document
from store.model.selector import Anchor, Certainty, Target, TextPositionSelector, TextQuoteSelector
from store.model.span import Span
from store.text.hashing import text_hash

if TYPE_CHECKING:
    # RapidFuzz and 4 MB, for texts that changed: most never do.
    from store.annotations.anchoring_edited import Edited

_UNLIKE = 0.9
"""A lookalike that fitted less well than this is no match for words and surroundings that stand verbatim."""


def describe(document: Document, span: Span) -> Target:
    """The place of a span: its words, what is around them, where they stood, and how like it another place is."""
    from store.annotations.anchoring_lookalikes import likest  # noqa: PLC0415 - RapidFuzz, with the first note

    target = sketch(document, span)
    return replace(target, lookalike=likest(document.text, target))


def sketch(document: Document, span: Span) -> Target:
    """The place of a span, without looking how like it another is: that takes 30 ms in a long text."""
    text = document.text
    quote = TextQuoteSelector(
        exact=span.of(text),
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
    )
    position = TextPositionSelector(start=span.start, end=span.end)
    return Target(quote=quote, position=position, text_hash=hash_of(text))


def anchor(document: Document, target: Target) -> Anchor | None:
    """Where a target stands in a document now; None if it is lost."""
    return _prepared(document.text).anchor(target)


@lru_cache(maxsize=1)
def _prepared(text: str) -> Anchoring:
    """The preparation of the last text, so that anchoring one by one costs no more than in a batch.

    Of one: what was prepared holds on to its text, and a long one is 10 MB when it is read no more.
    """
    return Anchoring(text)


def hash_of(text: str) -> str:
    """The hash of a text; that of the last one is known."""
    return _prepared(text).hash


class Anchoring:
    """One text, made ready to find many targets in."""

    def __init__(self, text: str) -> None:
        """Nothing is prepared before it is needed: a text that did not change needs nothing."""
        self._text = text

    def anchor(self, target: Target) -> Anchor | None:
        """Where a target stands now; None if it is lost."""
        COURTESY.give_way()
        if self._is_unchanged(target):
            return Anchor(span=Span(target.position.start, target.position.end), certainty=Certainty.SURE)
        return self._verbatim(target) or self._edited.anchor(target)

    def _is_unchanged(self, target: Target) -> bool:
        """Whether this is the very text that the target was described in."""
        start, end = target.position.start, target.position.end
        return (
            0 <= start <= end <= len(self._text)
            and self._text[start:end] == target.quote.exact
            and target.text_hash == self.hash
        )

    @cached_property
    def hash(self) -> str:
        """The hash of the text."""
        return text_hash(self._text)

    def _verbatim(self, target: Target) -> Anchor | None:
        """The one place where words and surroundings stand just as they did, if nothing was like them."""
        quote = target.quote
        if target.lookalike is None or target.lookalike >= _UNLIKE:
            return None
        whole = quote.prefix + quote.exact + quote.suffix
        offset = self._text.find(whole)
        if offset < 0 or self._text.find(whole, offset + 1) >= 0:
            return None
        start = offset + len(quote.prefix)
        return Anchor(span=trimmed(self._text, start, start + len(quote.exact)), certainty=Certainty.SURE)

    @cached_property
    def _edited(self) -> Edited:
        from store.annotations.anchoring_edited import Edited  # noqa: PLC0415 - see above

        return Edited(self._text)
