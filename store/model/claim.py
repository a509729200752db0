"""Claim: an attribution or assertion, with who is behind it and how much all of that can be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from store.model.attribution import Assertion, Attribution, AttributionClass
from store.model.span import Span


class ClaimKind(StrEnum):
    """The four kinds that a person sees."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    ASSERTION = "assertion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One person or body of a document under its fullest name, as far as it could be resolved."""

    name: str | None
    """None: not resolved with enough confidence to be asserted; see `candidates`."""
    confidence: float = 0.0
    """0..1."""
    candidates: tuple[str, ...] = ()
    """Other names it may be, likeliest first."""
    reason: str = ""
    """How the name was found, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckWorthiness:
    """How much a claim asks to be checked, and why."""

    score: float = 0.0
    """0..1."""
    reasons: tuple[str, ...] = ()
    """In words a reader understands, strongest first: "names a number"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing that somebody, or the document itself, says. Derived; never kept in the store."""

    id: str
    """Hash of (hash of the text, kind, words of the content, occurrence); never of offsets alone."""
    said: Attribution | Assertion
    speaker: Speaker
    confidence: float
    """0..1: that the content and its source are right."""
    checkworthiness: CheckWorthiness
    within: str | None = None
    """Id of the claim that this one is quoted inside of."""

    @property
    def kind(self) -> ClaimKind:
        """Direct, mixed, indirect or assertion."""
        return ClaimKind.ASSERTION if isinstance(self.said, Assertion) else ClaimKind(self.said.kind.value)

    @property
    def category(self) -> AttributionClass | None:
        """Statement or stance; None for the document's own assertions."""
        return None if isinstance(self.said, Assertion) else self.said.category

    @property
    def source(self) -> tuple[Span, ...]:
        """Where the text names who said it; may be empty."""
        return () if isinstance(self.said, Assertion) else self.said.source

    @property
    def cue(self) -> tuple[Span, ...]:
        """The words that report it; may be empty."""
        return () if isinstance(self.said, Assertion) else self.said.cue

    @property
    def content(self) -> tuple[Span, ...]:
        """What is said; at least one span, in the order of the text."""
        return (self.said.span,) if isinstance(self.said, Assertion) else self.said.content

    @property
    def pattern(self) -> str:
        """The name of the rule that made it."""
        return self.said.pattern

    @property
    def span(self) -> Span:
        """From the first to the last code point of the content."""
        return Span(self.content[0].start, self.content[-1].end)
