"""Noun phrases: who a sentence names as source before its verb.

    On Monday, Ann Lee, a former mayor of Hull, said …
               └─────────────────────────────┘ over commas, back to the name: see appositions
    the members of the board who were there said …
    └─────────────────────────────────────┘ back to where a finite verb or a conjunction stands

No parse: a phrase ends where a finite verb, a subordinator or the clause does.
"""

from __future__ import annotations

from store.extraction.appositions import over_commas
from store.extraction.finite import is_finite_cue
from store.extraction.lexicon import flags
from store.extraction.nouns import Range, can_be_head, is_scare_quote, trimmed
from store.extraction.stream import Stream

REACH = 60
"""The longest phrase, in tokens: it bounds the work for each verb."""

_PAUSE = flags.COMMA | flags.DASH
_INTRODUCES = flags.PREPOSITION | flags.SUBORDINATOR | flags.OPENER | flags.COORDINATOR | flags.ADVERB


def subject_before(stream: Stream, floor: int, end: int) -> Range | None:
    """The subject that ends before token `end`, a verb; it does not begin before `floor`."""
    floor = max(floor, end - REACH)
    last = _skip_time_left(stream, floor, end)
    if last > floor and stream.bits[last - 1] & (flags.AUXILIARY | flags.VERB):
        last = end
    if last <= floor:
        return None
    bits = stream.bits[last - 1]
    if bits & _PAUSE:
        return over_commas(stream, floor, last - 1, _plain_subject)
    if bits & flags.QUOTE and stream.quote_end(last - 1) == ",":
        return over_commas(stream, floor, last, _plain_subject)
    return _plain_subject(stream, floor, last)


def subject_with_relative(stream: Stream, floor: int, end: int) -> Range | None:
    """The subject that a relative clause with a verb of its own parts from its verb: ⟨those who left the town⟩ say."""
    last = end - 1 if stream.bits[end - 1] & _PAUSE else end
    stops = flags.QUOTE | flags.STOP | flags.COLON | flags.SEMICOLON | flags.SUBJECT
    for at in range(last - 1, max(floor, last - REACH), -1):
        if stream.among(at, "who") and stream.bits[at - 1] & flags.WORD:
            first = _grow_left(stream, floor, at - 1)
            return trimmed(stream, first, last) if can_be_head(stream, at - 1, floor) else None
        if stream.bits[at] & stops or (stream.bits[at] & flags.CUE and is_finite_cue(stream, at)):
            return None
    return None


def _skip_time_left(stream: Stream, floor: int, end: int) -> int:
    """`end` without what says when or how before a verb: "on Monday", "this week", "also"."""
    at = end
    while at > floor:
        bits = stream.bits[at - 1]
        if bits & flags.TIME and not bits & flags.POSSESSIVE and _is_time(stream, at - 1, floor):
            at -= 1
            while at > floor and (stream.bits[at - 1] & flags.TIME or stream.among(at - 1, "before_time")):
                at -= 1
        elif bits & flags.NUMBER and len(stream.low[at - 1]) == 4 and at - 2 > floor and stream.among(at - 2, "in"):
            at -= 2
        elif stream.among(at - 1, "emphatic"):
            if at - 1 == floor:
                return at
            at -= 1
        elif bits & flags.ADVERB and not bits & flags.CAPITAL and not stream.among(at - 1, "alone"):
            at -= 1
        else:
            return at
    return at


def _is_time(stream: Stream, at: int, floor: int) -> bool:
    """Whether a word of time says when: "Trump Monday said", not "the week said" or "June Smith said"."""
    return stream.low[at].endswith("day") or (at > floor and stream.among(at - 1, "before_time"))


def _plain_subject(stream: Stream, floor: int, end: int) -> Range | None:
    """The noun phrase right before `end`, without a comma between it and its verb."""
    last = end - 1
    if stream.among(last, "that") and last - 1 > floor and can_be_head(stream, last - 1, floor):
        return _plain_subject(stream, floor, last)
    if stream.among(last, "whom") and last - 2 >= floor and stream.among(last - 1, "of"):
        return (last - 2, end)
    if stream.bits[last] & (flags.SUBJECT | flags.RELATIVE) and not stream.bits[last] & flags.CAPITAL:
        return _pronoun(stream, last)
    if stream.bits[last] & flags.SUBJECT and not stream.among(last, "alone"):
        return (last, end)
    if not can_be_head(stream, last, floor):
        return None
    first = _grow_left(stream, floor, last)
    first = _list_left(stream, floor, first, end)
    return trimmed(stream, first, end)


def _pronoun(stream: Stream, at: int) -> Range | None:
    """A pronoun as subject."""
    return None if stream.among(at, "no_subject") else (at, at + 1)


def _grow_left(stream: Stream, floor: int, last: int) -> int:
    """The first token of the noun phrase that ends with `last`."""
    at, last_and = last, -1
    if stream.bits[last] & flags.BRACKET:
        at = _bracket_left(stream, floor, last) or last
    while at > floor:
        bits = stream.bits[at - 1]
        if bits & flags.BRACKET:
            opened = _bracket_left(stream, floor, at - 1)
            if opened is None:
                return at
            at = opened
            continue
        if not _belongs(stream, at - 1, floor):
            stops_at_verb = last_and > 0 and bits & (flags.VERB | flags.AUXILIARY)
            return last_and if stops_at_verb else at
        if _is_next_phrase(stream, at):
            return at
        if bits & flags.COORDINATOR:
            last_and = at
        at -= 1
    return at


def _is_next_phrase(stream: Stream, at: int) -> bool:
    """Whether the token before a determiner is of a phrase of its own: "a move | the union called"."""
    bits, before = stream.bits[at], stream.bits[at - 1]
    is_noun = before & flags.WORD and not before & (
        flags.PREPOSITION | flags.COORDINATOR | flags.DETERMINER | flags.ADVERB | flags.SUBORDINATOR
    )
    return bool(bits & flags.DETERMINER and is_noun) and not bits & flags.CAPITAL


def _belongs(stream: Stream, at: int, floor: int) -> bool:
    """Whether a token before a noun phrase belongs to it."""
    bits = stream.bits[at]
    if bits & flags.STOP:
        return at > floor and bool(stream.bits[at - 1] & (flags.ABBREVIATION | flags.CAPITAL))
    if bits & flags.QUOTE:
        return is_scare_quote(stream, at)
    if bits & flags.COORDINATOR:
        return stream.among(at, "joining") or bool(stream.bits[at + 1] & flags.PREPOSITION)
    if not bits & flags.WORD:
        return stream.low[at] in "$€£%'’#@/"
    return _fits(stream, at, floor)


def _fits(stream: Stream, at: int, floor: int) -> bool:
    """Whether a word can be inside a noun phrase."""
    bits = stream.bits[at]
    if bits & (flags.SUBJECT | flags.NEGATION) and not bits & flags.DETERMINER and not stream.among(at, "who"):
        return False
    if bits & flags.SUBORDINATOR and not bits & flags.PREPOSITION:
        return stream.among(at, "who")
    if stream.among(at, "embedding") and not (at > floor and stream.bits[at - 1] & (flags.PAST | flags.VERB)):
        return at > floor and stream.among(at - 1, "such")
    if bits & flags.PAST and at > floor and stream.bits[at - 1] & flags.AUXILIARY:
        return _in_relative(stream, at, floor)
    if bits & (flags.VERB | flags.AUXILIARY) and not bits & flags.CAPITAL:
        return stream.among(at + 1, "by_or_as") or _in_relative(stream, at, floor)
    return True


def _in_relative(stream: Stream, at: int, floor: int) -> bool:
    """Whether a verb stands in "those who were there": who within three tokens before it."""
    return any(stream.among(before, "who") for before in range(max(floor, at - 3), at))


def _bracket_left(stream: Stream, floor: int, at: int) -> int | None:
    """The opening bracket that belongs to a closing one."""
    if stream.low[at] not in ")]":
        return None
    for opened in range(at - 1, max(floor, at - 12) - 1, -1):
        if stream.low[opened] in "([":
            return opened
    return None


def _list_left(stream: Stream, floor: int, first: int, end: int) -> int:
    """The start of an enumeration: "Bush, Christie and Paul" from "Christie and Paul"."""
    if stream.lexicon.sets["and"].isdisjoint(stream.low[first:end]):
        return first
    while first - 2 >= floor and stream.bits[first - 1] & flags.COMMA:
        if stream.bits[first - 2] & (flags.AUXILIARY | flags.VERB):
            break
        start = _grow_left(stream, floor, first - 2)
        if first - 1 - start > 6 or not _starts_name(stream, start) or stream.bits[start] & _INTRODUCES:
            break
        first = start
    return first


def _starts_name(stream: Stream, at: int) -> bool:
    """Whether a phrase begins like a name or with a determiner."""
    return bool(stream.bits[at] & (flags.CAPITAL | flags.DETERMINER | flags.TITLE))
