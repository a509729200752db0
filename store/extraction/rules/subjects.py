"""Who a predicate is about: the phrase before it, or the subject of the verb it is joined to."""

from __future__ import annotations

from collections.abc import Sequence

from store.extraction import phrases
from store.extraction.drafts import Draft, Range, Sentence
from store.extraction.finite import is_finite_cue
from store.extraction.lexicon import flags, inflection
from store.extraction.stream import Stream
from store.extraction.verbs import Predicate

OPENING = 40
"""Longest introduction of a sentence ("After the vote in …,"), in tokens."""
INTRODUCTION = 9
"""Longest introduction of a second verb ("but in a later interview"), in tokens."""


def subject_of(sentence: Sentence, predicate: Predicate, before: Sequence[Draft]) -> Range | None:
    """Who the predicate is about: what stands before it, or the subject of the verb it is coordinated with."""
    stream, at = sentence.stream, predicate.first
    while at > sentence.first and stream.bits[at - 1] & flags.ADVERB and not stream.bits[at - 1] & flags.CAPITAL:
        at -= 1
    is_joined_noun = predicate.cue.may_be_noun and predicate.is_bare
    if is_joined_noun and not _reads_as_verb(sentence, predicate):
        return None
    if at > sentence.first and stream.bits[at - 1] & flags.COORDINATOR and not stream.bits[at - 1] & flags.CAPITAL:
        return shared_subject(sentence, at, before)
    if _is_noun(sentence, predicate) or _is_adjective(sentence, at):
        return None
    source = phrases.subject_before(stream, sentence.first, predicate.first)
    if source is None or (predicate.is_bare and not _is_plural(sentence, source)):
        source = phrases.subject_with_relative(stream, sentence.first, predicate.first)
        if source is not None and predicate.is_bare and not _is_plural(sentence, source):
            return None
    if source is None and before and _is_behind_introduction(sentence, at):
        return shared_subject(sentence, at, before)
    return source


def _is_behind_introduction(sentence: Sentence, at: int) -> bool:
    """Whether a second verb stands behind "but in a later interview": its subject is that of the first."""
    stream = sentence.stream
    for near in range(at - 1, max(sentence.first, at - INTRODUCTION), -1):
        bits = stream.bits[near]
        if bits & flags.COORDINATOR:
            return bool(stream.bits[near + 1] & (flags.PREPOSITION | flags.TIME | flags.ADVERB))
        if bits & (flags.QUOTE | flags.STOP | flags.AUXILIARY | flags.VERB | flags.SUBJECT):
            return False
    return False


def shared_subject(sentence: Sentence, at: int, before: Sequence[Draft]) -> Range | None:
    """The subject of a verb behind "and" or a comma: that of the verb before it."""
    inside = [draft for draft in before if draft.source is not None and draft.source[1] <= at]
    for draft in reversed(inside):
        is_nested = any(
            start <= draft.cue[0][0] < end for other in inside if other is not draft for start, end in other.content
        )
        if not is_nested and draft.cue and draft.cue[0][1] <= at and draft.group != "noun":
            return draft.source
    return first_subject(sentence, at)


def absolute_subject(sentence: Sentence, predicate: Predicate) -> Range | None:
    """The subject of its own that a verb in -ing has: ", with aides saying that A", ", both men saying that A"."""
    stream = sentence.stream
    for at in range(predicate.first - 1, max(sentence.first, predicate.first - 10) - 1, -1):
        if stream.among(at, "with") or stream.bits[at] & (flags.COMMA | flags.DASH):
            source = phrases.subject_before(stream, at + 1, predicate.first)
            return source if source is not None and source[0] == at + 1 else None
        if stream.bits[at] & (flags.STOP | flags.QUOTE):
            return None
    return None


def subject_beside(sentence: Sentence, predicate: Predicate) -> Range | None:
    """The subject that a phrase in -ing stands beside: ⟨Lee⟩, after saying that A, left."""
    stream = sentence.stream
    for at in range(predicate.first - 1, max(sentence.first, predicate.first - 4) - 1, -1):
        if stream.bits[at] & flags.COMMA:
            return phrases.subject_before(stream, sentence.first, at)
    return None


def later_subject(sentence: Sentence, predicate: Predicate) -> Range | None:
    """The subject of the main clause behind an introduction: Admitting that A, ⟨Lee⟩ left."""
    stream = sentence.stream
    for comma in range(predicate.last, min(sentence.last, predicate.last + OPENING)):
        if stream.bits[comma] & flags.COMMA or stream.quote_end(comma) == ",":
            for at in range(comma + 2, min(sentence.last, comma + 20)):
                if _may_be_finite(stream, at):
                    return phrases.subject_before(stream, comma + 1, at)
    return None


def first_subject(sentence: Sentence, limit: int) -> Range | None:
    """The subject of the first finite verb of a sentence, behind what introduces it."""
    stream = sentence.stream
    floor = _behind_opening(sentence, limit)
    for at in range(floor, limit):
        if stream.bits[at] & flags.CONTRACTED:
            return (at, at + 1)
        if at > floor and _may_be_finite(stream, at):
            source = phrases.subject_before(stream, floor, at)
            if source is not None:
                return source
    return None


def beat_subject(stream: Stream, end: int) -> Range | None:
    """Who acts in the sentence that ends before token `end`, and so speaks behind it: `She laughed. “A.”`."""
    breaks = flags.STOP | flags.QUOTE
    first = end - 1
    while first > max(0, end - OPENING) and not stream.bits[first - 1] & breaks:
        first -= 1
    for at in range(first, end):
        if stream.among(at, "third_person"):
            return (at, at + 1)
    subject = first_subject(Sentence(stream, first, end), end)
    if subject is None or stream.bits[subject[0]] & flags.DETERMINER:
        return None
    return subject if stream.bits[subject[0]] & flags.CAPITAL else None


def is_participle(sentence: Sentence, predicate: Predicate) -> bool:
    """Whether an -ing form is a verb that reports: behind a break, or behind "a statement"."""
    stream, at = sentence.stream, predicate.first - 1
    while at > sentence.first and stream.bits[at] & flags.ADVERB:
        at -= 1
    if at < sentence.first:
        return True
    breaks = flags.COMMA | flags.DASH | flags.SEMICOLON | flags.COORDINATOR | flags.QUOTE
    return bool(stream.bits[at] & (breaks | flags.BODY | flags.TIME | flags.PREPOSITION)) or stream.among(
        at, "while_saying"
    )


def is_before_quotation(sentence: Sentence, at: int) -> bool:
    """Whether a quotation stands at the token, a comma or colon before it at most."""
    stream = sentence.stream
    if at < sentence.last and stream.bits[at] & (flags.COMMA | flags.COLON):
        at += 1
    return at < sentence.last and bool(stream.bits[at] & flags.QUOTE)


def _may_be_finite(stream: Stream, at: int) -> bool:
    """Whether a token may be a finite verb."""
    bits = stream.bits[at]
    if bits & flags.CAPITAL:
        return False
    plain = flags.AUXILIARY | flags.VERB | flags.PAST
    return bool(bits & plain) or bool(bits & flags.CUE and is_finite_cue(stream, at))


def _behind_opening(sentence: Sentence, limit: int) -> int:
    """The first token behind "After the vote," or "Speaking in Hull,"."""
    stream, first = sentence.stream, sentence.first
    opening = flags.PREPOSITION | flags.SUBORDINATOR | flags.GERUND | flags.PAST
    if stream.bits[first] & flags.DETERMINER or not stream.bits[first] & opening:
        return first
    commas = (at for at in range(first, min(limit, first + OPENING)) if stream.bits[at] & flags.COMMA)
    return next(commas, first - 1) + 1


def _is_noun(sentence: Sentence, predicate: Predicate) -> bool:
    """Whether a word that may be a plural noun is one here."""
    if predicate.cue.may_be_noun and not _reads_as_verb(sentence, predicate):
        return True
    return bool(predicate.cue.forms & inflection.PRESENT) and _is_counted(sentence, predicate.first)


def _is_counted(sentence: Sentence, at: int) -> bool:
    """Whether a number makes the word a plural noun: "0.1 percentage points to"."""
    stream = sentence.stream
    if at > sentence.first and stream.bits[at - 1] & flags.COMMA:
        return False
    return any(
        stream.bits[near] & flags.NUMBER and "-" not in stream.low[near]
        for near in range(max(sentence.first, at - 2), at)
    )


def _is_adjective(sentence: Sentence, at: int) -> bool:
    """Whether what stands before the verb makes it an adjective: "the mogul's preferred mode"."""
    if at <= sentence.first:
        return False
    bits = sentence.stream.bits[at - 1]
    if bits & flags.POSSESSIVE:
        return not bits & flags.CONTRACTED
    is_determined = bits & flags.DETERMINER and not bits & (flags.SUBJECT | flags.CAPITAL | flags.RELATIVE)
    return bool(is_determined) and not sentence.stream.among(at - 1, "alone")


def _reads_as_verb(sentence: Sentence, predicate: Predicate) -> bool:
    """Whether a word that is a noun as often is a verb here."""
    stream, at = sentence.stream, predicate.head - 1
    if predicate.first < predicate.head or (at >= sentence.first and stream.bits[at] & flags.CONTRACTED):
        return True
    if at < sentence.first:
        return False
    bits = stream.bits[at]
    if predicate.is_bare:
        opens = flags.DETERMINER | flags.CAPITAL | flags.SUBJECT
        is_report = predicate.last < sentence.last and (
            stream.among(predicate.last, "goes_on") or bool(stream.bits[predicate.last] & opens)
        )
        noun = bits & flags.WORD and not bits & (flags.POSSESSIVE | flags.PREPOSITION | flags.DETERMINER | flags.CUE)
        return bool(bits & flags.SUBJECT) or (is_report and bool(noun) and _looks_plural(stream, at))
    is_plain_noun = bits & flags.WORD and not bits & (flags.CAPITAL | flags.SUBJECT | flags.ADVERB | flags.RELATIVE)
    if is_plain_noun and not _is_determined(sentence, at):
        return False
    return not bits & (flags.PREPOSITION | flags.POSSESSIVE) and not (
        bits & flags.DETERMINER and not bits & (flags.SUBJECT | flags.RELATIVE) and not stream.among(at, "single")
    )


def _is_determined(sentence: Sentence, at: int) -> bool:
    """Whether a noun has a determiner, a name or a plural -s: "the poll reports", not "a caucus reports"."""
    stream = sentence.stream
    if stream.low[at].endswith("s"):
        return True
    for near in range(at, max(sentence.first, at - 8) - 1, -1):
        bits = stream.bits[near]
        if bits & (flags.DETERMINER | flags.CAPITAL | flags.NUMBER | flags.POSSESSIVE):
            return True
        if bits & (flags.AUXILIARY | flags.VERB | flags.COMMA):
            return False
    return False


def _is_plural(sentence: Sentence, source: Range) -> bool:
    """Whether a base form can follow this subject: they, a plural, or names joined by "and"."""
    stream = sentence.stream
    if stream.bits[source[0]] & flags.SUBJECT and source[1] - source[0] == 1:
        return stream.among(source[0], "plural_pronouns")
    if source[1] - source[0] == 1 and len(stream.low[source[0]]) > 1 and stream.raw(source[0]).isupper():
        return True  # "WHO say"
    prepositions = (at for at in range(source[0] + 1, source[1]) if stream.bits[at] & flags.PREPOSITION)
    head = next(prepositions, source[1])
    return any(
        stream.among(at, "and") or stream.among(at, "plural") or (at < head and _looks_plural(stream, at))
        for at in range(*source)
    )


def _looks_plural(stream: Stream, at: int) -> bool:
    """Whether a word ends like a plural noun."""
    low = stream.low[at]
    if low.endswith(("men", "ople")):
        return True
    if not low.endswith("s") or low.endswith(("ss", "'s", "us")):
        return False
    return not low.endswith("is") or bool(stream.bits[at] & flags.CAPITAL)
