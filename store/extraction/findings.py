"""Findings: attributions in the making, in spans of the text, that may still be given quotations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from store.extraction.confidence import NONE, Signals
from store.extraction.drafts import Draft, Range, Sentence
from store.extraction.lexicon import flags
from store.extraction.stream import Stream
from store.model.attribution import AttributionClass, AttributionKind
from store.model.span import Span

COMPLEMENTS = frozenset(
    {"source-cue-that-clause", "noun-that-clause", "cue-passive-clause", "source-cue-clause", "purpose-that-clause"}
)
"""Patterns whose content may be a clause behind "that"."""


@dataclass(slots=True)
class Finding:
    """An attribution in the making; spans in the text."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: list[Span]
    pattern: str
    group: str
    category: AttributionClass
    kind: AttributionKind
    signals: Signals = NONE
    is_waiting: bool = False
    """Whether it ended with a colon, so that what follows is its content."""
    is_beside: bool = False
    """Whether it is in a clause beside the main one: "who said", "noting that"."""


def finding_of(stream: Stream, draft: Draft) -> Finding:
    """A draft in spans of the text."""
    kind = _kind(stream, draft)
    return Finding(
        source=(stream.span(*draft.source),) if draft.source else (),
        cue=tuple([stream.span(*cue) for cue in draft.cue]),
        content=[stream.span(*content) for content in _without_complementizer(stream, draft)],
        pattern=draft.pattern,
        group=draft.group,
        category=draft.category,
        kind=kind,
        is_waiting=not draft.content,
        is_beside=_is_beside(stream, draft),
    )


def _without_complementizer(stream: Stream, draft: Draft) -> tuple[Range, ...]:
    """The content of a draft without a "that" before its first clause; one that is a subject stays: ⟨that was fun⟩."""
    if draft.pattern not in COMPLEMENTS or not draft.content:
        return draft.content
    (start, end), *rest = draft.content
    if end - start < 3 or not stream.among(start, "that"):
        return draft.content
    behind = stream.bits[start + 1]
    finite = flags.AUXILIARY | flags.VERB | flags.PAST
    if stream.lexicon.order != "verb-second" and behind & finite and not behind & (flags.CAPITAL | flags.DETERMINER):
        return draft.content
    start += 2 if behind & flags.COMMA else 1
    return ((start, end), *rest)


def signals_of(sentence: Sentence, draft: Draft) -> Signals:
    """What speaks for a draft by its place in the sentence and the kind of its source."""
    if draft.source is None or not draft.content:
        return NONE
    stream, (first, last) = sentence.stream, draft.source
    lead = flags.COORDINATOR | flags.ADVERB | flags.OPENER | flags.COMMA
    word = flags.WORD | flags.QUOTE
    is_pronoun = last - first == 1 and bool(stream.bits[first] & flags.SUBJECT)
    return Signals(
        leads=first == sentence.first or all(bits & lead for bits in stream.bits[sentence.first : first]),
        ends=not reduce(or_, stream.bits[draft.content[-1][1] : sentence.last], 0) & word,
        is_pronoun=is_pronoun,
        is_named=not is_pronoun and _is_named(stream, first, last, sentence.first),
    )


def _is_named(stream: Stream, first: int, last: int, start: int) -> bool:
    """Whether a capital in a source is more than that of a determiner at the start of its sentence."""
    if stream.bits[first] & flags.CAPITAL and (first > start or not stream.bits[first] & flags.DETERMINER):
        return True
    at_start = stream.bits[first] & flags.CAPITAL and first == start and stream.bits[first] & flags.TITLE
    return bool(at_start or reduce(or_, stream.bits[first + 1 : last], 0) & flags.CAPITAL)


def _is_beside(stream: Stream, draft: Draft) -> bool:
    """Whether a draft reports in a relative clause or by an -ing form."""
    if draft.source is not None and stream.bits[draft.source[0]] & flags.RELATIVE:
        return True
    bits = 0
    for start, end in draft.cue:
        bits = reduce(or_, stream.bits[start:end], bits)
    return bool(bits & flags.GERUND)


def _kind(stream: Stream, draft: Draft) -> AttributionKind:
    """How much of a draft's content is between quotation marks."""
    if not stream.quotes:
        return AttributionKind.INDIRECT
    bits = 0
    for start, end in draft.content:
        bits = reduce(or_, stream.bits[start:end], bits)
    if not bits & flags.QUOTE:
        return AttributionKind.INDIRECT
    return AttributionKind.MIXED if bits & flags.WORD else AttributionKind.DIRECT


def extend(finding: Finding, span: Span) -> None:
    """Add a quotation to the content, in the order of the text; a neighbour is joined."""
    if not finding.content:
        finding.kind = AttributionKind.DIRECT
    elif finding.kind is AttributionKind.INDIRECT:
        finding.kind = AttributionKind.MIXED
    finding.content.append(span)
    finding.content.sort()


def joined(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, with those joined that only white space and repeated marks part."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and (span.start <= result[-1].end or not text[result[-1].end : span.start].strip(" \t\n\r\xa0")):
            result[-1] = Span(result[-1].start, max(span.end, result[-1].end))
        else:
            result.append(span)
    return tuple(result)
