"""A verb with a noun phrase, an infinitive or its own subject as content.

Lee criticised ⟨the plan⟩ · Lee wants ⟨to stay⟩ · ⟨The plan⟩ was criticised ⟨as rash⟩ by Lee
The court was told ⟨that A⟩
"""

from __future__ import annotations

from dataclasses import replace

from store.extraction import clauses, contents, phrases
from store.extraction.drafts import Draft
from store.extraction.inversion import subject_after
from store.extraction.lexicon import flags
from store.extraction.rules.adjuncts import Link
from store.extraction.rules.report import Report
from store.extraction.verbs import Mood

_NO_OBJECT = flags.COORDINATOR | flags.AUXILIARY | flags.NEGATION


def object_of(report: Report) -> Draft | None:
    """What a verb that is no plain report of speech attributes to its subject."""
    if report.predicate.mood is Mood.PASSIVE:
        return _passive(report)
    if report.source is None or report.source[0] > report.predicate.first:
        return None
    return _infinitive(report) or _noun_phrase(report)


def _infinitive(report: Report) -> Draft | None:
    """Lee wants ⟨to stay⟩ · Lee urged them ⟨to stay⟩."""
    if report.behind.link is not Link.INFINITIVE:
        return None
    at, stream = report.behind.at, report.stream
    asks_for_silence = at + 2 < report.sentence.last and stream.among(at + 2, "anonymous")
    if report.source is None or asks_for_silence:
        return None
    is_embedded = contents.is_embedded(stream, report.sentence.first, report.source[0], report.predicate.first)
    end = clauses.clause_end(stream, at, report.sentence.last, is_embedded=is_embedded)
    return report.draft([(at, end)], "source-cue-infinitive", "infinitive")


def _noun_phrase(report: Report) -> Draft | None:
    """Lee criticised ⟨the plan⟩."""
    stream, last = report.stream, report.sentence.last
    at = report.behind.at if report.behind.link is Link.CLAUSE else report.predicate.last
    while at < last and stream.bits[at] & flags.ADVERB and not stream.bits[at] & flags.DETERMINER:
        at += 1
    if at >= last or not _begins_object(report, at):
        return None
    return report.draft([(at, contents.object_end(stream, at, last))], "source-cue-object", "object")


def _begins_object(report: Report, at: int) -> bool:
    """Whether a token can be the first of an object."""
    stream, bits = report.stream, report.stream.bits[at]
    if not bits & (flags.WORD | flags.QUOTE) or bits & _NO_OBJECT:
        return False
    if bits & flags.PREPOSITION and not bits & flags.SUBORDINATOR:
        return False
    is_day = stream.among(at, "this") and at + 1 < report.sentence.last and stream.bits[at + 1] & flags.TIME
    return not is_day and (not bits & flags.TIME or bool(bits & flags.POSSESSIVE))


def _passive(report: Report) -> Draft | None:
    """The court was told ⟨that A⟩ · ⟨The plan⟩ was criticised ⟨as rash⟩ by Lee."""
    stream, sentence, end = report.stream, report.sentence, report.predicate.last
    if report.behind.link is Link.THAT and not contents.is_embedded(
        stream, sentence.first, report.predicate.first, report.predicate.first
    ):
        last = clauses.clause_end(stream, report.behind.at, sentence.last)
        return report.draft([(report.behind.at, last)], "cue-passive-clause", "clause")
    subject = phrases.subject_before(stream, sentence.first, report.predicate.first)
    if subject is None or stream.among(subject[0], "dummy") or end >= sentence.last:
        return None
    if stream.among(end, "by"):
        source = subject_after(stream, end + 1, sentence.last)
        return replace(report, source=source).draft([subject], "object-passive-source", "passive") if source else None
    if stream.among(end, "passive_rest"):
        last = clauses.clause_end(stream, end, sentence.last)
        return report.draft([subject, (end, last)], "object-passive", "object")
    return None
