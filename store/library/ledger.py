"""The ledger: who said what, over all documents. Pure.

    desks (one a document)  ->  Ledger.add  ->  voices, the most heard first, each with all that it said

One voice is one name: two names are one person only where the text, or the reader of it, says so, and
"the clerk" of one document is not the clerk of another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from store.model.annotation import Verdict
from store.model.attribution import AttributionClass
from store.model.claim import Claim, ClaimKind
from store.model.desk import Judged
from store.model.document import Document
from store.model.span import Span
from store.text.emphasis import as_read
from store.text.folding import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The document of a statement, without its text."""

    id: str
    title: str
    date: str | None
    """As the document states it, ISO 8601 where that is certain."""
    length: int
    """Code points of its text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One thing that somebody said."""

    origin: Origin
    claim: Claim
    """As corrected."""
    source: str
    """How the text calls who says it: "the clerk"; may be empty."""
    words: str
    """Its words, pieces joined by an ellipsis."""
    verdict: Verdict
    called: str = ""
    """Under which name, where the person said that it is the same speaker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One person or body, with all that they said."""

    name: str
    """As it is written most often; empty: nobody is named."""
    said: tuple[Said, ...]
    """By date, then document, then place; what has no date comes last."""

    @property
    def direct(self) -> int:
        """How much of it is quoted, wholly or in part."""
        return sum(one.claim.kind in (ClaimKind.DIRECT, ClaimKind.MIXED) for one in self.said)

    @property
    def reported(self) -> int:
        """How much of it is told in other words."""
        return sum(one.claim.kind is ClaimKind.INDIRECT and not _is_stance(one) for one in self.said)

    @property
    def stances(self) -> int:
        """How many attitudes are ascribed to them in other words."""
        return sum(one.claim.kind is ClaimKind.INDIRECT and _is_stance(one) for one in self.said)

    @property
    def also(self) -> tuple[str, ...]:
        """The names that the person said are theirs too, as they are written."""
        return tuple(sorted({one.called for one in self.said if one.called}))

    @property
    def documents(self) -> tuple[Origin, ...]:
        """Where they are heard, in the order of `said`."""
        return tuple({one.origin.id: one.origin for one in self.said}.values())


class Ledger:
    """Gathers documents one by one; a document that is added again replaces what it was."""

    def __init__(self) -> None:
        """Nobody has said anything yet."""
        self._said: dict[str, tuple[Said, ...]] = {}

    def add(self, document: Document, claims: Iterable[Judged]) -> None:
        """Write down who says what in a document. What the document itself states is nobody's."""
        origin = Origin(
            id=document.id, title=document.title, date=document.metadata.date, length=max(1, len(document.text))
        )
        self._said[document.id] = tuple(
            Said(
                origin=origin,
                claim=one.claim,
                source=_words(document, one.claim.source),
                words=_words(document, one.claim.content),
                verdict=one.verdict,
                called=one.called,
            )
            for one in claims
            if one.claim.kind is not ClaimKind.ASSERTION
        )

    def voices(self) -> tuple[Voice, ...]:
        """Everybody, the most heard first, then by name; what nobody named said comes last."""
        by_name: dict[tuple[str, str], list[Said]] = {}
        for said in self._said.values():
            for one in said:
                by_name.setdefault(_key(one), []).append(one)
        voices = [Voice(name=_usual(said), said=tuple(sorted(said, key=_when))) for said in by_name.values()]
        return tuple(sorted(voices, key=lambda voice: (not voice.name, -len(voice.said), voice.name)))


def _key(one: Said) -> tuple[str, str]:
    """What is one voice: spellings of a name in all documents; a description, "the clerk", in one only."""
    name = one.claim.speaker.name or ""
    return " ".join(fold(name).text.split()), one.origin.id if name[:1].islower() else ""


def _usual(said: list[Said]) -> str:
    """The spelling that is used most; of equals the first in the alphabet."""
    names = [one.claim.speaker.name or "" for one in said]
    return min(set(names), key=lambda name: (-names.count(name), name))


def _words(document: Document, pieces: Sequence[Span]) -> str:
    """The words of some pieces of a text, without signs of emphasis."""
    return " … ".join(" ".join(as_read(document.text, span).split()) for span in pieces)


def _when(one: Said) -> tuple[bool, str, str, int]:
    """By date, then document, then place."""
    return one.origin.date is None, one.origin.date or "", one.origin.id, one.claim.span.start


def _is_stance(one: Said) -> bool:
    """Whether an attitude is ascribed, and nothing reported as said."""
    return one.claim.category is AttributionClass.STANCE
