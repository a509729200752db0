"""A reporting verb in an aside of what it reports: A, Lee said, B · A, said Lee. · As Lee said, A."""

from __future__ import annotations

from store.extraction import clauses
from store.extraction.drafts import Draft, Range, Sentence
from store.extraction.finite import has_finite_verb
from store.extraction.lexicon import flags, inflection
from store.extraction.rules.adjuncts import Link
from store.extraction.rules.report import Report
from store.extraction.stream import Stream

_PAUSE = flags.COMMA | flags.DASH


def aside(report: Report) -> Draft | None:
    """A, Lee said, B · A, Lee said. · A, as Lee said. · As Lee said, A."""
    if report.source is None or report.behind.link not in (Link.NONE, Link.COMMA) or _is_far(report, report.source):
        return None
    sentence, stream = report.sentence, report.stream
    if stream.among(report.source[0], "relative_words") and report.source[1] == report.source[0] + 1:
        return None
    before = report.source[0] - 1
    if before >= sentence.first and stream.among(before, "as"):
        before -= 1
        if before == sentence.first and stream.bits[before] & flags.COORDINATOR:
            before -= 1
        if before < sentence.first:
            return _behind_as(report) if report.behind.link is Link.COMMA else None
    if before <= sentence.first or not stream.bits[before] & _PAUSE or _may_be_noun(report):
        return None
    return _around(report, before)


def _may_be_noun(report: Report) -> bool:
    """Whether the verb may as well be a plural noun: ", the many claims," has no name or pronoun before it."""
    predicate = report.predicate
    if not predicate.cue.may_be_noun or not predicate.cue.forms & inflection.PRESENT or predicate.first == 0:
        return False
    return not report.stream.bits[predicate.first - 1] & (flags.CAPITAL | flags.SUBJECT | flags.BODY)


def _behind_as(report: Report) -> Draft | None:
    """As Lee said, A."""
    start, last = report.behind.at + 1, report.sentence.last
    if start >= last:
        return None
    return report.draft([(start, clauses.clause_end(report.stream, start, last))], "as-source-cue", "aside")


def _around(report: Report, before: int) -> Draft | None:
    """The clause that ends with the comma at token `before`, and what goes on behind the aside."""
    sentence = report.sentence
    content = left_clause(sentence, before)
    if content is None:
        return None
    content = _behind_dash(sentence.stream, content)
    pieces = [content]
    if report.behind.link is Link.COMMA:
        pieces = with_rest(sentence, pieces, report.behind.at)
    has_quote = any(sentence.stream.bits[at] & flags.QUOTE for at in range(*content))
    is_clause = has_quote or has_finite_verb(sentence.stream, *content) or _ends_clearly(report, content)
    if len(pieces) == 1 and (not is_clause or is_said_first(sentence)):
        return None
    return report.draft(pieces, "clause-source-cue", "aside")


def _is_far(report: Report, source: Range) -> bool:
    """Whether another verb stands between a subject and this one: A, which he likes but says would fail."""
    return has_finite_verb(report.stream, source[1], report.predicate.first)


def is_said_first(sentence: Sentence) -> bool:
    """Whether a sentence begins with a report of its own: ⟨Noting⟩ that A, Lee left."""
    bits = sentence.stream.bits[sentence.first]
    return bool(bits & flags.GERUND and bits & flags.CUE)


def _ends_clearly(report: Report, content: Range) -> bool:
    """Whether a name and a verb of speech end the sentence, so that what stands before can only be what is said."""
    source, stream = report.source, report.stream
    opens = flags.PREPOSITION | flags.TIME | flags.OPENER | flags.ADVERB
    if stream.bits[content[0]] & opens and not stream.bits[content[0]] & flags.DETERMINER:
        return False
    is_headline = not stream.bits[report.sentence.last - 1] & flags.STOP
    is_named = source is not None and (is_headline or bool(stream.bits[source[0]] & (flags.CAPITAL | flags.SUBJECT)))
    return is_named and report.behind.link is Link.NONE and content[1] - content[0] > 2


def inverted_aside(report: Report) -> Draft | None:
    """A, said Lee. · A, said Lee, B."""
    sentence, stream, at = report.sentence, report.stream, report.predicate.first
    if report.source is None or at - 1 <= sentence.first or not stream.bits[at - 1] & flags.COMMA:
        return None
    has_quote = any(stream.bits[near] & flags.QUOTE for near in range(sentence.first, at))
    is_clause = has_quote or has_finite_verb(stream, sentence.first, at - 1)
    content = left_clause(sentence, at - 1)
    if has_own_verb(report):
        return None
    if content is None or not (is_clause or splits_clause(sentence, at, report.source)):
        return None
    return report.draft(with_rest(sentence, [content], report.source[1]), "clause-cue-source", "aside")


def has_own_verb(report: Report) -> bool:
    """Whether the pronoun behind the verb begins a clause: the voters said ⟨he had⟩ lost."""
    stream, source = report.stream, report.source
    if source is None:
        return False
    at, last = source[1], report.sentence.last
    if not stream.bits[source[0]] & flags.SUBJECT:
        named = stream.bits[source[0]] & (flags.CAPITAL | flags.TITLE | flags.RELATIVE)
        is_plain = not named and not any(stream.bits[near] & flags.RELATIVE for near in range(*source))
        opens = flags.AUXILIARY | flags.SUBORDINATOR if is_plain else flags.AUXILIARY
        return at < last and bool(stream.bits[at] & opens)
    while at < last and stream.bits[at] & flags.ADVERB and not stream.bits[at] & flags.TIME:
        at += 1
    closed = flags.PREPOSITION | flags.SUBORDINATOR | flags.TIME | flags.COORDINATOR | flags.GERUND | flags.DETERMINER
    return at < last and bool(stream.bits[at] & flags.WORD) and not stream.bits[at] & closed


def splits_clause(sentence: Sentence, verb: int, source: Range | None) -> bool:
    """Whether ", said Lee and others," stands between a subject and its verb."""
    stream = sentence.stream
    if source is None or not stream.bits[verb - 1] & flags.COMMA:
        return False
    end = source[1]
    return (
        end + 1 < sentence.last
        and bool(stream.bits[end] & flags.COMMA)
        and bool(stream.bits[end + 1] & (flags.AUXILIARY | flags.VERB))
    )


def left_clause(sentence: Sentence, end: int) -> Range | None:
    """The clause that ends before token `end`, from the start of its sentence."""
    stream, first = sentence.stream, behind_bracket(sentence, end)
    start = flags.WORD | flags.QUOTE | flags.BRACKET
    while first < end and not stream.bits[first] & start and stream.low[first] not in "$£€":
        first += 1
    end = clauses.without_tail(stream, first, end)
    return (first, end) if first < end else None


def _behind_dash(stream: Stream, clause: Range) -> Range:
    """The clause of its own behind a semicolon or the one dash of another: A — ⟨he had B⟩, Lee said."""
    for at in range(clause[1] - 1, clause[0], -1):
        if stream.bits[at] & flags.SEMICOLON and at + 2 < clause[1]:
            return (at + 1, clause[1])
    dashes = [at for at in range(*clause) if stream.bits[at] & flags.DASH]
    start = dashes[0] + 1 if len(dashes) == 1 else clause[0]
    is_whole = stream.bits[start] & (flags.SUBJECT | flags.CAPITAL) and has_finite_verb(stream, start, clause[1])
    return (start, clause[1]) if is_whole else clause


def _joins(sentence: Sentence, start: int) -> bool:
    """Whether "and the others …" behind an aside goes on with what is said: its subject is not the speaker."""
    stream = sentence.stream
    at = start + 1
    while at < sentence.last and stream.bits[at] & flags.ADVERB and not stream.bits[at] & flags.DETERMINER:
        at += 1
    if at + 1 >= sentence.last or not stream.among(start, "and"):
        return False
    return bool(stream.bits[at] & (flags.DETERMINER | flags.QUOTE | flags.AUXILIARY)) or stream.among(at, "it")


def behind_bracket(sentence: Sentence, end: int) -> int:
    """The first token of what stands around: behind a bracket that is still open, else of the sentence."""
    stream = sentence.stream
    for at in range(end - 1, max(sentence.first, end - 60) - 1, -1):
        if stream.low[at] in ")]":
            break
        if stream.low[at] in "([":
            return at + 1
    return sentence.first


def with_rest(sentence: Sentence, pieces: list[Range], comma: int) -> list[Range]:
    """The pieces with the rest of their clause behind the comma of an aside: A, said Lee, ⟨B⟩."""
    stream, start = sentence.stream, comma + 1
    if start >= sentence.last or not stream.bits[comma] & _PAUSE:
        return pieces
    is_open = bool(pieces) and bool(stream.bits[pieces[0][0]] & flags.SUBORDINATOR)
    beside = stream.bits[start] & (flags.GERUND | flags.OPENER | flags.COORDINATOR) or stream.among(start, "around")
    if stream.bits[start] & flags.OPENER and start + 1 < sentence.last:
        beside = beside and not stream.bits[start + 1] & (flags.AUXILIARY | flags.VERB)
    if beside and not is_open and not _joins(sentence, start):
        return pieces
    if stream.among(start, "article") and any(has_finite_verb(stream, *piece) for piece in pieces):
        return pieces
    return [*pieces, (start, clauses.clause_end(stream, start, sentence.last))]
