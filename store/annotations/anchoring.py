"""Anchoring: write down a place in a text (`describe`) and find it again when the text changed (`anchor`).

    the same text                       ->  sure, without looking
    words and surroundings, verbatim    ->  sure, if they stand once and had no lookalike
    words and surroundings, edited      ->  every candidate is aligned and scored; the best is
                                            sure if it scores high and no other comes near

Everything else is uncertain, for the person to confirm, or lost: the known failure of others is to
jump to a lookalike without a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property, lru_cache

from store.annotations.anchoring_candidates import Candidates
from store.annotations.anchoring_lookalikes import likest
from store.annotations.anchoring_patterns import CONTEXT, LONGEST, Pattern, ends_of, pattern_of
from store.annotations.anchoring_places import Place, apart, certainty, placed, scored
from store.courtesy import COURTESY
from store.model.document import Document
from store.model.selector import Anchor, Certainty, Target, TextPositionSelector, TextQuoteSelector
from store.model.span import Span
from store.text.folding import Folded, fold
from store.text.hashing import text_hash

_UNLIKE = 0.9
"""A lookalike that fitted less well than this is no match for words and surroundings that stand verbatim."""


def describe(document: Document, span: Span) -> Target:
    """The place of a span: its words, what is around them, where they stood, and how like it another place is."""
    text = document.text
    quote = TextQuoteSelector(
        exact=span.of(text),
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
    )
    position = TextPositionSelector(start=span.start, end=span.end)
    target = Target(quote=quote, position=position, text_hash=hash_of(text))
    return replace(target, lookalike=likest(text, target))


def anchor(document: Document, target: Target) -> Anchor | None:
    """Where a target stands in a document now; None if it is lost."""
    return _prepared(document.text).anchor(target)


@lru_cache(maxsize=2)
def _prepared(text: str) -> Anchoring:
    """The preparation of the last texts, so that anchoring one by one costs no more than in a batch."""
    return Anchoring(text)


@lru_cache(maxsize=4)
def hash_of(text: str) -> str:
    """The hash of the last texts."""
    return text_hash(text)


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
        if not target.quote.exact.strip():
            return self._verbatim(target) or self._between(target)
        if len(target.quote.exact) > LONGEST:
            return self._verbatim(target) or self._long(target)
        return self._verbatim(target) or self._edited(target)

    def _is_unchanged(self, target: Target) -> bool:
        """Whether this is the very text that the target was described in."""
        start, end = target.position.start, target.position.end
        return (
            0 <= start <= end <= len(self._text)
            and self._text[start:end] == target.quote.exact
            and target.text_hash == hash_of(self._text)
        )

    def _between(self, target: Target) -> Anchor | None:
        """A place without words, such as a cursor: only its surroundings tell."""
        quote = target.quote
        whole = quote.prefix + quote.exact + quote.suffix
        offset = self._text.find(whole) if quote.prefix or quote.suffix else -1
        start = offset + len(quote.prefix)
        return None if offset < 0 else _uncertain(start, start + len(quote.exact))

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
        return Anchor(span=_trimmed(self._text, start, start + len(quote.exact)), certainty=Certainty.SURE)

    def _edited(self, target: Target) -> Anchor | None:
        """The best of all places that look like the target."""
        pattern = pattern_of(target)
        if not pattern.quote.strip():
            return self._between(target)
        places = apart([*self._exact(pattern), *self._aligned(pattern)])
        trust = certainty(places, target.lookalike)
        if trust is None:
            return None
        span = self._folded.span(Span(places[0].start, places[0].end))
        return Anchor(span=_trimmed(self._text, span.start, span.end), certainty=trust)

    def _long(self, target: Target) -> Anchor | None:
        """A long quote, by its two ends, since alignment costs a square; as long as it was where one is missing."""
        length = len(target.quote.exact)
        head, tail = (self._edited(end) for end in ends_of(target))
        if head is None or tail is None:
            if head is not None:
                return _uncertain(head.span.start, min(len(self._text), head.span.start + length))
            return _uncertain(max(0, tail.span.end - length), tail.span.end) if tail is not None else None
        start, end = head.span.start, tail.span.end
        if not length / 2 <= end - start <= length * 2:
            return _uncertain(start, min(len(self._text), start + length))
        is_sure = {head.certainty, tail.certainty} == {Certainty.SURE} and abs(end - start - length) <= length / 4
        return Anchor(span=Span(start, end), certainty=Certainty.SURE if is_sure else Certainty.UNCERTAIN)

    @cached_property
    def _folded(self) -> Folded:
        return fold(self._text)

    @cached_property
    def _candidates(self) -> Candidates:
        return Candidates(self._folded.text)

    def _exact(self, pattern: Pattern) -> Iterator[Place]:
        """Every place of the folded quote, as far as they can be told apart."""
        for start in self._candidates.exact(pattern):
            yield scored(pattern, self._folded.text, start, start + len(pattern.quote))

    def _aligned(self, pattern: Pattern) -> Iterator[Place]:
        """The quote aligned inside each stretch that speaks for it."""
        text = self._folded.text
        for low, high in self._candidates.windows(pattern):
            found = placed(pattern, text, low, high)
            if found:
                yield found


def _uncertain(start: int, end: int) -> Anchor:
    """A place to confirm."""
    return Anchor(span=Span(start, end), certainty=Certainty.UNCERTAIN)


def _trimmed(text: str, start: int, end: int) -> Span:
    """A stretch without the white space at its edges, if there is anything else: in an edited text it says nothing."""
    words = text[start:end]
    if not words.strip():
        return Span(start, end)
    return Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))
