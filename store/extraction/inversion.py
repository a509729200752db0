"""The subject behind an inverted verb, to the end of its appositions: “…,” said Ann Lee, who led the city."""

from __future__ import annotations

from store.extraction.lexicon import flags
from store.extraction.nouns import Range, has_noun, is_scare_quote
from store.extraction.stream import Stream

REACH = 60
"""The longest phrase, in tokens: it bounds the work for each verb."""

CLAUSE = 12
"""Longest subject of a clause behind a comma, in tokens."""

_PAUSE = flags.COMMA | flags.DASH


def subject_after(stream: Stream, start: int, ceiling: int) -> Range | None:
    """The subject behind an inverted verb, up to `ceiling` at most."""
    ceiling = min(ceiling, start + REACH)
    if start >= ceiling or not _begins_subject(stream.bits[start]):
        return None
    if stream.bits[start] & flags.SUBJECT and not stream.among(start, "alone"):
        return (start, start + 1)
    at = start
    while at < ceiling and not _ends_subject(stream, at, start, ceiling):
        at += 1
    while at > start and not stream.bits[at - 1] & (flags.WORD | flags.QUOTE | flags.BRACKET):
        at -= 1
    return (start, at) if at > start and has_noun(stream, start, at) else None


def _begins_subject(bits: int) -> bool:
    """Whether a token can be the first of a subject."""
    if bits & flags.SUBJECT:
        return True
    if not bits & flags.WORD or bits & (flags.AUXILIARY | flags.VERB | flags.PREPOSITION):
        return False
    return not bits & (flags.SUBORDINATOR | flags.RELATIVE) or bool(
        bits & flags.DETERMINER and not bits & flags.RELATIVE
    )


def _ends_subject(stream: Stream, at: int, start: int, ceiling: int) -> bool:
    """Whether an inverted subject ends before the token."""
    bits = stream.bits[at]
    if bits & flags.WORD:
        return at > start and _ends_at_word(stream, at, start, ceiling)
    if bits & _PAUSE:
        return _ends_at_pause(stream, at, ceiling)
    if bits & flags.STOP:
        following = stream.bits[at + 1] if at + 1 < ceiling else flags.QUOTE
        return not stream.bits[at - 1] & flags.ABBREVIATION or bool(following & flags.QUOTE)
    if bits & flags.QUOTE:
        return not is_scare_quote(stream, at)
    return bool(bits & (flags.COLON | flags.SEMICOLON))


def _is_inside_relative(stream: Stream, start: int, at: int) -> bool:
    """Whether "who" or "that" stands in a phrase before the token."""
    return any(stream.bits[near] & flags.RELATIVE for near in range(start, at))


def _ends_at_word(stream: Stream, at: int, start: int, ceiling: int) -> bool:
    """Whether a word leads on to when, where or why it was said."""
    bits = stream.bits[at]
    if bits & flags.TIME:
        return not bits & flags.POSSESSIVE
    if bits & flags.AUXILIARY and not bits & flags.CAPITAL:
        return not _is_inside_relative(stream, start, at)
    if bits & flags.PREPOSITION:
        return _leads_circumstance(stream, at, ceiling)
    return bool(bits & flags.SUBORDINATOR) and not stream.among(at, "in_subject")


def _ends_at_pause(stream: Stream, at: int, ceiling: int) -> bool:
    """Whether a comma behind a subject leads to something else than an apposition."""
    if at + 1 >= ceiling:
        return True
    bits = stream.bits[at + 1]
    if stream.among(at + 1, "relative_start"):
        return False
    opens = flags.QUOTE | flags.SUBJECT | flags.AUXILIARY | flags.VERB
    is_participle = bits & flags.GERUND and not bits & flags.CAPITAL
    if bits & opens or is_participle or _has_verb_of_its_own(stream, at + 1, ceiling):
        return True
    if bits & flags.COORDINATOR:
        named = flags.DETERMINER | flags.CAPITAL | flags.TITLE
        return at + 2 >= ceiling or not stream.bits[at + 2] & named
    if bits & flags.PREPOSITION:
        return _leads_circumstance(stream, at + 1, ceiling)
    return bool(bits & (flags.SUBORDINATOR | flags.OPENER)) and not bits & flags.DETERMINER


def _has_verb_of_its_own(stream: Stream, start: int, ceiling: int) -> bool:
    """Whether what stands behind a comma is a clause rather than an apposition: ", two of them were there"."""
    for at in range(start, min(ceiling, start + CLAUSE)):
        bits = stream.bits[at]
        if bits & (_PAUSE | flags.RELATIVE | flags.STOP | flags.QUOTE):
            return False
        if bits & flags.AUXILIARY and not bits & flags.CAPITAL:
            return at > start
    return False


def _leads_circumstance(stream: Stream, at: int, ceiling: int) -> bool:
    """Whether a preposition says when or where it was said, rather than who said it."""
    if stream.among(at, "bound"):
        return False
    if stream.among(at, "to"):
        return at + 1 < ceiling and bool(stream.bits[at + 1] & (flags.DETERMINER | flags.CAPITAL | flags.OBJECT))
    if stream.among(at, "circumstance"):
        return True
    return any(stream.bits[near] & (flags.TIME | flags.BODY) for near in range(at + 1, min(ceiling, at + 5)))
