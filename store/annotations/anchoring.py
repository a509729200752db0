"""Anchoring: write down a place in a text (`describe`) and find it again when the text changed (`anchor`).

    same words at the same place  ->  sure, without looking further
    words and context, folded     ->  every place where the quote stands, scored by what is around it
    rare words of quote + context ->  vote for windows; the quote is aligned inside the best of them

A place is sure when it scores high and no other comes near. Everything else is uncertain, for the
person to confirm, or lost: the known failure of others is to jump to a lookalike without a word.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from store.model.document import Document
from store.model.selector import Anchor, Certainty, Target, TextPositionSelector, TextQuoteSelector
from store.model.span import Span
from store.text.folding import Folded, fold
from store.text.hashing import text_hash
from store.text.words import WORD

_CONTEXT = 64
"""Code points kept before and behind the quote; 32 leave 4 more of 1,000 places undecided."""
_SURE = 0.9
_ACCEPTED = 0.75
_MARGIN = 0.05
"""How far the next place must stay behind for the best one to be sure."""
_OCCURRENCES = 64
"""Places of the same words that are compared; more than that, and rare words decide."""
_WINDOWS = 8
_RARE = 40
"""A word that stands more often than this votes for nothing."""


def describe(document: Document, span: Span) -> Target:
    """The place of a span: its words, their surroundings and where they stood."""
    text = document.text
    quote = TextQuoteSelector(
        exact=span.of(text),
        prefix=text[max(0, span.start - _CONTEXT) : span.start],
        suffix=text[span.end : span.end + _CONTEXT],
    )
    return Target(quote=quote, position=TextPositionSelector(start=span.start, end=span.end), text_hash=_hash(text))


def anchor(document: Document, target: Target) -> Anchor | None:
    """Where a target stands in a document now; None if it is lost."""
    return _prepared(document.text).anchor(target)


@lru_cache(maxsize=2)
def _prepared(text: str) -> Anchoring:
    """The preparation of the last texts, so that anchoring one by one costs no more than in a batch."""
    return Anchoring(text)


@lru_cache(maxsize=4)
def _hash(text: str) -> str:
    """The hash of the last texts."""
    return text_hash(text)


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A target, folded."""

    whole: str
    """Prefix, quote and suffix."""
    start: int
    end: int
    """Where in `whole` the quote stands."""
    position: int
    """Where in the old text it stood."""

    @property
    def quote(self) -> str:
        return self.whole[self.start : self.end]


@dataclass(frozen=True, slots=True, order=True)
class _Place:
    """A candidate, in the folded text."""

    score: float
    start: int
    end: int


class Anchoring:
    """One text, made ready to find many targets in."""

    def __init__(self, text: str) -> None:
        """Nothing is prepared before it is needed: a text that did not change needs nothing."""
        self._text = text

    def anchor(self, target: Target) -> Anchor | None:
        """Where a target stands now; None if it is lost."""
        quote, position = target.quote, target.position
        if not quote.exact:
            return self._between(target)
        if self._is_at(target, position.start):
            return Anchor(span=Span(position.start, position.start + len(quote.exact)), certainty=Certainty.SURE)
        pattern = _pattern(target)
        places = self._exact(pattern)
        if not places or places[0].score < _SURE:
            places = _apart(places + self._similar(pattern))
        if not places or places[0].score < _ACCEPTED:
            return self._only(pattern)
        return self._decided(places)

    def _between(self, target: Target) -> Anchor | None:
        """A place without words, such as a cursor: only its surroundings tell."""
        quote = target.quote
        offset = self._text.find(quote.prefix + quote.suffix)
        start = target.position.start if self._is_at(target, target.position.start) else offset + len(quote.prefix)
        return None if offset < 0 else Anchor(span=Span(start, start), certainty=Certainty.UNCERTAIN)

    def _is_at(self, target: Target, start: int) -> bool:
        """Whether words and surroundings stand at an offset just as they were described."""
        quote, text = target.quote, self._text
        end = start + len(quote.exact)
        return (
            text.startswith(quote.exact, start)
            and text.endswith(quote.prefix, 0, start)
            and text.startswith(quote.suffix, end)
        )

    @cached_property
    def _folded(self) -> Folded:
        return fold(self._text)

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        """Where each word stands in the folded text."""
        index: dict[str, list[int]] = {}
        for match in WORD.finditer(self._folded.text):
            index.setdefault(match[0], []).append(match.start())
        return index

    def _exact(self, pattern: _Pattern) -> list[_Place]:
        """Every place of the folded quote, best first; none where there are too many to tell."""
        text, quote, found = self._folded.text, pattern.quote, list[_Place]()
        at = text.find(quote)
        while at >= 0 and len(found) < _OCCURRENCES:
            found.append(self._scored(pattern, at, at + len(quote)))
            at = text.find(quote, at + 1)
        return sorted(found, reverse=True) if len(found) < _OCCURRENCES else []

    def _similar(self, pattern: _Pattern) -> list[_Place]:
        """The quote aligned inside the windows that its rare words, and those around it, vote for."""
        votes: Counter[int] = Counter()
        width = max(len(pattern.whole), 64)
        for match in WORD.finditer(pattern.whole):
            places = self._index.get(match[0], ())
            if len(places) <= _RARE:
                for at in places:
                    bucket = (at - match.start()) // width
                    votes[bucket] += 2
                    votes[bucket + 1] += 1
        windows = [bucket * width for bucket, _ in votes.most_common(_WINDOWS)]
        return [place for start in windows if (place := self._aligned(pattern, start - width, start + 2 * width))]

    def _aligned(self, pattern: _Pattern, start: int, end: int) -> _Place | None:
        """The place of the quote in one window: its surroundings aligned first, then its edges."""
        start = max(0, start)
        window = self._folded.text[start:end]
        aligned = fuzz.partial_ratio_alignment(pattern.whole, window, score_cutoff=50)
        if aligned is None:
            return None
        low, high = start + aligned.dest_start, start + aligned.dest_end
        edges = _edges(pattern, self._folded.text[low:high])
        return self._scored(pattern, low + edges[0], low + edges[1]) if edges[0] < edges[1] else None

    def _scored(self, pattern: _Pattern, start: int, end: int) -> _Place:
        """How well a place fits: its words 50, what stands before and behind 20 each, where it stands 2."""
        text = self._folded.text
        prefix, suffix = pattern.whole[: pattern.start], pattern.whole[pattern.end :]
        words = Indel.normalized_similarity(pattern.quote, text[start:end])
        before = fuzz.ratio(prefix, text[max(0, start - len(prefix)) : start]) / 100 if prefix else 1.0
        behind = fuzz.ratio(suffix, text[end : end + len(suffix)]) / 100 if suffix else 1.0
        near = 1 - abs(start - pattern.position) / max(len(text), pattern.position, 1)
        return _Place((50 * words + 20 * before + 20 * behind + 2 * near) / 92, start, end)

    def _only(self, pattern: _Pattern) -> Anchor | None:
        """The only place of a long quote whose surroundings are gone; not sure, but not lost."""
        text = self._folded.text
        at = text.find(pattern.quote) if len(pattern.quote) > 24 else -1
        if at < 0 or text.find(pattern.quote, at + 1) >= 0:
            return None
        return self._anchor(at, at + len(pattern.quote), Certainty.UNCERTAIN)

    def _decided(self, places: list[_Place]) -> Anchor:
        """The best place; sure if it is good and nothing else comes near."""
        best = places[0]
        is_alone = len(places) == 1 or places[1].score < best.score - _MARGIN
        certainty = Certainty.SURE if best.score >= _SURE and is_alone else Certainty.UNCERTAIN
        return self._anchor(best.start, best.end, certainty)

    def _anchor(self, start: int, end: int, certainty: Certainty) -> Anchor:
        """A place of the folded text in the text itself."""
        return Anchor(span=self._folded.span(Span(start, end)), certainty=certainty)


def _pattern(target: Target) -> _Pattern:
    """A target, folded as one piece, so that its edges lie where they lie in the text."""
    quote = target.quote
    folded = fold(quote.prefix + quote.exact + quote.suffix)
    start = bisect_left(folded.offsets, len(quote.prefix))
    end = bisect_left(folded.offsets, len(quote.prefix) + len(quote.exact))
    return _Pattern(folded.text, start, max(end, min(start + 1, len(folded.text))), target.position.start)


def _edges(pattern: _Pattern, found: str) -> tuple[int, int]:
    """Where the quote's edges fall in a stretch that the whole pattern was aligned to."""
    start = end = len(found)
    for block in Indel.opcodes(pattern.whole, found):
        if block.src_start <= pattern.start < block.src_end:
            start = min(block.dest_start + pattern.start - block.src_start, block.dest_end)
        if block.src_start < pattern.end <= block.src_end:
            end = min(block.dest_start + pattern.end - block.src_start, block.dest_end)
    return start, end


def _apart(places: list[_Place]) -> list[_Place]:
    """Best first, without those that are nearly the same place as a better one."""
    kept: list[_Place] = []
    for place in sorted(places, reverse=True):
        if not any(place.start < other.end and other.start < place.end for other in kept):
            kept.append(place)
    return kept
