"""Contents: which part of what stands behind a verb is what is said, and which the text's own words about it."""

from __future__ import annotations

from store.extraction import clauses
from store.extraction.finite import is_finite_cue
from store.extraction.lexicon import flags
from store.extraction.stream import Stream

_PARTS = flags.COMMA | flags.QUOTE | flags.SEMICOLON


def object_end(stream: Stream, start: int, last: int) -> int:
    """Where a noun phrase that is a content ends: before the next clause."""
    end = clauses.clause_end(stream, start, last, is_embedded=True)
    for at in range(start + 1, end):
        if stream.among(at, "embedding") and _opens_clause(stream, at, end):
            end = clauses.without_tail(stream, start, at)
            break
        if stream.bits[at] & flags.PREPOSITION and _says_where(stream, at, end):
            end = clauses.without_tail(stream, start, at)
            break
    for at in range(start + 1, end - 1):
        if stream.bits[at] & (flags.COORDINATOR | flags.COMMA):
            behind = at + 1
            while behind < end and stream.bits[behind] & (flags.COORDINATOR | flags.ADVERB | flags.COMMA):
                behind += 1
            bits = stream.bits[behind] if behind < end else 0
            if bits & (flags.AUXILIARY | flags.VERB | flags.CONTRACTED) and not bits & flags.CAPITAL:
                return clauses.without_tail(stream, start, at)
            if (
                bits & flags.CUE
                and bits & flags.WORD
                and is_finite_cue(stream, behind)
                and stream.bits[at] & flags.COORDINATOR
            ):
                return clauses.without_tail(stream, start, at)
    return end


def _opens_clause(stream: Stream, at: int, end: int) -> bool:
    """Whether "while driving" or "as he left" stands here, which tells when something was said of a thing."""
    bits = stream.bits[at + 1] if at + 1 < end else 0
    return bool(bits & flags.SUBJECT) or bool(bits & flags.GERUND and not stream.among(at, "as"))


def _says_where(stream: Stream, at: int, end: int) -> bool:
    """Whether a preposition says where or when something was said: "in an interview", "on Monday", ", outside Hull"."""
    if stream.bits[at - 1] & flags.COMMA:
        return True
    is_placed = stream.among(at, "placing")
    return is_placed and any(stream.bits[near] & flags.BODY for near in range(at + 1, min(end, at + 4)))


def without_insertions(stream: Stream, content: tuple[int, int]) -> list[tuple[int, int]]:
    """A content without what stands between two dashes in it: the text's own words about what is said."""
    start, end = content
    dashes = [at for at in range(start + 1, end - 1) if stream.bits[at] & flags.DASH]
    if len(dashes) != 2 or any(stream.bits[at] & flags.QUOTE for at in range(start, end)):
        return [content]
    first, second = dashes
    return [(start, first), (second + 1, end)] if second - first > 3 else [content]


def is_relative(stream: Stream, that: int, last: int) -> bool:
    """Whether "that" is the subject of what follows ("a report that could raise"), so that nothing is reported."""
    if that + 1 >= last:
        return False
    bits = stream.bits[that + 1]
    return bool(bits & (flags.AUXILIARY | flags.VERB | flags.PAST)) and not bits & (flags.CAPITAL | flags.DETERMINER)


def is_embedded(stream: Stream, first: int, source: int, verb: int) -> bool:
    """Whether an attribution stands in a clause that another one goes around.

    When he said A, … · Lee, who said A, … · they left when he said A, and so on.
    """
    if stream.bits[source] & flags.RELATIVE and source > first:
        return bool(stream.bits[source - 1] & flags.COMMA)
    if source > first and stream.among(source - 1, "embedding"):
        return True
    openers = stream.lexicon.sets["clause_openers"]
    for at in range(verb - 1, max(first, verb - 25) - 1, -1):
        if stream.bits[at] & _PARTS:
            return False
        if stream.low[at] in openers:
            return True
    opens = stream.bits[first] & flags.SUBORDINATOR or stream.among(first, "embedding_start")
    return bool(opens) and verb - first < 25
