"""Attributions: from a text and its paragraphs to what is attributed to whom, in the order of the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from store.extraction.confidence import confidence_of
from store.extraction.findings import Finding, joined
from store.extraction.lexicon import Lexicon
from store.extraction.linking import Linker, inner, turn_of, without_replaced
from store.extraction.marks import Marks
from store.extraction.nesting import Found, consistent
from store.extraction.quotations import quotations
from store.extraction.rules.turns import turns
from store.extraction.stream import Stream, read_stream
from store.model.attribution import Attribution, Quotation
from store.model.span import Span


@dataclass(slots=True, kw_only=True)
class Batch:
    """What one paragraph gave."""

    found: Sequence[Found]
    sentences: Sequence[Span]
    """Its sentences, quotations never cut."""
    marks: Marks = field(default_factory=Marks)
    """What its words say for or against checking."""


def attributions(text: str, paragraphs: Sequence[Span], lexicon: Lexicon) -> Iterator[tuple[Span, Batch]]:
    """What each paragraph attributes; what runs on comes with the paragraph that ends it."""
    quotes = _Quotes(quotations(text, paragraphs))
    spoken = turns(text, paragraphs, lexicon)
    linker = Linker(text)
    growing: list[Finding] = []
    for paragraph in paragraphs:
        pieces = quotes.within(paragraph)
        marks = Marks()
        if paragraph.start in spoken:
            turn = spoken[paragraph.start]
            said = [read_stream(text, span, (), lexicon) for span in turn.said] if turn is not None else []
            for stream in said:
                marks.add(stream, {})
            found = turn_of(turn, said) if turn is not None else []
            linker.end_paragraph(found, [paragraph])
        else:
            stream = read_stream(text, paragraph, [piece for piece, _ in pieces], lexicon)
            found = linker.read(stream, _running(stream, pieces))
            insides = _insides(text, [piece for piece, _ in pieces], quotes, lexicon)
            for piece, _ in pieces:
                found.extend(inner(insides[piece.inside.start]))
            marks.add(stream, insides)
            found = without_replaced(found) if pieces else found
        growing.extend(found)
        if linker.may_add_to(growing, paragraph.end):
            yield paragraph, _batch(text, [], linker.sentences, marks)
        else:
            yield paragraph, _batch(text, growing, linker.sentences, marks)
            growing = []
    if paragraphs and growing:
        yield paragraphs[-1], _batch(text, growing, [], Marks())


def _batch(text: str, found: Sequence[Finding], sentences: Sequence[Span], marks: Marks) -> Batch:
    """Findings as values, without those that found no content."""
    values = [_found(text, finding) for finding in found if finding.content]
    return Batch(found=consistent(values), sentences=sentences, marks=marks)


def _insides(text: str, pieces: Sequence[Quotation], quotes: _Quotes, lexicon: Lexicon) -> dict[int, Stream]:
    """The words in quotations, and in those inside them, as streams of their own, by where they start."""
    found: dict[int, Stream] = {}
    for piece in pieces:
        nested = quotes.nested(piece.span)
        inside = piece.inside
        found[inside.start] = read_stream(text, inside, nested, lexicon)
        for other in nested:
            found[other.inside.start] = read_stream(text, other.inside, (), lexicon)
    return found


class _Quotes:
    """The quotations of a text, handed out paragraph by paragraph."""

    def __init__(self, found: Sequence[Quotation]) -> None:
        """Part the outermost from those inside them."""
        self._outer = [quotation for quotation in found if quotation.depth == 0]
        self._inner = [quotation for quotation in found if quotation.depth == 1]
        self._starts = [quotation.span.start for quotation in self._inner]
        self._position = 0

    def within(self, paragraph: Span) -> list[tuple[Quotation, Quotation]]:
        """The pieces of outermost quotations in a paragraph, each with the whole that it is of."""
        pieces: list[tuple[Quotation, Quotation]] = []
        while self._position < len(self._outer) and self._outer[self._position].span.start < paragraph.end:
            quotation = self._outer[self._position]
            pieces.append((_piece(quotation, paragraph), quotation))
            if quotation.span.end > paragraph.end:
                break
            self._position += 1
        return pieces

    def nested(self, span: Span) -> list[Quotation]:
        """The quotations one level down that lie in a span."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [quotation for quotation in self._inner[first:last] if span.covers(quotation.span)]


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
    if not whole:
        return {}
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
        confidence=confidence_of(finding.pattern, finding.group, finding.signals),
    )
