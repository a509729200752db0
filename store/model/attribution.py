"""Attribution: who (source) is reported by which words (cue) to have said what (content).

The names and the three parts are PolNeAR's and PARC's (Pareti 2012; Newell et al. 2018). An absent
part is an empty tuple; a discontinuous one has several spans, in the order of the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from store.model.span import Span


class AttributionKind(StrEnum):
    """How much of the content stands between quotation marks: all, some or none of its words."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class AttributionClass(StrEnum):
    """Whether something is reported as said, or an attitude is ascribed (wants, fears, supports)."""

    STATEMENT = "statement"
    STANCE = "stance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A stretch of text between quotation marks."""

    span: Span
    """From the opening mark to behind the closing one."""
    opening: str
    closing: str
    """Empty where the closing mark is missing and the end was recovered."""
    depth: int = 0
    """0 for an outermost quotation, 1 for one inside it, and so on."""

    @property
    def inside(self) -> Span:
        """The words without their marks."""
        return Span(self.span.start + len(self.opening), self.span.end - len(self.closing))


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Source, cue and content as they stand in the text."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    """Never empty."""
    kind: AttributionKind
    category: AttributionClass
    pattern: str
    """The name of the rule that made it."""
    cue_group: str = ""
    """The group of the lexicon that the cue is from; empty without a cue."""

    def __post_init__(self) -> None:
        """Refuse an attribution of nothing."""
        if not self.content:
            raise ValueError("an attribution needs a content")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """A sentence in which the document itself states something that can be checked."""

    span: Span
    pattern: str = "assertion"
