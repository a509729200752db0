"""A reporting verb with its source: which of the rules reads it.

    “A,” he said. · “A,” said Lee, “B.” · Lee said: “A” · Lee said (that) A · A, Lee said, B · …, adding that A

The order is the order of trust: a quotation beside the verb before a clause behind it, an aside last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from store.extraction.drafts import Draft, Range, Sentence
from store.extraction.lexicon import flags
from store.extraction.rules.adjuncts import following
from store.extraction.rules.asides import aside, inverted_aside, splits_clause
from store.extraction.rules.quoted import behind_quotation, inverted, quotation_before, subject_behind
from store.extraction.rules.report import Report
from store.extraction.rules.reported import before_content
from store.extraction.rules.subjects import is_participle, later_subject, shared_subject, subject_of
from store.extraction.verbs import Mood, Predicate


def speech_of(sentence: Sentence, predicate: Predicate, before: Sequence[Draft]) -> Draft | None:
    """What a predicate reports in its sentence, given what was found before it there."""
    if predicate.mood in (Mood.INFINITIVE, Mood.PASSIVE) or _is_part_of_name(sentence, predicate):
        return None
    behind = following(sentence.stream, predicate, sentence.last)
    report = Report(sentence=sentence, predicate=predicate, source=None, behind=behind)
    if predicate.mood is Mood.GERUND:
        return _beside(report, before)
    source = subject_of(sentence, predicate, before)
    if predicate.is_simple and not predicate.is_bare:
        draft = _inverted(report, source)
        if draft is not None:
            return draft
    if source is None:
        return None
    report = replace(report, source=source)
    return behind_quotation(report) or before_content(report) or aside(report)


def _inverted(report: Report, source: Range | None) -> Draft | None:
    """The verb before its subject, if that is how it reads."""
    sentence, verb = report.sentence, report.predicate.first
    quote = quotation_before(sentence, verb)
    subject = subject_behind(sentence, report.predicate.last)
    turned = replace(report, source=subject)
    if quote is not None:
        draft = inverted(turned, quote)
        if draft is not None:
            return draft
    if source is None or splits_clause(sentence, verb, subject) or _names_at_end(report, source, subject):
        return inverted_aside(turned)
    return None


def _names_at_end(report: Report, before: Range, behind: Range | None) -> bool:
    """Whether the sentence ends with the verb's subject, a name, and none stands before the verb."""
    sentence, stream = report.sentence, report.stream
    if behind is None or not stream.bits[report.predicate.first - 1] & flags.COMMA:
        return False
    named = flags.CAPITAL | flags.TITLE
    rest = behind[1] >= sentence.last or stream.bits[behind[1]] & (flags.STOP | flags.COMMA)
    return bool(rest and stream.bits[behind[0]] & named) and not stream.bits[before[0]] & (named | flags.SUBJECT)


def _beside(report: Report, before: Sequence[Draft]) -> Draft | None:
    """…, adding that A: the source is that of the clause before."""
    if not is_participle(report.sentence, report.predicate):
        return None
    source = shared_subject(report.sentence, report.predicate.first, before)
    if source is None and report.predicate.first - report.sentence.first < 2:
        source = later_subject(report.sentence, report.predicate)
        draft = before_content(replace(report, source=source)) if source is not None else None
        return _before(draft, source)
    return None if source is None else before_content(replace(report, source=source))


def _before(draft: Draft | None, source: Range | None) -> Draft | None:
    """A draft whose content ends before the main clause that names its source."""
    if draft is None or source is None:
        return None
    content = tuple((start, min(end, source[0])) for start, end in draft.content if start < source[0])
    return replace(draft, content=content) if content else None


def _is_part_of_name(sentence: Sentence, predicate: Predicate) -> bool:
    """Whether a capital in the middle of a sentence makes the word a name's: "the State Department"."""
    stream, at = sentence.stream, predicate.head
    if not stream.bits[at] & flags.CAPITAL:
        return False
    stands_free = at > sentence.first and not stream.bits[at - 1] & (flags.WORD | flags.STOP)
    return not stands_free and not _is_headline(sentence)


def _is_headline(sentence: Sentence) -> bool:
    """Whether nearly all longer words of a sentence are capitals."""
    stream = sentence.stream
    words = [
        at for at in range(sentence.first, sentence.last) if stream.bits[at] & flags.WORD and len(stream.low[at]) > 3
    ]
    capitals = sum(1 for at in words if stream.bits[at] & flags.CAPITAL)
    return len(words) > 3 and capitals * 10 >= len(words) * 8
