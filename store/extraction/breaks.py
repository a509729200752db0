"""Breaks: what stands behind a comma or dash of a reported clause.

he said the lock was old, | was gone by noon      the clause around goes on
he said the lock was old, | which was a surprise  the text's own words about it
he said the lock was old, | and it leaked         more of what is said
"""

from __future__ import annotations

from store.extraction.finite import has_finite_verb
from store.extraction.lexicon import flags
from store.extraction.stream import Stream

PAUSE = flags.COMMA | flags.DASH
REACH = 14
"""How many tokens behind a number its verb may stand: "27 percent of those who …"."""


def resumes(stream: Stream, at: int, last: int) -> bool:
    """Whether the clause around an embedded one goes on behind this comma."""
    following = at + 1
    if (not stream.bits[at] & PAUSE and stream.quote_end(at) != ",") or following >= last:
        return False
    if stream.bits[at] & flags.DASH:
        return bool(stream.bits[following] & flags.SUBJECT) and not any(
            stream.bits[near] & flags.DASH for near in range(following, last)
        )
    if stream.bits[following] & flags.COORDINATOR:
        begins = flags.SUBJECT | flags.AUXILIARY | flags.VERB | flags.PREPOSITION | flags.CUE
        is_joined = not stream.among(following, "joining") or stream.among(following, "and")
        return is_joined and following + 1 < last and bool(stream.bits[following + 1] & begins)
    return _begins_main_clause(stream, following, last)


def _begins_main_clause(stream: Stream, at: int, last: int) -> bool:
    """Whether a token can be the first of the clause that an embedded one stands in, or of the rest of it."""
    bits = stream.bits[at]
    if bits & flags.ADVERB and not bits & flags.SUBJECT:
        verb = at
        while verb + 1 < last and stream.bits[verb] & flags.ADVERB:
            verb += 1
        return bool(stream.bits[verb] & (flags.AUXILIARY | flags.VERB | flags.CUE))
    if bits & flags.NUMBER:
        return has_finite_verb(stream, at, min(last, at + REACH))
    if stream.among(at, "relative_start") or stream.among(at, "which"):
        return False
    if bits & flags.PREPOSITION and not bits & flags.SUBORDINATOR:
        return _leads_subject(stream, at, last)
    main = flags.SUBJECT | flags.DETERMINER | flags.CAPITAL | flags.AUXILIARY | flags.VERB | flags.PAST
    if bits & (main | flags.CUE | flags.QUOTE):
        return True
    return not bits & (flags.PREPOSITION | flags.SUBORDINATOR | flags.GERUND | flags.ADVERB | flags.NUMBER)


def _leads_subject(stream: Stream, start: int, last: int) -> bool:
    """Whether a pronoun with its verb stands behind an introduction: ", at the town hall ⟨she said⟩"."""
    verb = flags.AUXILIARY | flags.VERB | flags.PAST | flags.CUE | flags.CONTRACTED
    for at in range(start + 1, min(last - 1, start + REACH)):
        bits = stream.bits[at]
        if bits & (PAUSE | flags.RELATIVE | flags.QUOTE | flags.COORDINATOR):
            return False
        if bits & flags.SUBJECT and not bits & (flags.DETERMINER | flags.OBJECT):
            return bool(stream.bits[at + 1] & verb)
    return False


def is_comment(stream: Stream, at: int, following: int, last: int) -> bool:
    """Whether what stands behind a comma may be the text's own comment: ", which …", ", a move that …", ", and he …".

    Half of them are, by count on articles that were read for it; so the clause is cut there only where the
    better part of it stands before.
    """
    if stream.bits[at] & flags.DASH:
        return False
    if stream.among(following, "article"):
        goes_on = any(stream.bits[near] & PAUSE for near in range(following, last))
        return not goes_on and not has_finite_verb(stream, following, min(last, following + 12))
    if stream.among(following, "which"):
        return not returns(stream, following, last)
    if stream.among(following, "but") or stream.among(following, "turning"):
        return True
    joins = stream.bits[following] & flags.COORDINATOR and following + 1 < last
    return bool(joins and stream.bits[following + 1] & flags.SUBJECT)


def is_better_part(stream: Stream, start: int, at: int, last: int) -> bool:
    """Whether clearly more than half of a stretch stands before the token, in code points: a quotation is one token."""
    return stream.starts[at] - stream.starts[start] >= 1.1 * (stream.ends[last - 1] - stream.starts[at])


def takes_up(stream: Stream, start: int, comma: int, following: int) -> bool:
    """Whether the clause around takes up its verb behind the comma of a whole clause: saying A, | was gone."""
    if (
        not stream.bits[following] & flags.AUXILIARY
        or stream.among(following, "having")
        or not stream.bits[comma] & flags.COMMA
    ):
        return False
    if any(stream.bits[at] & (PAUSE | flags.QUOTE) for at in range(start, comma)):
        return False
    return has_finite_verb(stream, start + 1, comma)


def returns(stream: Stream, at: int, last: int) -> bool:
    """Whether the clause goes on behind a relative clause in its middle: "the plan, which was old, has"."""
    for near in range(at, min(last - 1, at + 30)):
        if stream.bits[near] & flags.COMMA:
            return bool(stream.bits[near + 1] & (flags.AUXILIARY | flags.VERB | flags.PAST))
    return False
