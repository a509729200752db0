"""Attachment: which claim a judgement or correction is about, after the extraction ran anew.

A claim is derived and may come out otherwise next time; what a person said of it may not be lost.
So a target belongs to the claim that has exactly its span, else to the one that shares at least .8
with it, else to none. No claim gets two.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from store.annotations.anchoring import anchor, describe
from store.model.annotation import Correction, Judgement
from store.model.claim import Claim
from store.model.document import Document
from store.model.selector import Certainty, Target
from store.model.span import Span


@dataclass(frozen=True, slots=True)
class Attached:
    """Which claim a target belongs to."""

    place: int
    """Of the claim among those that were given."""
    certainty: Certainty
    """Of the target's own anchor: uncertain is for the person to confirm."""


About = TypeVar("About", Judgement, Correction)

_SHARED = 0.8
"""Of the code points that either covers, those that both do."""


def attach(document: Document, claims: Sequence[Claim], targets: Sequence[Target]) -> tuple[Attached | None, ...]:
    """For each target the claim it is about, or None if there is no such claim."""
    anchors = [anchor(document, target) for target in targets]
    spans = [claim.span for claim in claims]
    by_start = sorted(range(len(spans)), key=lambda place: spans[place].start)
    starts = [spans[place].start for place in by_start]
    pairs = sorted(
        (-share, at, place)
        for at, found in enumerate(anchors)
        if found
        for place in _near(found.span, starts, by_start)
        if (share := _overlap(spans[place], found.span)) >= _SHARED
    )
    attached: dict[int, Attached] = {}
    taken: set[int] = set()
    for _, at, place in pairs:
        if at not in attached and place not in taken:
            attached[at] = Attached(place, found.certainty if (found := anchors[at]) else Certainty.UNCERTAIN)
            taken.add(place)
    return tuple(attached.get(at) for at in range(len(targets)))


def _near(span: Span, starts: Sequence[int], by_start: Sequence[int]) -> Sequence[int]:
    """The claims that begin close enough to a span to share that much with it: looking at all took seconds.

    What shares .8 begins at most .25 of the span's length before it and .2 behind its start.
    """
    slack = len(span) // 4 + 1
    return by_start[bisect_left(starts, span.start - slack) : bisect_right(starts, span.start + slack)]


def _overlap(one: Span, other: Span) -> float:
    """The share of what either covers that both cover."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(0, both) / max(1, len(one) + len(other) - max(0, both))


def places_of(document: Document, claim: Claim) -> tuple[Target | None, Target]:
    """Where a claim's source and its content stand."""
    source = describe(document, Span(claim.source[0].start, claim.source[-1].end)) if claim.source else None
    return source, describe(document, claim.span)


def about(document: Document, claim: Claim, nouns: Sequence[About]) -> About | None:
    """The one of these judgements or corrections that is about `claim`: the same by its id, else by its place."""
    if same := [noun for noun in nouns if claim.id in (noun.claim, noun.id)]:
        return max(same, key=lambda noun: noun.updated)
    places = attach(document, (claim,), [noun.content for noun in nouns])
    return next((noun for noun, place in zip(nouns, places, strict=True) if place is not None), None)
