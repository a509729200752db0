"""A claim as a person corrected it, or made it: the extraction's own value, with his fields in place."""

from __future__ import annotations

from dataclasses import replace

from store.annotations.anchoring import anchor
from store.model.annotation import Correction
from store.model.attribution import Assertion, Attribution, AttributionClass, AttributionKind
from store.model.claim import CheckWorthiness, Claim, ClaimKind, Speaker
from store.model.document import Document
from store.model.selector import Target
from store.model.span import Span

_BY_HAND = "by hand"


def corrected(document: Document, claim: Claim, correction: Correction) -> Claim:
    """The claim with what the correction says in place of what the extraction found."""
    content = _span(document, correction.new_content)
    said = _as_kind(claim, correction.kind or claim.kind.value, (content,) if content else claim.content)
    speaker = claim.speaker
    if correction.speaker is not None:
        speaker = Speaker(name=correction.speaker or None, confidence=1.0, reason="corrected by hand")
    return replace(claim, said=said, speaker=speaker)


def made_by_hand(document: Document, correction: Correction) -> Claim | None:
    """The claim that a person made from a selection; None if its words are lost."""
    content = _span(document, correction.new_content or correction.content)
    if content is None:
        return None
    source = _span(document, correction.source)
    kind = ClaimKind(correction.kind or ClaimKind.INDIRECT)
    said = _said(kind, (source,) if source else (), (), (content,), AttributionClass.STATEMENT)
    speaker = Speaker(name=correction.speaker, confidence=1.0 if correction.speaker else 0.0, reason=_BY_HAND)
    return Claim(id=correction.id, said=said, speaker=speaker, confidence=1.0, checkworthiness=CheckWorthiness())


def _as_kind(claim: Claim, kind: str, content: tuple[Span, ...]) -> Attribution | Assertion:
    """What is said, as another kind or with other bounds; as it was where neither changes."""
    if kind == claim.kind.value and content == claim.content:
        return claim.said
    category = claim.category or AttributionClass.STATEMENT
    return _said(ClaimKind(kind), claim.source, claim.cue, content, category)


def _said(
    kind: ClaimKind,
    source: tuple[Span, ...],
    cue: tuple[Span, ...],
    content: tuple[Span, ...],
    category: AttributionClass,
) -> Attribution | Assertion:
    """An attribution or assertion that a person had his hand in."""
    if kind is ClaimKind.ASSERTION:
        return Assertion(span=Span(content[0].start, content[-1].end), pattern=_BY_HAND)
    return Attribution(
        source=source,
        cue=cue,
        content=content,
        kind=AttributionKind(kind.value),
        category=category,
        pattern=_BY_HAND,
    )


def _span(document: Document, target: Target | None) -> Span | None:
    """Where a target stands now, if there is one and it does."""
    found = anchor(document, target) if target else None
    return found.span if found else None
