"""Small questions about noun phrases that every rule for sources asks."""

from __future__ import annotations

from store.extraction.lexicon import flags
from store.extraction.stream import Stream

SCARE_QUOTE = 40
"""Longest quotation, in code points, that can be part of a name."""

Range = tuple[int, int]


def has_noun(stream: Stream, first: int, end: int) -> bool:
    """Whether something in the phrase can be its head."""
    closed = flags.DETERMINER | flags.PREPOSITION | flags.COORDINATOR | flags.TIME | flags.AUXILIARY
    for at in range(first, end):
        bits = stream.bits[at]
        if bits & (flags.WORD | flags.QUOTE) and not bits & closed:
            return True
        if bits & flags.CAPITAL and stream.among(at, "names_too"):
            return True
        if stream.among(at, "plural"):
            return True
    return stream.among(first, "alone")


def can_be_head(stream: Stream, at: int, floor: int) -> bool:
    """Whether a phrase can end with this token."""
    bits = stream.bits[at]
    if bits & (flags.CAPITAL | flags.QUOTE | flags.BRACKET | flags.NUMBER):
        return True
    if bits & flags.STOP:
        return at > floor and bool(stream.bits[at - 1] & (flags.ABBREVIATION | flags.CAPITAL))
    if bits & (flags.COORDINATOR | flags.POSSESSIVE) or (bits & flags.PREPOSITION and not bits & flags.ADVERB):
        return False
    if bits & flags.PAST and at > floor:
        return not stream.bits[at - 1] & flags.AUXILIARY
    return bool(bits & flags.WORD) or stream.low[at] in "%$€£"


def is_scare_quote(stream: Stream, at: int) -> bool:
    """Whether a quotation is short enough and open enough to be part of a name."""
    is_short = stream.ends[at] - stream.starts[at] <= SCARE_QUOTE and stream.quote_end(at) not in ",.!?…-–—"
    begins_phrase = at + 1 < len(stream) and stream.bits[at + 1] & (flags.DETERMINER | flags.SUBJECT)
    return is_short and not begins_phrase


def trimmed(stream: Stream, first: int, end: int) -> Range | None:
    """The phrase without what introduces its clause; None if no noun is left."""
    while first < end:
        behind = _behind_lead(stream, first, end)
        if behind == first:
            break
        first = behind
    return (first, end) if first < end and has_noun(stream, first, end) else None


def _behind_lead(stream: Stream, first: int, end: int) -> int:
    """The token behind one that only introduces: "But", "when", "At a rally in Ohio"."""
    bits = stream.bits[first]
    is_noun = bits & flags.DETERMINER
    if bits & (flags.COORDINATOR | flags.ADVERB | flags.OPENER) and not is_noun:
        return first + 1
    if bits & flags.SUBORDINATOR and not bits & flags.PREPOSITION and not is_noun:
        return first + 1
    if bits & flags.PREPOSITION and not stream.among(first, "near"):
        return _behind_introduction(stream, first, end)
    is_word = bits & (flags.WORD | flags.QUOTE) or stream.low[first] in "$€£@"
    return first if is_word else first + 1


def _behind_introduction(stream: Stream, first: int, end: int) -> int:
    """The first token behind "At a rally in Ohio" that can begin a subject of its own."""
    starting = flags.DETERMINER | flags.CAPITAL | flags.TITLE | flags.SUBJECT
    closed = flags.DETERMINER | flags.CAPITAL | flags.TITLE | flags.PREPOSITION | flags.STOP | flags.COORDINATOR
    for at in range(end - 1, first, -1):
        if stream.bits[at] & starting and (stream.bits[at - 1] & flags.TIME or not stream.bits[at - 1] & closed):
            return at
    last = stream.bits[end - 1]
    is_name = last & flags.CAPITAL and not last & (flags.TIME | flags.POSSESSIVE | flags.BODY)
    return end - 1 if is_name and stream.bits[end - 2] & flags.CAPITAL else end
