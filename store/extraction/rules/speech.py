"""A reporting verb with its source: which of the rules reads it.

    “A,” he said. · “A,” said Lee, “B.” · Lee said: “A” · Lee said (that) A · A, Lee said, B · …, adding that A

The order is the order of trust: a quotation beside the verb before a clause behind it, an aside last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from store.extraction import clauses
from store.extraction.drafts import Draft, Range, Sentence
from store.extraction.lexicon import flags
from store.extraction.rules.adjuncts import Link, following
from store.extraction.rules.asides import aside, inverted_aside, splits_clause
from store.extraction.rules.quoted import behind_quotation, inverted, quotation_before, subject_behind
from store.extraction.rules.report import Report
from store.extraction.rules.reported import before_content
from store.extraction.rules.subjects import (
    absolute_subject,
    is_before_quotation,
    is_participle,
    later_subject,
    shared_subject,
    subject_beside,
    subject_of,
)
from store.extraction.stream import Stream
from store.extraction.verbs import Mood, Predicate

LONGEST_HEADLINE = 40
"""In tokens; it bounds the work for capitals."""


def read_report(sentence: Sentence, predicate: Predicate, before: Sequence[Draft]) -> Report | None:
    """A predicate with who it is about and what follows it; None where it is a part of a name."""
    if predicate.mood is Mood.INFINITIVE or _is_part_of_name(sentence, predicate):
        return None
    source = None
    if predicate.mood is Mood.FINITE:
        source = subject_of(sentence, predicate, before) or _listed_subject(sentence, predicate, before)
    elif predicate.mood is Mood.GERUND:
        source = _participle_source(sentence, predicate, before)
    if (source is None and not _can_be_without(sentence, predicate)) or _is_asked(sentence, predicate, source):
        return None
    stream = sentence.stream
    behind = following(stream, predicate, sentence.last)
    return Report(sentence=sentence, stream=stream, predicate=predicate, source=source, behind=behind)


def _can_be_without(sentence: Sentence, predicate: Predicate) -> bool:
    """Whether a predicate with no subject before it may report: a passive, or a verb that may stand before its own."""
    if predicate.mood is not Mood.FINITE:
        return predicate.mood is Mood.PASSIVE
    at = predicate.first
    opens = flags.QUOTE | flags.COMMA | flags.DASH | flags.COORDINATOR | flags.ADVERB | flags.OPENER
    return predicate.is_simple and (at == sentence.first or bool(sentence.stream.bits[at - 1] & opens))


def speech_of(report: Report) -> Draft | None:
    """What a predicate reports as said, asked or thought."""
    predicate = report.predicate
    if predicate.mood is Mood.GERUND:
        return _beside(report)
    if predicate.is_simple and not predicate.is_bare:
        draft = _inverted(report)
        if draft is not None:
            return draft
    if report.source is None or predicate.mood is not Mood.FINITE:
        return None
    draft = behind_quotation(report) or before_content(report) or aside(report)
    if draft is None or draft.group != "hearing":
        return draft
    hears = any(report.stream.among(at, "hearers") for at in range(*report.source))
    return replace(draft, source=None) if hears else draft


def _before_quotation(report: Report) -> Draft | None:
    """Said Lee, “A” · But, said Lee, “A”."""
    sentence, stream, verb = report.sentence, report.stream, report.predicate.first
    lead = flags.COORDINATOR | flags.ADVERB | flags.OPENER | flags.COMMA
    if not all(stream.bits[at] & lead for at in range(sentence.first, verb)):
        return None
    subject = subject_behind(sentence, report.predicate.last)
    if subject is None or subject[1] + 1 >= sentence.last or not stream.bits[subject[1]] & (flags.COMMA | flags.COLON):
        return None
    quote, named = subject[1] + 1, flags.CAPITAL | flags.TITLE | flags.DETERMINER | flags.SUBJECT
    if not stream.bits[quote] & flags.QUOTE or not stream.bits[subject[0]] & named:
        return None
    return replace(report, source=subject).draft([(quote, quote + 1)], "quotation-cue-source", "quotation")


def _inverted(report: Report) -> Draft | None:
    """The verb before its subject, if that is how it reads."""
    draft = _before_quotation(report)
    if draft is not None:
        return draft
    sentence, verb = report.sentence, report.predicate.first
    if verb == sentence.first or not sentence.stream.bits[verb - 1] & (flags.QUOTE | flags.COMMA | flags.DASH):
        return None
    quote = quotation_before(sentence, verb)
    subject = subject_behind(sentence, report.predicate.last)
    if subject is None:
        return None
    turned = replace(report, source=subject)
    draft = inverted(turned, quote) if quote is not None else None
    if draft is not None:
        return draft
    source = report.source
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
    if rest and not report.predicate.cue.has_addressee and _is_plain_name(stream, behind):
        return True
    return bool(rest and stream.bits[behind[0]] & named) and not stream.bits[before[0]] & (
        named | flags.SUBJECT | flags.DETERMINER
    )


def _is_plain_name(stream: Stream, phrase: Range) -> bool:
    """Whether a phrase, or what of it stands before a comma, is a name without a word around it."""
    comma = next((at for at in range(*phrase) if stream.bits[at] & flags.COMMA), phrase[1])
    part = flags.CAPITAL | flags.TITLE | flags.STOP
    is_name = all(stream.bits[at] & part for at in range(phrase[0], comma))
    return is_name and not stream.bits[comma - 1] & (flags.POSSESSIVE | flags.TIME)


def _is_asked(sentence: Sentence, predicate: Predicate, source: Range | None) -> bool:
    """Whether "if Lee says" only supposes it, or "who says?" only asks."""
    stream, first = sentence.stream, sentence.first
    if source is not None and source[0] > first and stream.among(source[0] - 1, "whether"):
        return True
    return stream.among(first, "who") and predicate.first - first < 2 and stream.low[sentence.last - 1] == "?"


def _listed_subject(sentence: Sentence, predicate: Predicate, before: Sequence[Draft]) -> Range | None:
    """The subject of the second verb of a list: he said A, insisted that B and promised C."""
    stream, at = sentence.stream, predicate.first
    if not before or not stream.bits[at - 1] & flags.COMMA or predicate.is_bare or predicate.last >= sentence.last:
        return None
    behind = flags.QUOTE | flags.COLON
    reports = stream.among(predicate.last, "goes_on") or stream.bits[predicate.last] & behind
    return shared_subject(sentence, at, before) if reports else None


def _participle_source(sentence: Sentence, predicate: Predicate, before: Sequence[Draft]) -> Range | None:
    """Who a verb in -ing is about: the subject of the clause before it, of the one behind, or one of its own."""
    if not is_participle(sentence, predicate):
        own = absolute_subject(sentence, predicate)
        if own is not None or not is_before_quotation(sentence, predicate.last):
            return own
    source = shared_subject(sentence, predicate.first, before) or subject_beside(sentence, predicate)
    if source is None and predicate.first - sentence.first < 5:
        return later_subject(sentence, predicate)
    return source


def _beside(report: Report) -> Draft | None:
    """…, adding that A: the source is that of the clause before."""
    if report.source is None:
        return None
    draft = before_content(report) or _behind_comma(report)
    return _before(draft, report.source) if report.source[0] > report.predicate.first else draft


def _behind_comma(report: Report) -> Draft | None:
    """A letter saying, if they left, A."""
    start, last = report.behind.at + 1, report.sentence.last
    if (
        report.behind.link is not Link.COMMA
        or report.predicate.cue.lemma not in report.stream.lexicon.plain
        or start >= last
    ):
        return None
    content = (start, clauses.clause_end(report.stream, start, last))
    return report.draft([content], "source-cue-clause", "clause") if content[1] - start > 3 else None


def _before(draft: Draft | None, source: Range | None) -> Draft | None:
    """A draft whose content ends before the main clause that names its source."""
    if draft is None or source is None:
        return None
    content = tuple((start, min(end, source[0])) for start, end in draft.content if start < source[0])
    return replace(draft, content=content) if content else None


def _is_part_of_name(sentence: Sentence, predicate: Predicate) -> bool:
    """Whether a capital in the middle of a sentence makes the word a name's: "the State Department"."""
    stream, at = sentence.stream, predicate.head
    if not stream.bits[at] & flags.CAPITAL or (at == sentence.first and not predicate.is_bare):
        return False
    stands_free = at > sentence.first and not stream.bits[at - 1] & (flags.WORD | flags.STOP)
    return not stands_free and not _is_headline(sentence)


def _is_headline(sentence: Sentence) -> bool:
    """Whether nearly all longer words of a sentence are capitals."""
    stream = sentence.stream
    if sentence.last - sentence.first > LONGEST_HEADLINE:
        return False
    words = [
        at for at in range(sentence.first, sentence.last) if stream.bits[at] & flags.WORD and len(stream.low[at]) > 3
    ]
    capitals = sum(1 for at in words if stream.bits[at] & flags.CAPITAL)
    return len(words) > 3 and capitals * 10 >= len(words) * 8
