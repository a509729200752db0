"""The desk: one open document with everything that is known of it, as one immutable view.

    document + claims (derived) + judgements, corrections, annotations (kept)  ->  Desk

Pure: the reader shows the text first and lays the desk again when the claims come.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from store.annotations.aliases import really
from store.annotations.anchoring import anchor
from store.annotations.attachment import attach
from store.courtesy import COURTESY
from store.library.correcting import corrected, made_by_hand
from store.model.alias import Alias
from store.model.annotation import Annotation, Correction, Judgement, Verdict
from store.model.claim import Claim, Speaker
from store.model.desk import Desk, Judged, Placed
from store.model.document import Document
from store.model.selector import Anchor, Certainty

Said = TypeVar("Said", Judgement, Correction)


def lay_out(
    document: Document,
    claims: Sequence[Claim] | None,
    judgements: Sequence[Judgement],
    corrections: Sequence[Correction],
    annotations: Sequence[Annotation],
) -> Desk:
    """Put everything in its place. `claims` is None while they are not known: then nothing is orphaned."""
    placed = sorted((Placed(annotation=one, anchor=anchor(document, one.target)) for one in annotations), key=order)
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
    attached, lost = _attached(document, claims, repairs)
    mended = []
    for place, claim in enumerate(claims):
        COURTESY.give_way()
        said = attached.get(place, [])
        if judged := _repaired(document, claim, *(said[0] if said else ())):
            mended.append(replace(judged, overruled=tuple(one for one, _ in said[1:])))
    for one in corrections:
        if not one.is_made_by_hand or one.is_hidden:
            continue  # of a claim of the person's own, which they hid, nothing is in doubt
        if made := made_by_hand(document, one):
            mended.append(_made(made, one, anchor(document, one.content)))
        else:
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


def renamed(desk: Desk, aliases: Mapping[str, Alias]) -> Desk:
    """A desk on which every claim is of who really says it, by the key of each name that is an alias."""
    return replace(desk, claims=tuple(_named(one, aliases) for one in desk.claims)) if aliases else desk


def _named(judged: Judged, aliases: Mapping[str, Alias]) -> Judged:
    """A claim with who really says it; what a person said of this very claim later than of the name stays."""
    speaker, correction = judged.claim.speaker, judged.correction
    since = correction.updated if correction and correction.speaker is not None else ""
    name = really(speaker.name or "", aliases, since)
    if name == (speaker.name or ""):
        return judged
    known = Speaker(name=name, confidence=1.0, reason=f"“{speaker.name}” is the same, said by hand")
    return replace(judged, claim=replace(judged.claim, speaker=known), called=speaker.name or "")


def _judged(
    document: Document, mended: list[Judged], judgements: Sequence[Judgement]
) -> tuple[list[Judged], list[Judgement]]:
    """The claims with their verdicts; and the judgements of none."""
    attached, lost = _attached(document, [one.claim for one in mended], judgements)
    for place, ((one, certainty), *others) in attached.items():
        judged = mended[place]
        mended[place] = replace(
            judged,
            verdict=one.verdict,
            judgement=one,
            doubtful=(one, *judged.doubtful) if certainty is Certainty.UNCERTAIN else judged.doubtful,
            overruled=(*(other for other, _ in others), *judged.overruled),
        )
    return mended, [one for one in lost if one.verdict is not Verdict.OPEN]


def _attached(
    document: Document, claims: Sequence[Claim], nouns: Sequence[Said]
) -> tuple[dict[int, list[tuple[Said, Certainty]]], list[Said]]:
    """By the place of a claim all that was said of it, what counts first; and what was said of none.

    `attach` gives each claim one: two people who judged the same claim are two rounds.
    """
    left = sorted(nouns, key=_updated, reverse=True)
    attached: dict[int, list[tuple[Said, Certainty]]] = {}
    while left:
        places = attach(document, claims, [one.content for one in left])
        for one, at in zip(left, places, strict=True):
            if at:
                attached.setdefault(at.place, []).append((one, at.certainty))
        if not any(places):
            break
        left = [one for one, at in zip(left, places, strict=True) if at is None]
    return attached, left


def _updated(noun: Judgement | Correction) -> str:
    """When it was given: of two on one claim, from stores that were merged, the later counts."""
    return noun.updated


def order(placed: Placed) -> tuple[bool, int, str]:
    """By place; lost ones last; then by age."""
    found = placed.anchor
    return found is None, found.span.start if found else placed.annotation.target.position.start, placed.annotation.id
