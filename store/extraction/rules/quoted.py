"""A reporting verb beside a quotation.

“A,” he said. · “A,” said Lee, “B.” · The law is “A,” he said. · Lee said: “A”
"""

from __future__ import annotations

from store.extraction import clauses
from store.extraction.drafts import Draft, Range, Sentence
from store.extraction.finite import has_finite_verb, is_finite_cue
from store.extraction.inversion import subject_after
from store.extraction.lexicon import flags
from store.extraction.rules.adjuncts import Link
from store.extraction.rules.asides import has_own_verb, is_said_first, left_clause, with_rest
from store.extraction.rules.report import Report
from store.extraction.stream import Stream

REACH = 14
"""How many tokens may stand between an attribution and the quotation that goes on behind it."""
TITLE_WORDS = 6
"""Longest title of a work, in words."""

_PAUSE = flags.COMMA | flags.DASH


def quotation_before(sentence: Sentence, at: int) -> int | None:
    """The quotation right before token `at`, a comma or dash between them at most."""
    stream = sentence.stream
    near = at - 1
    if near > sentence.first and stream.bits[near] & _PAUSE:
        near -= 1
    return near if near >= sentence.first and stream.bits[near] & flags.QUOTE else None


def inverted(report: Report, quote: int) -> Draft | None:
    """“A,” said Lee."""
    if report.source is None:
        return None
    named = flags.CAPITAL | flags.TITLE | flags.SUBJECT
    if quote > report.sentence.first and has_own_verb(report):
        return None
    if quote > report.sentence.first and not report.stream.bits[report.source[0]] & named and _has_object(report):
        return None
    content = [with_lead(report.sentence, quote)]
    pieces = resumed(report.sentence, content, report.source[1])
    return report.draft(pieces, "quotation-cue-source", "quotation")


def _has_object(report: Report) -> bool:
    """Whether what stands behind the verb may be its object: called it “grim,” denounced ⟨her record⟩."""
    return "object" in report.predicate.cue.groups


def behind_quotation(report: Report) -> Draft | None:
    """“A,” he said."""
    source, stream = report.source, report.stream
    quote = quotation_before(report.sentence, source[0]) if source is not None else None
    if source is None or quote is None or _is_part_of_clause(report, quote):
        return None
    is_relative = stream.bits[source[0]] & flags.RELATIVE and source[1] - source[0] == 1
    if is_relative or any(stream.among(at, "said") for at in range(*source)) or _is_shared(report, source):
        return None
    speaks = "clause" in report.predicate.cue.groups or not _has_object(report)
    if quote > report.sentence.first and stream.bits[quote - 1] & flags.WORD and not speaks:
        return None
    content = with_lead(report.sentence, quote)
    is_anothers = content == (quote, quote + 1) and not stream.bits[quote - 1] & _PAUSE if quote > 0 else False
    if is_anothers and report.behind.link in (Link.COLON, Link.QUOTE, Link.THAT) and quote > report.sentence.first:
        return None
    if content[0] < quote and is_said_first(report.sentence):
        return None
    pieces = resumed(report.sentence, [content], report.predicate.last)
    if len(pieces) == 1 and report.behind.link is Link.COMMA and (content[0] < quote or _goes_on(report)):
        pieces = with_rest(report.sentence, pieces, report.behind.at)
    return report.draft(pieces, "quotation-source-cue", "quotation")


def _is_shared(report: Report, source: Range) -> bool:
    """Whether another reporting verb stands between a subject and this one: he said, but added that."""
    stream = report.stream
    between = range(source[1], report.predicate.first)
    return any(stream.bits[at] & flags.CUE and is_finite_cue(stream, at) for at in between)


def before_quotation(report: Report) -> Draft | None:
    """Lee said: “A” · Lee said the plan was “A” and B."""
    stream, at = report.stream, report.behind.at
    joined = stream.bits[at - 1] & (_PAUSE | flags.COLON)
    lead = _split_lead(report, at) if joined else None
    if lead is not None:
        end = clauses.clause_end(stream, at, report.sentence.last)
        return report.draft([lead, (at, max(end, at + 1))], "clause-source-cue", "aside")
    if joined or stream.quote_end(at) in ".!?…":
        return report.draft([(at, at + 1)], "source-cue-quotation", "quotation")
    behind = at + 1
    verb = flags.SUBJECT | flags.PAST | flags.VERB
    joins = behind + 1 < report.sentence.last and stream.bits[behind] & flags.COORDINATOR
    until = behind < report.sentence.last and stream.among(behind, "embedding")
    until = until and not any(stream.bits[near] & flags.QUOTE for near in range(behind, report.sentence.last))
    if at == report.predicate.last and until:
        return report.draft([(at, behind)], "source-cue-quotation", "quotation")
    if at == report.predicate.last and joins and stream.bits[behind + 1] & verb:
        return report.draft([(at, behind)], "source-cue-quotation", "quotation")
    end = clauses.clause_end(stream, at, report.sentence.last)
    return report.draft([(at, end)], "source-cue-quotation", "quotation")


def _split_lead(report: Report, quote: int) -> Range | None:
    """The beginning of a clause whose end is quoted: ⟨The dam⟩, Lee said, “stands on sand.”."""
    sentence, stream, source = report.sentence, report.stream, report.source
    if source is None or source[0] - 1 <= sentence.first or source[0] > report.predicate.first:
        return None
    before = source[0] - 1
    starts_small = stream.raw(quote).lstrip("“”\"'‘’„«»`").lstrip()[:1].islower()
    if not stream.bits[before] & _PAUSE or not starts_small:
        return None
    lead = left_clause(sentence, before)
    return None if lead is None or has_finite_verb(stream, *lead) or is_introduction(stream.bits[lead[0]]) else lead


def is_introduction(bits: int) -> bool:
    """Whether a token begins an introduction rather than a subject."""
    return bool(bits & (flags.PREPOSITION | flags.SUBORDINATOR | flags.OPENER | flags.ADVERB | flags.GERUND)) and not (
        bits & flags.DETERMINER
    )


def _goes_on(report: Report) -> bool:
    """Whether "to do" or "that" behind an aside goes on with what is quoted before it."""
    following = report.behind.at + 1
    return following < report.sentence.last and report.stream.among(following, "goes_on")


def with_lead(sentence: Sentence, quote: int) -> Range:
    """A quotation with the clause that leads into it: ⟨The law is “a disaster,”⟩ he said."""
    if quote == sentence.first or sentence.stream.bits[quote - 1] & (_PAUSE | flags.COLON):
        return (quote, quote + 1)
    if any(sentence.stream.among(at, "said") for at in range(sentence.first, quote)):
        return (quote, quote + 1)
    return left_clause(sentence, quote + 1) or (quote, quote + 1)


def resumed(sentence: Sentence, pieces: list[Range], at: int) -> list[Range]:
    """The pieces with the quotation that goes on behind the attribution: “A,” he said, “B”, in order."""
    stream, reach = sentence.stream, at + REACH
    near = at
    while near < min(sentence.last, reach):
        bits = stream.bits[near]
        if bits & flags.QUOTE:
            first = _lead_of_rest(stream, near, at)
            if first is None:
                break
            pieces = [*pieces, (first, near + 1)]
            reach = near + REACH
        elif bits & flags.CUE and near > at and _reports_again(stream, near):
            break
        near += 1
    return pieces


def _lead_of_rest(stream: Stream, quote: int, at: int) -> int | None:
    """Where what goes on behind an attribution begins: at its quotation, or at ", ⟨but still⟩" before it."""
    if stream.bits[quote - 1] & (_PAUSE | flags.COLON | flags.SEMICOLON):
        return quote
    first = quote
    while first > at and stream.bits[first - 1] & (flags.COORDINATOR | flags.ADVERB):
        first -= 1
    joined = first < quote and stream.bits[first] & flags.COORDINATOR and stream.bits[first - 1] & flags.COMMA
    return first if joined else None


def _reports_again(stream: Stream, at: int) -> bool:
    """Whether a cue behind an attribution has a content of its own: “A,” he said, ⟨adding⟩ “B”."""
    if stream.bits[at] & flags.GERUND:
        is_pause = stream.bits[at - 1] & (_PAUSE | flags.COORDINATOR)
        return bool(is_pause) or not any(stream.bits[near] & flags.BODY for near in range(max(0, at - 4), at))
    return is_finite_cue(stream, at)


def _is_part_of_clause(report: Report, quote: int) -> bool:
    """Whether a quotation before a subject is only a word or title in a clause of its own."""
    sentence, stream = report.sentence, report.stream
    if stream.bits[quote + 1] & _PAUSE or stream.quote_end(quote) in ",.!?…-—–":
        return _is_title(sentence, quote)
    return quote != sentence.first or report.behind.link not in (Link.NONE, Link.COMMA)


def _is_title(sentence: Sentence, quote: int) -> bool:
    """Whether a quotation is rather the title of a work: on “Meet the Press,”."""
    stream = sentence.stream
    if quote == sentence.first or not stream.bits[quote - 1] & flags.WORD:
        return False
    words = stream.raw(quote).strip("“”\"'‘’„«»,. ").split()
    if len(words) > TITLE_WORDS or not all(word[0].isupper() or len(word) < 4 for word in words):
        return False
    before = flags.PREPOSITION | flags.POSSESSIVE | flags.DETERMINER | flags.CAPITAL | flags.BODY
    return bool(stream.bits[quote - 1] & before)


def subject_behind(sentence: Sentence, at: int) -> Range | None:
    """The subject of an inverted verb that ends before token `at`."""
    return subject_after(sentence.stream, at, sentence.last)
