"""Finding a target in a text that was edited: every place that looks like it is aligned and scored."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from store.annotations.anchoring_candidates import Candidates
from store.annotations.anchoring_patterns import LONGEST, Pattern, ends_of, pattern_of, trimmed
from store.annotations.anchoring_places import Place, apart, certainty, placed, scored
from store.model.selector import Anchor, Certainty, Target
from store.model.span import Span
from store.text.folding import Folded, fold


class Edited:
    """One text, to find targets in that do not stand there as they did."""

    def __init__(self, text: str) -> None:
        """Nothing is prepared before it is needed."""
        self._text = text

    def anchor(self, target: Target) -> Anchor | None:
        """The likeliest place of a target; None if it is lost."""
        if not target.quote.exact.strip():
            return self._between(target)
        return self._long(target) if len(target.quote.exact) > LONGEST else self._best(target)

    def _between(self, target: Target) -> Anchor | None:
        """A place without words, such as a cursor: only its surroundings tell."""
        quote = target.quote
        whole = quote.prefix + quote.exact + quote.suffix
        offset = self._text.find(whole) if quote.prefix or quote.suffix else -1
        start = offset + len(quote.prefix)
        return None if offset < 0 else _uncertain(start, start + len(quote.exact))

    def _best(self, target: Target) -> Anchor | None:
        """The best of all places that look like the target."""
        pattern = pattern_of(target)
        if not pattern.quote.strip():
            return self._between(target)
        places = apart([*self._exact(pattern), *self._aligned(pattern)])
        trust = certainty(places, target.lookalike)
        if trust is None:
            return None
        span = self._folded.span(Span(places[0].start, places[0].end))
        return Anchor(span=trimmed(self._text, span.start, span.end), certainty=trust)

    def _long(self, target: Target) -> Anchor | None:
        """A long quote, by its two ends, since alignment costs a square; as long as it was where one is missing."""
        length = len(target.quote.exact)
        head, tail = (self._best(end) for end in ends_of(target))
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
