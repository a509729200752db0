"""Attachment: which claim a judgement or correction is about, after the extraction ran anew.

A claim is derived and may come out otherwise next time; what a person said of it may not be lost.
So a target belongs to the claim that has exactly its span, else to the one that shares at least .8
with it, else to none. No claim gets two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from store.annotations.anchoring import anchor
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


_SHARED = 0.8
"""Of the code points that either covers, those that both do."""


def attach(document: Document, claims: Sequence[Claim], targets: Sequence[Target]) -> tuple[Attached | None, ...]:
    """For each target the claim it is about, or None if there is no such claim."""
    anchors = [anchor(document, target) for target in targets]
    spans = [found.span if found else None for found in anchors]
    pairs = sorted(
        (-_overlap(claim.span, span), at, place)
        for at, span in enumerate(spans)
        if span is not None
        for place, claim in enumerate(claims)
        if claim.span.meets(span) and _overlap(claim.span, span) >= _SHARED
    )
    attached: dict[int, Attached] = {}
    taken: set[int] = set()
    for _, at, place in pairs:
        if at not in attached and place not in taken:
            attached[at] = Attached(place, found.certainty if (found := anchors[at]) else Certainty.UNCERTAIN)
            taken.add(place)
    return tuple(attached.get(at) for at in range(len(targets)))


def _overlap(one: Span, other: Span) -> float:
    """The share of what either covers that both cover."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(0, both) / max(1, len(one) + len(other) - max(0, both))
