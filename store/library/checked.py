"""Checked: every quotation of a document held against sources. Pure.

    “We will go,” she said, “but not alone.”         one quotation: it goes on in lower case
    “We will go,” she said. “It is late.”            two: nothing says that they followed one another

Only what stands between quotation marks is checked, or the turn of a transcript; what is told in other words is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from store.checking.check import check
from store.checking.sources import Sources
from store.extraction.paragraphs import paragraphs
from store.extraction.quotations import quotations
from store.model.claim import Claim, ClaimKind
from store.model.comparison import Comparison
from store.model.document import Document
from store.model.span import Span

_BREAK = " … "
"""What stands for the words of the document between two parts of a quotation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One quotation of a document with what it is to the sources."""

    claim: Claim
    span: Span
    """From the first to the last word of the quotation, in the document's text."""
    comparison: Comparison


def check_document(document: Document, claims: Sequence[Claim], sources: Sources) -> tuple[Checked, ...]:
    """Every quotation of a document, in its order, held against the sources."""
    found = (
        Checked(claim=claim, span=Span(pieces[0].start, pieces[-1].end), comparison=check(words, sources))
        for claim, pieces, words in quoted_words(document, claims)
    )
    return tuple(sorted(found, key=lambda checked: (checked.span.start, checked.span.end)))


def quoted_words(document: Document, claims: Sequence[Claim]) -> Iterator[tuple[Claim, tuple[Span, ...], str]]:
    """The quotations of a document: the claim, the pieces of the text, and their words in a row."""
    marked = [one.inside for one in quotations(document.text, paragraphs(document)) if one.depth == 0]
    told: set[Span] = set()
    for claim in claims:
        if claim.kind not in {ClaimKind.DIRECT, ClaimKind.MIXED}:
            continue
        pieces = [piece for span in claim.content for piece in _marked(span, marked)]
        if not pieces and claim.kind is ClaimKind.DIRECT:
            pieces = list(claim.content)
        for run in _runs(document.text, pieces):
            # What one claim quotes inside another's words is checked with these.
            if not any(all(outer.covers(piece) for piece in run) for outer in told):
                told.update(run)
                yield claim, run, _BREAK.join(piece.of(document.text) for piece in run)


def _marked(span: Span, marked: Sequence[Span]) -> Iterator[Span]:
    """The pieces of a span that stand between quotation marks."""
    for inside in marked:
        if inside.meets(span):
            yield Span(max(inside.start, span.start), min(inside.end, span.end))


def _runs(text: str, pieces: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """The pieces that are one quotation: each goes on where the one before was broken off."""
    run = list(pieces[:1])
    for before, piece in pairwise(pieces):
        is_going_on = piece.of(text).lstrip()[:1].islower() and before.of(text).rstrip()[-1:] not in ".!?"
        if not is_going_on:
            yield tuple(run)
            run = []
        run.append(piece)
    if run:
        yield tuple(run)
