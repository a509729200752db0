"""A claim as plain JSON, and back: every field, nothing rounded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from store.model.attribution import Assertion, Attribution, AttributionClass, AttributionKind
from store.model.claim import CheckWorthiness, Claim, Speaker
from store.model.span import Span

Row = list[Any]


def encode(claim: Claim) -> Row:
    """The row of a claim."""
    speaker, worth = claim.speaker, claim.checkworthiness
    return [
        claim.id,
        _said(claim.said),
        [speaker.name, speaker.confidence, list(speaker.candidates), speaker.reason],
        claim.confidence,
        [worth.score, list(worth.reasons)],
        claim.within,
    ]


def decode(row: Row) -> Claim:
    """The claim of a row; ValueError, TypeError or IndexError for what is none."""
    identity, said, (name, sureness, candidates, reason), confidence, (score, reasons), within = row
    return Claim(
        id=identity,
        said=_back(said),
        speaker=Speaker(name=name, confidence=sureness, candidates=tuple(candidates), reason=reason),
        confidence=confidence,
        checkworthiness=CheckWorthiness(score=score, reasons=tuple(reasons)),
        within=within,
    )


def _said(said: Attribution | Assertion) -> Row:
    """What is said, as a row."""
    if isinstance(said, Assertion):
        return [said.pattern, _pairs((said.span,))]
    parts = (_pairs(said.source), _pairs(said.cue), _pairs(said.content))
    return [said.pattern, *parts, said.kind.value, said.category.value, said.cue_group]


def _back(row: Row) -> Attribution | Assertion:
    """What is said, from its row."""
    if len(row) == len(("pattern", "span")):
        return Assertion(span=_spans(row[1])[0], pattern=row[0])
    pattern, source, cue, content, kind, category, group = row
    return Attribution(
        source=_spans(source),
        cue=_spans(cue),
        content=_spans(content),
        kind=AttributionKind(kind),
        category=AttributionClass(category),
        pattern=pattern,
        cue_group=group,
    )


def _pairs(spans: Sequence[Span]) -> list[int]:
    """Spans as a flat list of starts and ends."""
    return [offset for span in spans for offset in (span.start, span.end)]


def _spans(flat: Sequence[int]) -> tuple[Span, ...]:
    """The spans of a flat list."""
    return tuple(Span(start, end) for start, end in zip(flat[::2], flat[1::2], strict=True))
