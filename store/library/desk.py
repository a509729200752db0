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
from store.model.selector import Anchor, Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A claim with what the person holds of it."""

    claim: Claim
    """As corrected."""
    verdict: Verdict
    judgement: Judgement | None = None
    correction: Correction | None = None
    doubtful: tuple[Judgement | Correction, ...] = ()
    """Of these two, those whose place is uncertain: for the person to confirm (`Notebook.confirm`)."""


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
    repairs = sorted((one for one in corrections if not one.is_made_by_hand), key=_updated, reverse=True)
    places = attach(document, claims, [one.content for one in repairs])
    by_place = {at.place: (one, at.certainty) for one, at in zip(repairs, places, strict=True) if at}
    mended = [
        judged for place, claim in enumerate(claims) if (judged := _repaired(document, claim, *by_place.get(place, ())))
    ]
    lost = [one for one, at in zip(repairs, places, strict=True) if at is None]
    for one in corrections:
        if one.is_made_by_hand and (made := made_by_hand(document, one)):
            mended.append(_made(made, one, anchor(document, one.content)))
        elif one.is_made_by_hand:
            lost.append(one)
    return mended, lost


def _repaired(
    document: Document, claim: Claim, correction: Correction | None = None, certainty: Certainty = Certainty.SURE
) -> Judged | None:
    """A claim as it was corrected; None if it was hidden, and surely: a doubtful correction hides nothing."""
    if correction is None:
        return Judged(claim=claim, verdict=Verdict.OPEN)
    if correction.is_hidden and certainty is Certainty.SURE:
        return None
    doubtful = (correction,) if certainty is Certainty.UNCERTAIN else ()
    mended = corrected(document, claim, correction)
    return Judged(claim=mended, verdict=Verdict.OPEN, correction=correction, doubtful=doubtful)


def _made(made: Claim, correction: Correction, place: Anchor | None) -> Judged:
    """A claim that a person made, where its words stand now."""
    is_doubtful = place is None or place.certainty is Certainty.UNCERTAIN
    return Judged(
        claim=made, verdict=Verdict.OPEN, correction=correction, doubtful=(correction,) if is_doubtful else ()
    )


def _judged(
    document: Document, mended: list[Judged], judgements: Sequence[Judgement]
) -> tuple[list[Judged], list[Judgement]]:
    """The claims with their verdicts; and the judgements of none."""
    latest = sorted(judgements, key=_updated, reverse=True)
    places = attach(document, [one.claim for one in mended], [one.content for one in latest])
    lost = []
    for one, at in zip(latest, places, strict=True):
        if at:
            judged = mended[at.place]
            doubtful = (one, *judged.doubtful) if at.certainty is Certainty.UNCERTAIN else judged.doubtful
            mended[at.place] = replace(judged, verdict=one.verdict, judgement=one, doubtful=doubtful)
        elif one.verdict is not Verdict.OPEN:
            lost.append(one)
    return mended, lost


def _updated(noun: Judgement | Correction) -> str:
    """When it was given: of two on one claim, from stores that were merged, the later counts."""
    return noun.updated


def _order(placed: Placed) -> tuple[bool, int, str]:
    """By place; lost ones last; then by age."""
    found = placed.anchor
    return found is None, found.span.start if found else placed.annotation.target.position.start, placed.annotation.id
