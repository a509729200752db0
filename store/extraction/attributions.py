"""Attributions: from a text and its paragraphs to what is attributed to whom, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from store.extraction.confidence import confidence_of
from store.extraction.lexicon import Lexicon
from store.extraction.linking import Finding, Linker, joined
from store.extraction.quotations import quotations
from store.extraction.stream import Stream, read_stream
from store.model.attribution import Attribution, Quotation
from store.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An attribution with how much it can be trusted."""

    attribution: Attribution
    confidence: float
    """0..1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What one paragraph gave."""

    found: tuple[Found, ...]
    sentences: tuple[Span, ...]
    """Its sentences, quotations never cut."""


def attributions(text: str, paragraphs: Sequence[Span], lexicon: Lexicon) -> Iterator[tuple[Span, Batch]]:
    """What each paragraph attributes; a quotation that runs on comes with the paragraph that ends it."""
    quotes = [quotation for quotation in quotations(text, paragraphs) if quotation.depth == 0]
    linker = Linker(text)
    waiting: list[Finding] = []
    position = 0
    for paragraph in paragraphs:
        pieces: list[tuple[Quotation, Quotation]] = []
        while position < len(quotes) and quotes[position].span.start < paragraph.end:
            quotation = quotes[position]
            pieces.append((_piece(quotation, paragraph), quotation))
            if quotation.span.end > paragraph.end:
                break
            position += 1
        stream = read_stream(text, paragraph, [piece for piece, _ in pieces], lexicon)
        found = linker.read(stream, _running(stream, pieces))
        for finding in waiting:
            if finding.content and linker.speaker is not finding:
                found.insert(0, finding)
        waiting = [finding for finding in found if finding.is_waiting]
        batch = Batch(
            found=tuple(_found(text, finding) for finding in found if finding.content and not finding.is_waiting),
            sentences=tuple(linker.sentences),
        )
        yield paragraph, batch


def _piece(quotation: Quotation, paragraph: Span) -> Quotation:
    """The part of a quotation that lies in a paragraph."""
    if paragraph.covers(quotation.span):
        return quotation
    start, end = max(quotation.span.start, paragraph.start), min(quotation.span.end, paragraph.end)
    return Quotation(
        span=Span(start, end),
        opening=quotation.opening if start == quotation.span.start else "",
        closing=quotation.closing if end == quotation.span.end else "",
    )


def _running(stream: Stream, pieces: Sequence[tuple[Quotation, Quotation]]) -> dict[int, Quotation]:
    """By token, the quotation that runs over several paragraphs and has a piece there."""
    whole = {id(piece): quotation for piece, quotation in pieces if piece is not quotation}
    return {at: whole[id(piece)] for at, piece in stream.quotes.items() if id(piece) in whole}


def _found(text: str, finding: Finding) -> Found:
    """A finding as a value."""
    return Found(
        attribution=Attribution(
            source=finding.source,
            cue=finding.cue,
            content=joined(text, finding.content),
            kind=finding.kind,
            category=finding.category,
            pattern=finding.pattern,
            cue_group=finding.group,
        ),
        confidence=confidence_of(finding),
    )
