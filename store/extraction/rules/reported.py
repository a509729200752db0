"""A reporting verb before a clause, a question or a colon: Lee said (that) A · Lee asked whether A · Lee said: A."""

from __future__ import annotations

from store.extraction import clauses, contents
from store.extraction.breaks import returns
from store.extraction.drafts import Draft
from store.extraction.finite import has_finite_verb, is_finite_cue
from store.extraction.lexicon import flags
from store.extraction.rules.adjuncts import Link
from store.extraction.rules.quoted import before_quotation
from store.extraction.rules.report import Report
from store.extraction.verbs import Mood

OPEN_TO_GAPS = frozenset({"speech", "speech_or_noun", "telling", "cognition"})
"""Groups of cues whose clause can lack its subject behind "that" and "who": not "the coins divers found are old"."""
UNPROVEN = frozenset({"evidence", "conceding", "cognition", "commitment"})
"""Groups of cues that report clauses only: "found a seat, which …" tells of no words."""
REACH = 16
"""How many tokens what is spoken of may have, before the quotation."""


def before_content(report: Report) -> Draft | None:
    """Whatever follows the verb and is reported by it."""
    link = report.behind.link
    if link in (Link.CLAUSE, Link.NONE) and report.source is not None:
        draft = _around_gap(report, report.source[0] - 1)
        if draft is not None:
            return draft
    if link is Link.QUOTE:
        return before_quotation(report)
    if link is Link.COLON:
        return _before_colon(report)
    if link in (Link.THAT, Link.CLAUSE):
        return _before_clause(report) or _before_later_quotation(report)
    if link is Link.QUESTION:
        return _before_question(report)
    return _behind_insertion(report) if link is Link.COMMA else None


def _behind_insertion(report: Report) -> Draft | None:
    """Lee said, if they left, A: the speaker begins the sentence, so that nothing but what is behind can be said."""
    stream, sentence, source = report.stream, report.sentence, report.source
    start, last = report.behind.at + 1, sentence.last
    if source is None or start >= last or report.predicate.mood is not Mood.FINITE or stream.among(source[0], "that"):
        return None
    lead = flags.COORDINATOR | flags.ADVERB | flags.OPENER | flags.COMMA
    if not all(stream.bits[at] & lead for at in range(sentence.first, source[0])):
        return None
    if stream.among(start, "that"):
        return report.draft([(start, clauses.clause_end(stream, start, last))], "source-cue-that-clause", "clause")
    if not stream.among(start, "clause_openers"):
        return None
    return report.draft([(start, clauses.clause_end(stream, start, last))], "source-cue-clause", "clause")


def _around_gap(report: Report, relative: int) -> Draft | None:
    """⟨which⟩ Lee said ⟨was A⟩: what is said has its subject before the one who says it."""
    stream, at, last = report.stream, report.behind.at, report.sentence.last
    start = report.predicate.last
    if relative < report.sentence.first or at + 1 >= last:
        return None
    if any(not stream.bits[near] & flags.ADVERB or stream.bits[near] & flags.TIME for near in range(start, at)):
        return None
    group = report.predicate.cue.groups.get("clause")
    is_open = group is not None and group.name in OPEN_TO_GAPS and stream.among(relative, "relative_words")
    if not is_open and not stream.among(relative, "gaps"):
        return None
    finite = flags.AUXILIARY | flags.VERB | flags.PAST
    if not stream.bits[at] & finite or stream.bits[at] & (flags.CAPITAL | flags.SUBJECT | flags.DETERMINER):
        return None
    end = clauses.clause_end(stream, at, last, is_embedded=True)
    return report.draft([(relative, relative + 1), (start, end)], "source-cue-clause", "clause")


def _before_later_quotation(report: Report) -> Draft | None:
    """Lee commented on the plan, “A” · Lee offered a warning: “A”."""
    stream, start = report.stream, report.behind.at
    if report.behind.link is not Link.CLAUSE:
        return None
    for at in range(start + 1, min(report.sentence.last, start + REACH)):
        if stream.bits[at] & flags.QUOTE:
            joined = stream.bits[at - 1] & (flags.COMMA | flags.COLON)
            return report.draft([(at, at + 1)], "source-cue-quotation", "quotation") if joined else None
        if stream.bits[at] & flags.CUE and is_finite_cue(stream, at):
            return None
    return None


def _before_colon(report: Report) -> Draft | None:
    """Lee said: A · Lee said: and nothing behind it in the paragraph."""
    stream, at, last = report.stream, report.behind.at, report.sentence.last
    end = clauses.without_tail(stream, at, last) if at < last else at
    if at >= end:
        return report.waiting("source-cue-colon")
    return report.draft([(at, end)], "source-cue-colon", "quotation")


def _before_question(report: Report) -> Draft | None:
    """Lee asked whether A · Lee explained why A."""
    end = clauses.clause_end(report.stream, report.behind.at, report.sentence.last)
    content = [(report.behind.at, end)]
    return report.draft(content, "source-cue-question", "question") or report.draft(
        content, "source-cue-clause", "clause"
    )


def _before_clause(report: Report) -> Draft | None:
    """Lee said (that) A."""
    stream, at = report.stream, report.behind.at
    end = clauses.clause_end(stream, at, report.sentence.last, is_embedded=_is_embedded(report))
    if report.behind.link is Link.THAT:
        if report.predicate.cue.may_be_noun and contents.is_relative(stream, at, report.sentence.last):
            return None
        return report.draft([(at, end)], "source-cue-that-clause", "clause") if end - at > 1 else None
    if not _reads_as_clause(report, at, end):
        return None
    object_ = _object_end(report, at, end)
    if object_ is not None:
        group = report.predicate.cue.groups.get("clause")
        is_unproven = group is not None and group.name in UNPROVEN
        return None if is_unproven else report.draft([(at, object_)], "source-cue-object", "clause")
    return report.draft([(at, end)], "source-cue-clause", "clause")


def _object_end(report: Report, at: int, end: int) -> int | None:
    """Where what is said ends if it is no clause but a phrase: "wrote an angry letter, rooted in"."""
    stream = report.stream
    if not stream.bits[at] & (flags.DETERMINER | flags.POSSESSIVE) or stream.bits[at] & flags.SUBJECT:
        return None
    comma = next((near for near in range(at, end) if stream.bits[near] & flags.COMMA), end)
    goes_on = comma + 1 < end and not stream.bits[comma + 1] & (flags.PAST | flags.GERUND | flags.ADVERB)
    goes_on = goes_on or returns(stream, comma + 1, end)
    is_more = (
        report.predicate.cue.lemma not in stream.lexicon.plain
        and comma + 1 < end
        and stream.bits[comma + 1] & flags.RELATIVE
        and not returns(stream, comma + 1, report.sentence.last)
    )
    if has_finite_verb(stream, at, comma) or (goes_on and not is_more and has_finite_verb(stream, comma, end)):
        return None
    return (
        None
        if any(stream.bits[near] & flags.QUOTE for near in range(at, end))
        else clauses.without_tail(stream, at, comma)
    )


def _reads_as_clause(report: Report, at: int, end: int) -> bool:
    """Whether the words without "that" are a clause that the verb reports."""
    stream, cue = report.stream, report.predicate.cue
    if _is_silent(report, at) or _has_gap(report) or (end - at < 2 and not stream.bits[at] & flags.QUOTE):
        return False
    if stream.bits[at] & (flags.AUXILIARY | flags.VERB) and not stream.bits[at] & flags.GERUND:
        return False
    if cue.may_be_noun and not stream.bits[at] & (flags.SUBJECT | flags.DETERMINER | flags.CAPITAL):
        return _has_clear_subject(report) and has_finite_verb(stream, at, min(end, at + 5))
    if cue.lemma in stream.lexicon.plain or has_finite_verb(stream, at, end):
        return True
    quote = next((near for near in range(at, end) if stream.bits[near] & flags.QUOTE), None)
    return quote is not None and not stream.bits[quote - 1] & flags.COLON


def _is_silent(report: Report, at: int) -> bool:
    """Whether "no", "little" or "so" is all that is said."""
    stream = report.stream
    if not stream.among(at, "silent"):
        return False
    if stream.among(at, "quantities") and has_finite_verb(stream, at + 1, report.sentence.last):
        return False
    ends = flags.COMMA | flags.STOP | flags.PREPOSITION | flags.COORDINATOR | flags.ADVERB | flags.TIME
    return at + 1 >= report.sentence.last or bool(stream.bits[at + 1] & ends)


def _has_clear_subject(report: Report) -> bool:
    """Whether a name or pronoun stands right before the verb."""
    source = report.source
    if source is None or source[1] != report.predicate.first:
        return False
    return bool(report.stream.bits[source[1] - 1] & (flags.CAPITAL | flags.SUBJECT))


def _has_gap(report: Report) -> bool:
    """Whether what is said stands before "what Lee said": the words behind go on with the clause around."""
    source, stream = report.source, report.stream
    if source is None or source[0] <= report.sentence.first or source[0] > report.predicate.first:
        return False
    before = source[0] - 1
    in_which = before > report.sentence.first and stream.bits[before - 1] & flags.PREPOSITION
    if stream.among(before, "what"):
        return True
    return stream.among(before, "gaps") and not in_which


def _is_embedded(report: Report) -> bool:
    """Whether the clause around the attribution goes on behind what it reports."""
    source = report.source
    if source is None or source[0] > report.predicate.first:
        return False
    if report.predicate.mood is Mood.GERUND and report.stream.bits[source[1]] & flags.COMMA:
        return not has_finite_verb(report.stream, report.sentence.first, report.predicate.first)
    return contents.is_embedded(report.stream, report.sentence.first, source[0], report.predicate.first)
