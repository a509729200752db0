"""Comparison: what became of a source's words in a quotation of them.

    source      We will not raise  the fees this year or next.
    quotation   We will     double the fees ...  next
                        ---------
                same  different  same      left out, marked

Every word of the quotation is in exactly one `Same` or `Difference`, in order; so is every word of the source
between the ends of a place. Offsets count code points, into the quotation and into the source.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from store.model.span import Span


class ComparisonKind(StrEnum):
    """What a quotation is to its source."""

    VERBATIM = "verbatim"
    ELIDED = "elided"
    """Words were left out, and nothing else was done."""
    REORDERED = "reordered"
    """The same words in another order."""
    ALTERED = "altered"
    """Words were replaced or added, or a "not" was left out."""
    SPLICED = "spliced"
    """Put together from places that lie apart."""
    ABSENT = "absent"


class DifferenceKind(StrEnum):
    """What was done to some words."""

    LEFT_OUT = "left out"
    ADDED = "added"
    REPLACED = "replaced"
    MOVED = "moved"
    """They stand in the source, but not at this place of the order."""


@dataclass(frozen=True, slots=True)
class Same:
    """A stretch that quotation and source have in common."""

    quoted: Span
    source: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A stretch in which they differ."""

    kind: DifferenceKind
    quoted: Span
    """Into the quotation; empty where words were left out."""
    source: Span
    """Into the source; empty where words were added."""
    is_marked: bool = False
    """Whether the quotation owns up to it: "…" for words left out, brackets around words put in."""
    matters: tuple[str, ...] = ()
    """Why it may change the meaning, in words: "not", "a number", "a name"; empty where nothing tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A quotation held against its sources."""

    kind: ComparisonKind
    quotation: str
    source: str = ""
    """The name of the source in which the words, or the nearest passage, stand; empty where there is neither."""
    spans: tuple[Span, ...] = ()
    """Where the words stand in that source, in the order of the quotation; empty if they are absent."""
    nearest: Span | None = None
    """Of absent words: the passage that is most like them."""
    score: float = 0.0
    """0..1: how much of the quotation stands there; 1 for verbatim words."""
    same: tuple[Same, ...] = ()
    """In the order of the quotation."""
    differences: tuple[Difference, ...] = ()
    """In the order of the quotation."""

    @property
    def matters(self) -> tuple[str, ...]:
        """Every reason why a difference may change the meaning, once each."""
        return tuple(dict.fromkeys(reason for difference in self.differences for reason in difference.matters))

    def shifted(self, by: int) -> Comparison:
        """The same, its source `by` code points further on in a longer text."""
        return replace(
            self,
            spans=tuple(span.shifted(by) for span in self.spans),
            nearest=self.nearest.shifted(by) if self.nearest else None,
            same=tuple(replace(same, source=same.source.shifted(by)) for same in self.same),
            differences=tuple(replace(each, source=each.source.shifted(by)) for each in self.differences),
        )
