"""What stands between a reporting verb and what it reports: who was told, when, where, in which paper.

told reporters in Dallas on Monday | that …
said in a statement | the company had …
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from store.extraction.lexicon import flags
from store.extraction.stream import Stream
from store.extraction.verbs import Predicate


class Link(Enum):
    """How what is reported is joined to its verb."""

    NONE = "none"
    """Nothing follows, or something that the verb does not report."""
    THAT = "that"
    CLAUSE = "clause"
    """A clause without a conjunction."""
    QUOTE = "quote"
    COMMA = "comma"
    """A comma with no quotation behind it: the verb stands in an aside."""
    COLON = "colon"
    INFINITIVE = "infinitive"
    QUESTION = "question"


@dataclass(slots=True)
class Following:
    """What follows a reporting verb. Nobody changes it; there is one for every verb."""

    at: int
    """The first token of what is reported; of COMMA, the comma."""
    link: Link


REACH = 16
"""Longest phrase between verb and content, in tokens."""
SHORT_QUOTE = 32
"""Longest quotation, in code points, that can be the name of a programme or paper."""

_PAUSE = flags.COMMA | flags.DASH
_BREAK = _PAUSE | flags.COLON | flags.STOP | flags.SEMICOLON


def following(stream: Stream, predicate: Predicate, last: int) -> Following:
    """What follows the verb, behind addressee and circumstances."""
    at = predicate.last
    if predicate.cue.has_addressee and at < last:
        at = _behind_addressee(stream, at, last)
    at = _behind_circumstances(stream, at, last)
    at = _behind_aside(stream, at, last)
    return _link(stream, at, last)


def _link(stream: Stream, at: int, last: int) -> Following:
    """How what stands at `at` is joined to the verb before it."""
    if at >= last:
        return Following(at, Link.NONE)
    bits = stream.bits[at]
    if bits & flags.QUOTE:
        return Following(at, Link.QUOTE)
    if bits & (_PAUSE | flags.COLON):
        if at + 1 < last and stream.bits[at + 1] & flags.QUOTE:
            return Following(at + 1, Link.QUOTE)
        return Following(at + 1, Link.COLON) if bits & flags.COLON else Following(at, Link.COMMA)
    return Following(at, _link_of_word(stream, at))


def _link_of_word(stream: Stream, at: int) -> Link:
    """How a word behind the verb joins what is reported."""
    if stream.among(at, "that"):
        return Link.THAT
    if stream.among(at, "to"):
        return Link.INFINITIVE
    if stream.among(at, "questions"):
        return Link.QUESTION
    bits = stream.bits[at]
    return Link.CLAUSE if bits & flags.WORD and not bits & (flags.COORDINATOR | flags.AUXILIARY) else Link.NONE


def _behind_addressee(stream: Stream, start: int, last: int) -> int:
    """The first token behind the one who is told; `start` where nobody is named."""
    bits = stream.bits[start]
    if bits & flags.OBJECT and not stream.among(start, "dummy"):
        return start + 1
    if stream.among(start, "that") or not bits & flags.WORD or bits & flags.PREPOSITION:
        return start
    for at in range(start, min(last - 1, start + REACH)):
        if at > start and stream.bits[at] & (flags.AUXILIARY | flags.VERB):
            return _back_to_subject(stream, start, at)
        if _ends_addressee(stream, at, start):
            return at
    return min(last, start + REACH)


def _ends_addressee(stream: Stream, at: int, start: int) -> bool:
    """Whether the one who is told is named before the token `at`."""
    bits = stream.bits[at]
    if bits & (_BREAK | flags.QUOTE) or stream.among(at, "goes_on") or stream.among(at, "questions"):
        return True
    if at == start:
        return False
    if bits & flags.TIME and bits & flags.CAPITAL and stream.bits[at + 1] & flags.CAPITAL:
        return False
    if bits & (flags.TIME | flags.SUBJECT):
        return True
    if bits & flags.DETERMINER:
        return not stream.bits[at - 1] & (flags.PREPOSITION | flags.COORDINATOR | flags.DETERMINER)
    return bool(bits & flags.PREPOSITION) and not stream.among(at, "bound")


def _back_to_subject(stream: Stream, start: int, verb: int) -> int:
    """Where the subject of a clause without "that" begins, given its verb: "told aides | Smith had"."""
    at = verb - 1
    while at > start + 1 and stream.bits[at - 1] & flags.CAPITAL and stream.bits[at] & flags.CAPITAL:
        at -= 1
    return max(at, start)


def _behind_circumstances(stream: Stream, at: int, last: int) -> int:
    """The first token behind adverbs, days and "in a statement"."""
    while at < last:
        behind = _behind_circumstance(stream, at, last)
        if behind == at:
            return at
        at = behind
    return at


def _behind_circumstance(stream: Stream, at: int, last: int) -> int:
    """The first token behind one adverb, day or phrase; `at` where none stands."""
    bits = stream.bits[at]
    following_bits = stream.bits[at + 1] if at + 1 < last else 0
    if bits & flags.TIME and not bits & flags.POSSESSIVE:
        return at + 1
    if bits & flags.ADVERB and not bits & (flags.DETERMINER | flags.CAPITAL) and not stream.among(at, "quantities"):
        return at + 1
    if stream.among(at, "before_time") and following_bits & flags.TIME:
        return at + 2
    if stream.among(at, "to"):
        named = flags.DETERMINER | flags.CAPITAL | flags.OBJECT | flags.POSSESSIVE
        return _behind_phrase(stream, at + 1, last) if following_bits & named else at
    if bits & flags.PREPOSITION and not stream.among(at, "no_circumstance"):
        return _behind_phrase(stream, at + 1, last)
    return at


def _behind_phrase(stream: Stream, start: int, last: int) -> int:
    """The first token behind the noun phrase of a preposition."""
    for at in range(start, min(last, start + REACH)):
        bits = stream.bits[at]
        if at > start and bits & (flags.AUXILIARY | flags.VERB) and not bits & flags.CAPITAL:
            return _back_to_subject(stream, start, at)
        if _ends_phrase(stream, at, start):
            return at
    return min(last, start + REACH)


def _ends_phrase(stream: Stream, at: int, start: int) -> bool:
    """Whether the phrase of a preposition ends before the token `at`."""
    bits = stream.bits[at]
    if bits & flags.QUOTE:
        is_name = stream.ends[at] - stream.starts[at] < SHORT_QUOTE and stream.quote_end(at) not in ".,!?"
        return at > start and not is_name
    if bits & _BREAK:
        return True
    if at == start:
        return False
    if stream.among(at, "that") or bits & flags.SUBJECT:
        return True
    before = stream.bits[at - 1]
    if bits & (flags.PREPOSITION | flags.TIME):
        return not before & flags.DETERMINER
    return bool(bits & flags.DETERMINER) and not before & (flags.DETERMINER | flags.COORDINATOR)


def _behind_aside(stream: Stream, at: int, last: int) -> int:
    """The first token behind ", in a statement," or ", however," before "that" or a quotation."""
    if at + 1 >= last or not stream.bits[at] & flags.COMMA:
        return at
    if stream.bits[at + 1] & (flags.QUOTE | flags.SUBJECT | flags.COORDINATOR):
        return at
    for near in range(at + 1, min(last - 1, at + 11)):
        if stream.bits[near] & flags.COMMA:
            if stream.bits[near + 1] & flags.QUOTE:
                return near
            return near + 1 if stream.among(near + 1, "that") else at
        if stream.bits[near] & (flags.QUOTE | flags.STOP):
            return at
    return at
