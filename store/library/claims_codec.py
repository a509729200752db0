"""A claim as plain JSON, and back: every field, nothing rounded.

What many claims have in common, three speakers and two dozen words for a rule, is one object after the way back:
in 50,000 claims that is half of what they take.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from store.courtesy import COURTESY
from store.model.attribution import Assertion, Attribution, AttributionClass, AttributionKind
from store.model.claim import CheckWorthiness, Claim, Speaker
from store.model.span import Span

ClaimRow = list[Any]


def encode_claim(claim: Claim) -> ClaimRow:
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


def _said(said: Attribution | Assertion) -> ClaimRow:
    """What is said, as a row."""
    if isinstance(said, Assertion):
        return [said.pattern, _pairs((said.span,))]
    parts = (_pairs(said.source), _pairs(said.cue), _pairs(said.content))
    return [said.pattern, *parts, said.kind.value, said.category.value, said.cue_group]


def _pairs(spans: Sequence[Span]) -> list[int]:
    """Spans as a flat list of starts and ends."""
    return [offset for span in spans for offset in (span.start, span.end)]


class ClaimDecoder:
    """The claims of one document, from their rows."""

    def __init__(self) -> None:
        """Nothing is shared yet."""
        self._speakers: dict[tuple[Any, ...], Speaker] = {}
        self._worths: dict[tuple[Any, ...], CheckWorthiness] = {}
        self._words: dict[str, str] = {}
        self._shares: dict[float, float] = {}

    def decode(self, row: ClaimRow) -> Claim:
        """The claim of a row; ValueError, TypeError or IndexError for what is none."""
        COURTESY.give_way()
        identity, said, (name, sureness, candidates, reason), confidence, (score, reasons), within = row
        return Claim(
            id=identity,
            said=self._back(said),
            speaker=self._speaker(name, sureness, tuple(candidates), reason),
            confidence=self._shares.setdefault(confidence, confidence),
            checkworthiness=self._worth(score, tuple(reasons)),
            within=within,
        )

    def _speaker(self, name: str | None, sureness: float, candidates: tuple[str, ...], reason: str) -> Speaker:
        """The one object for a speaker."""
        key = (name, sureness, candidates, reason)
        found = self._speakers.get(key)
        if found is None:
            found = Speaker(name=name, confidence=sureness, candidates=candidates, reason=reason)
            self._speakers[key] = found
        return found

    def _worth(self, score: float, reasons: tuple[str, ...]) -> CheckWorthiness:
        """The one object for how much is worth checking."""
        key = (score, reasons)
        found = self._worths.get(key)
        if found is None:
            shared = tuple(self._words.setdefault(reason, reason) for reason in reasons)
            found = self._worths[key] = CheckWorthiness(score=score, reasons=shared)
        return found

    def _back(self, row: ClaimRow) -> Attribution | Assertion:
        """What is said, from its row."""
        word = self._words.setdefault
        if len(row) == len(("pattern", "span")):
            return Assertion(span=_spans(row[1])[0], pattern=word(row[0], row[0]))
        pattern, source, cue, content, kind, category, group = row
        return Attribution(
            source=_spans(source),
            cue=_spans(cue),
            content=_spans(content),
            kind=AttributionKind(kind),
            category=AttributionClass(category),
            pattern=word(pattern, pattern),
            cue_group=word(group, group),
        )


def _spans(flat: Sequence[int]) -> tuple[Span, ...]:
    """The spans of a flat list."""
    return tuple(Span(start, end) for start, end in zip(flat[::2], flat[1::2], strict=True))
