"""A verb with a noun phrase, an infinitive or its own subject as content.

Lee criticised ⟨the plan⟩ · Lee wants ⟨to stay⟩ · ⟨The plan⟩ was criticised ⟨as rash⟩ by Lee
The court was told ⟨that A⟩
"""

from __future__ import annotations

from dataclasses import replace

from store.extraction import clauses, contents, phrases
from store.extraction.drafts import Draft, Range
from store.extraction.inversion import subject_after
from store.extraction.lexicon import flags
from store.extraction.rules.adjuncts import Link, following
from store.extraction.rules.quoted import quotation_before
from store.extraction.rules.report import Report
from store.extraction.verbs import Mood, predicate_at
from store.model.attribution import AttributionClass

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
    draft = _unsaid(report, at)
    if draft is not None:
        return draft
    asks_for_silence = at + 2 < report.sentence.last and stream.among(at + 2, "anonymous")
    is_participle = bool(stream.bits[report.predicate.first - 1] & flags.COMMA) and report.predicate.is_simple
    if report.source is None or asks_for_silence or is_participle:
        return None
    is_embedded = contents.is_embedded(stream, report.sentence.first, report.source[0], report.predicate.first)
    end = clauses.clause_end(stream, at, report.sentence.last, is_embedded=is_embedded)
    return report.draft([(at, end)], "source-cue-infinitive", "infinitive")


def _unsaid(report: Report, to: int) -> Draft | None:
    """Lee declined to say ⟨whether A⟩: both verbs are the cue of an attitude to A."""
    sentence = report.sentence
    if to + 2 >= sentence.last or report.predicate.cue.has_addressee:
        return None
    inner = predicate_at(report.stream, to + 1, sentence.first, sentence.last)
    if inner is None or not any(group.category is AttributionClass.STATEMENT for group in inner.cue.groups.values()):
        return None
    behind = following(report.stream, inner, sentence.last)
    if behind.link not in (Link.THAT, Link.QUESTION, Link.CLAUSE):
        return None
    start = behind.at + 1 if behind.link is Link.THAT else behind.at
    draft = report.draft(
        [(start, clauses.clause_end(report.stream, start, sentence.last))], "source-cue-infinitive", "infinitive"
    )
    return draft and replace(draft, cue=((report.predicate.first, inner.last),))


def _noun_phrase(report: Report) -> Draft | None:
    """Lee criticised ⟨the plan⟩."""
    stream, last = report.stream, report.sentence.last
    at = report.behind.at if report.behind.link is Link.CLAUSE else report.predicate.last
    while at < last and stream.bits[at] & flags.ADVERB and not stream.bits[at] & flags.DETERMINER:
        at += 1
    if at >= last or not _begins_object(report, at) or stream.among(at, "said"):
        return None
    content = [(at, contents.object_end(stream, at, last))]
    draft = report.draft(content, "source-cue-object", "object")
    is_gerund = stream.bits[at] & flags.GERUND and not stream.among(at, "silent")
    return draft or (report.draft(content, "source-cue-gerund", "clause") if is_gerund else None)


def _begins_object(report: Report, at: int) -> bool:
    """Whether a token can be the first of an object."""
    stream, bits = report.stream, report.stream.bits[at]
    if stream.among(at, "having"):
        return True
    if not bits & (flags.WORD | flags.QUOTE) or bits & _NO_OBJECT:
        return False
    if bits & flags.PREPOSITION and not bits & flags.SUBORDINATOR:
        return False
    is_day = stream.among(at, "this") and at + 1 < report.sentence.last and stream.bits[at + 1] & flags.TIME
    return not is_day and (not bits & flags.TIME or bool(bits & flags.POSSESSIVE))


def _passive(report: Report) -> Draft | None:
    """The court was told ⟨that A⟩ · ⟨“A,”⟩ the court was told · ⟨The plan⟩ was criticised ⟨as rash⟩ by Lee."""
    stream, sentence, end = report.stream, report.sentence, report.predicate.last
    if contents.is_embedded(stream, sentence.first, report.predicate.first, report.predicate.first):
        return None
    subject = phrases.subject_before(stream, sentence.first, report.predicate.first)
    quote = quotation_before(sentence, subject[0]) if subject is not None else None
    if quote is not None:
        return report.draft([(quote, quote + 1)], "quotation-cue-passive", "quotation")
    group = report.predicate.cue.groups.get("clause")
    is_thought = report.behind.link is Link.THAT and subject is not None
    thinks = is_thought and group is not None and group.category is AttributionClass.STANCE
    minded = subject if thinks and subject is not None and not stream.among(subject[0], "dummy") else None
    report = replace(report, source=_agent(report) or minded)
    if report.behind.link in (Link.THAT, Link.QUESTION):
        last = clauses.clause_end(stream, report.behind.at, sentence.last)
        content = [(report.behind.at, last)]
        return report.draft(content, "cue-passive-clause", "clause") or report.draft(
            content, "cue-passive-clause", "question"
        )
    if subject is None or stream.among(subject[0], "dummy") or end >= sentence.last:
        return None
    return _of_subject(report, subject)


def _agent(report: Report) -> Range | None:
    """Who did it, behind "by"."""
    end = report.predicate.last
    if end >= report.sentence.last or not report.stream.among(end, "by"):
        return None
    stream, last = report.stream, report.sentence.last
    ceiling = report.behind.at if report.behind.at > end + 1 else last
    accused = (
        at for at in range(end + 2, last - 1) if stream.among(at, "passive_rest") and stream.bits[at + 1] & flags.GERUND
    )
    ceiling = min(ceiling, next(accused, ceiling))
    return subject_after(report.stream, end + 1, ceiling)


def _of_subject(report: Report, subject: Range) -> Draft | None:
    """What is said of the subject of a passive."""
    stream, last = report.stream, report.sentence.last
    if report.behind.link is Link.INFINITIVE and "clause" in report.predicate.cue.groups:
        end = clauses.clause_end(stream, report.behind.at, last)
        return report.draft([subject, (report.behind.at, end)], "object-passive", "aside")
    at = report.source[1] if report.source is not None else report.predicate.last
    rest: list[Range] = []
    if at < last and stream.among(at, "passive_rest"):
        rest = [(at, clauses.clause_end(stream, at, last))]
    if report.source is not None:
        return report.draft([subject, *rest], "object-passive-source", "passive")
    return report.draft([subject, *rest], "object-passive", "object") if rest else None
