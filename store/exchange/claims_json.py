"""The object that `quoth claims --json` prints for a document: the contract with every program that reads it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from store.model.claim import Claim
from store.model.document import Document
from store.model.span import Span

Json = dict[str, object]


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    """Spans as pairs of code points."""
    return [[span.start, span.end] for span in spans]


def _claim(claim: Claim) -> Json:
    """One claim, its fields in the order of the contract."""
    return {
        "id": claim.id,
        "kind": claim.kind.value,
        "class": claim.category.value if claim.category else None,
        "source": _spans(claim.source),
        "cue": _spans(claim.cue),
        "content": _spans(claim.content),
        "speaker": claim.speaker.name,
        "speaker_confidence": round(claim.speaker.confidence, 3),
        "speaker_candidates": list(claim.speaker.candidates),
        "within": claim.within,
        "pattern": claim.pattern,
        "confidence": round(claim.confidence, 3),
        "checkworthiness": round(claim.checkworthiness.score, 3),
        "reasons": list(claim.checkworthiness.reasons),
    }


def claims_object(path: str, document: Document, claims: Sequence[Claim]) -> Json:
    """One document with its claims. Offsets are code points, half-open, into "text".

    Args:
        path: as it was given on the command line.
        document: the text that the claims were extracted from.
        claims: in reading order.
    """
    return {
        "path": path,
        "document": {
            "id": document.id,
            "title": document.title,
            "author": document.metadata.author,
            "date": document.metadata.date,
            "source": document.source,
            "language": document.language,
        },
        "text": document.text,
        "claims": [_claim(claim) for claim in claims],
    }
