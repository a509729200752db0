"""Findings: attributions in the making, in spans of the text, that may still be given quotations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

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
        cue=tuple(stream.span(*cue) for cue in draft.cue),
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
    bits = stream.bits[first]
    is_pronoun = last - first == 1 and bool(bits & flags.SUBJECT)
    return Signals(
        leads=all(stream.bits[at] & lead for at in range(sentence.first, first)),
        ends=not any(stream.bits[at] & word for at in range(draft.content[-1][1], sentence.last)),
        is_pronoun=is_pronoun,
        is_named=not is_pronoun
        and any(
            stream.bits[at] & flags.CAPITAL
            for at in range(first, last)
            if at > sentence.first or stream.bits[at] & flags.TITLE or not stream.bits[at] & flags.DETERMINER
        ),
    )


def _is_beside(stream: Stream, draft: Draft) -> bool:
    """Whether a draft reports in a relative clause or by an -ing form."""
    is_relative = draft.source is not None and bool(stream.bits[draft.source[0]] & flags.RELATIVE)
    return is_relative or any(stream.bits[at] & flags.GERUND for cue in draft.cue for at in range(*cue))


def _kind(stream: Stream, draft: Draft) -> AttributionKind:
    """How much of a draft's content is between quotation marks."""
    bits = 0
    for start, end in draft.content:
        for at in range(start, end):
            bits |= stream.bits[at]
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
