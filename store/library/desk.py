"""The desk: one open document with everything that is known of it, as one immutable view.

    document + claims (derived) + judgements, corrections, annotations (kept)  ->  Desk

Pure: the reader shows the text first and lays the desk again when the claims come.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from store.annotations.anchoring import anchor
from store.annotations.attachment import attach
from store.library.correcting import corrected, made_by_hand
from store.model.annotation import Annotation, Correction, Judgement, Verdict
from store.model.claim import Claim
from store.model.document import Document
from store.model.selector import Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A claim with what the person holds of it."""

    claim: Claim
    """As corrected."""
    verdict: Verdict
    judgement: Judgement | None = None
    correction: Correction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An annotation with the place where its words stand now."""

    annotation: Annotation
    anchor: Anchor | None
    """None: lost. Show it with the words it was made on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One open document."""

    document: Document
    claims: tuple[Judged, ...] = ()
    """By place."""
    annotations: tuple[Placed, ...] = ()
    """By place; lost ones last."""
    orphans: tuple[Judgement | Correction, ...] = ()
    """What the person said of claims that are there no more."""


def lay_out(
    document: Document,
    claims: Sequence[Claim] | None,
    judgements: Sequence[Judgement],
    corrections: Sequence[Correction],
    annotations: Sequence[Annotation],
) -> Desk:
    """Put everything in its place. `claims` is None while they are not known: then nothing is orphaned."""
    placed = sorted((Placed(annotation=one, anchor=anchor(document, one.target)) for one in annotations), key=_order)
    if claims is None:
        return Desk(document=document, annotations=tuple(placed))
    mended, lost_corrections = _mended(document, claims, corrections)
    judged, lost_judgements = _judged(document, mended, judgements)
    return Desk(
        document=document,
        claims=tuple(sorted(judged, key=lambda one: one.claim.span)),
        annotations=tuple(placed),
        orphans=(*lost_judgements, *lost_corrections),
    )


def _mended(
    document: Document, claims: Sequence[Claim], corrections: Sequence[Correction]
) -> tuple[list[Judged], list[Correction]]:
    """The claims as the person corrected them, with those made by hand; and the corrections of none."""
    repairs = [one for one in corrections if not one.is_made_by_hand]
    places = attach(document, claims, [one.content for one in repairs])
    by_place = {place: one for one, place in zip(repairs, places, strict=True) if place is not None}
    mended = [
        Judged(claim=corrected(document, claim, one) if one else claim, verdict=Verdict.OPEN, correction=one)
        for place, claim in enumerate(claims)
        if not ((one := by_place.get(place)) and one.is_hidden)
    ]
    lost = [one for one, place in zip(repairs, places, strict=True) if place is None]
    for one in corrections:
        made = made_by_hand(document, one) if one.is_made_by_hand else None
        if made:
            mended.append(Judged(claim=made, verdict=Verdict.OPEN, correction=one))
        elif one.is_made_by_hand:
            lost.append(one)
    return mended, lost


def _judged(
    document: Document, mended: list[Judged], judgements: Sequence[Judgement]
) -> tuple[list[Judged], list[Judgement]]:
    """The claims with their verdicts; and the judgements of none."""
    places = attach(document, [one.claim for one in mended], [one.content for one in judgements])
    lost = []
    for one, place in zip(judgements, places, strict=True):
        if place is not None:
            mended[place] = replace(mended[place], verdict=one.verdict, judgement=one)
        elif one.verdict is not Verdict.OPEN:
            lost.append(one)
    return mended, lost


def _order(placed: Placed) -> tuple[bool, int, str]:
    """By place; lost ones last; then by age."""
    found = placed.anchor
    return found is None, found.span.start if found else placed.annotation.target.position.start, placed.annotation.id
