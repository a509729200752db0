"""Places: where a pattern may stand, how well each fits, and whether the best one can be trusted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from store.annotations.anchoring_alignment import edges
from store.annotations.anchoring_patterns import Pattern
from store.model.selector import Certainty

_ACCEPTED = 0.75
"""Below this nothing is shown, not even as uncertain, unless words and one side of them are much the same."""
_FAINT = 0.55
_SURE = 0.9
_MARGIN = 0.06
"""How far the next place must stay behind for the best one to be sure."""
_WIDE = 0.25
"""How far it must stay behind where the best one is not that good."""
_PLAIN = 0.84
"""What is good enough then."""
_BETTER = 0.1
"""How much better than a lookalike a place must fit to be the one meant."""
_SPLIT = 0.8
"""What words are worth that are all there, but with others put between."""

_VERBATIM = 0.999
_LONG = 24
"""Code points of a quote that says something even where everything around it is new."""
_STRETCH = 0.1
_WORD = 12
"""A place may be longer or shorter than the quote by a tenth and a word to be sure."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A candidate, in the folded text."""

    score: float
    """0..1: all that speaks for it, weighed."""
    start: int
    end: int
    words: float
    """0..1: how like the quote it is."""
    around: float
    """0..1: how like what stood before or behind, whichever is liker."""
    is_whole: bool
    """Whether it is about as long as the quote: nothing much was put in or left out."""


def scored(pattern: Pattern, text: str, start: int, end: int, covered: float = 0.0) -> Place:
    """How well a place fits: its words 50, what stands before and behind 20 each, where it stands 2.

    Args:
        pattern: What is looked for.
        text: The folded text.
        start: Where the place starts.
        end: Where it ends.
        covered: The share of the quote, 0..1, that is there with other words in between.
    """
    prefix, suffix = pattern.prefix, pattern.suffix
    words = max(fuzz.ratio(pattern.quote, text[start:end]) / 100, _SPLIT * covered)
    before = fuzz.ratio(prefix, text[max(0, start - len(prefix)) : start]) / 100 if prefix else 1.0
    behind = fuzz.ratio(suffix, text[end : end + len(suffix)]) / 100 if suffix else 1.0
    near = 1 - abs(start - pattern.position) / max(len(text), pattern.position, 1)
    score = (50 * words + 20 * before + 20 * behind + 2 * near) / 92
    around = max(before if prefix else 0.0, behind if suffix else 0.0)
    is_whole = abs(end - start - len(pattern.quote)) <= _STRETCH * len(pattern.quote) + _WORD
    return Place(score, start, end, words, around, is_whole)


def placed(pattern: Pattern, text: str, low: int, high: int) -> Place | None:
    """The place of the quote between two offsets of the folded text; None if nothing of it is there."""
    found = edges(pattern, text[low:high])
    return scored(pattern, text, low + found[0], low + found[1], found[2]) if found else None


def apart(places: Iterable[Place]) -> list[Place]:
    """Best first, without those that overlap a better one."""
    kept: list[Place] = []
    for place in sorted(places, reverse=True):
        if not any(place.start < other.end and other.start < place.end for other in kept):
            kept.append(place)
    return kept


def certainty(places: Sequence[Place], lookalike: float | None) -> Certainty | None:
    """How sure the first of some places is the one meant; None if it is not even likely.

    Args:
        places: Best first, apart.
        lookalike: How well the likest other place fitted on the day of marking. What fits no better
            may be that one, and the place meant may be gone.
    """
    if not places or not (_is_likely(places[0]) or _is_only(places)):
        return None
    best, lead = places[0].score, places[0].score - (places[1].score if len(places) > 1 else 0.0)
    is_good = places[0].is_whole and ((best >= _SURE and lead > _MARGIN) or (best >= _PLAIN and lead > _WIDE))
    return Certainty.SURE if is_good and best > (lookalike or 0.0) + _BETTER else Certainty.UNCERTAIN


def _is_only(places: Sequence[Place]) -> bool:
    """Whether the words themselves are long, and stand here and nowhere else."""
    first, *others = places
    is_verbatim = first.words > _VERBATIM and first.end - first.start >= _LONG
    return is_verbatim and all(other.words <= _VERBATIM for other in others)


def _is_likely(place: Place) -> bool:
    """Whether a place is worth showing."""
    return place.score >= _ACCEPTED or (place.score >= _FAINT and place.words >= 0.65 and place.around >= 0.75)
