"""Sentences of a stream: they tile it, and no quotation is cut from its attribution."""

from __future__ import annotations

from collections.abc import Iterator

from store.extraction.finite import is_finite_cue
from store.extraction.lexicon import flags
from store.extraction.stream import Stream

_MAY_END = flags.STOP | flags.QUOTE | flags.ABBREVIATION | flags.BRACKET
DATELINE = 14
"""Longest dateline, in tokens."""
ORDINAL = 3
"""Most digits of an ordinal number: "am 2. April", "der 150. Geburtstag"; four are a year, and end a sentence."""
LONGEST = 300
"""Tokens after which a sentence is cut: it bounds the work for each verb, so the whole stays linear."""


def sentences(stream: Stream) -> Iterator[tuple[int, int]]:
    """The sentences of a stream as ranges of tokens; a quotation is never cut from its attribution.

    A dateline, "HULL, 4 March – ", is one of its own.
    """
    start, last = _dateline_end(stream), len(stream) - 1
    if start:
        yield 0, start
    for at in [at for at, bits in enumerate(stream.bits[start:last], start) if bits & _MAY_END]:
        while at - start >= LONGEST:
            yield start, start + LONGEST
            start += LONGEST
        if at + 1 - start == LONGEST or _ends_sentence(stream, at, start):
            yield start, at + 1
            start = at + 1
    for first in range(start, last + 1, LONGEST):
        yield first, min(first + LONGEST, last + 1)


def _dateline_end(stream: Stream) -> int:
    """The first token behind a place in capitals, what agency and which day, and a dash; 0 where none stand there."""
    if not stream.bits or not stream.bits[0] & flags.CAPITAL or len(stream.raw(0)) < 3 or not stream.raw(0).isupper():
        return 0
    inside = flags.CAPITAL | flags.NUMBER | flags.TIME | flags.COMMA | flags.BRACKET | flags.STOP
    for at in range(1, min(len(stream) - 1, DATELINE)):
        bits = stream.bits[at]
        if bits & flags.DASH:
            return at + 1 if stream.bits[at + 1] & (flags.CAPITAL | flags.QUOTE) else 0
        if not bits & inside:
            return 0
    return 0


def _ends_sentence(stream: Stream, at: int, start: int) -> bool:
    """Whether a sentence ends with the token `at`, which is not the last."""
    bits = stream.bits[at]
    if bits & flags.STOP:
        closes = stream.bits[at + 1] & flags.STOP or stream.low[at + 1] in ")]"
        return not closes and _begins_sentence(stream, at + 1) and not _is_abbreviated(stream, at, start)
    if bits & flags.BRACKET:
        return at > start and bool(stream.bits[at - 1] & flags.STOP) and _is_closed(stream, at)
    if bits & flags.QUOTE:
        return _ends_with_quotation(stream, at)
    if bits & flags.ABBREVIATION and stream.low[at].endswith("."):
        return _begins_anew(stream, at + 1)
    return False


def _ends_with_quotation(stream: Stream, at: int) -> bool:
    """Whether a quotation ends its sentence: one with a question mark may be followed by who asked."""
    end = stream.quote_end(at)
    if end in {"?", "!", "…"}:
        return _begins_sentence(stream, at + 1) and not _is_attribution(stream, at + 1)
    return end in {".", "。"} and _begins_sentence(stream, at + 1)


def _is_closed(stream: Stream, at: int) -> bool:
    """Whether a sentence in brackets ends with this one: "(It rained.) The …", not "(R-Ga.) Smith"."""
    is_initial = bool(stream.bits[at - 2] & flags.CAPITAL) if at > 1 else False
    return stream.low[at] in ")]" and not is_initial and _begins_sentence(stream, at + 1)


def _begins_anew(stream: Stream, at: int) -> bool:
    """Whether a capital pronoun or determiner makes the full stop of an abbreviation that of a sentence too."""
    bits = stream.bits[at]
    return bool(bits & flags.CAPITAL and bits & (flags.SUBJECT | flags.DETERMINER))


def _begins_sentence(stream: Stream, at: int) -> bool:
    """Whether a token can be the first of a sentence."""
    bits = stream.bits[at]
    if bits & (flags.CAPITAL | flags.QUOTE | flags.NUMBER):
        return True
    return stream.low[at] in {"(", "[", "*", "•", "-", "–", "—", "@", "#", "$", "£", "€"}


def _is_abbreviated(stream: Stream, at: int, start: int) -> bool:
    """Whether a full stop belongs to the word before it."""
    if at == start or stream.low[at] != "." or stream.ends[at - 1] != stream.starts[at]:
        return False
    low, bits = stream.low[at - 1], stream.bits[at - 1]
    if low.isdecimal() and len(low) <= ORDINAL and stream.among(at + 1, "ordered"):
        return True
    if len(low) == 1 and bits & flags.CAPITAL and low != "i":
        return not (at - 1 > start and (stream.low[at - 2] == "°" or stream.bits[at - 2] & flags.NUMBER))
    if not bits & flags.ABBREVIATION:
        return False
    return bool(bits & flags.TITLE) or stream.among(at - 1, "unfinished") or not _begins_anew(stream, at + 1)


def _is_attribution(stream: Stream, start: int) -> bool:
    """Whether "Smith asked." stands here: a few words, a reporting verb, and nothing for it to report."""
    for at in range(start, min(len(stream), start + 8)):
        bits = stream.bits[at]
        if bits & flags.CUE and is_finite_cue(stream, at):
            return not _reports(stream, at + 1)
        if bits & (flags.STOP | flags.QUOTE | flags.COMMA | flags.COLON | flags.AUXILIARY):
            return False
    return False


def _reports(stream: Stream, at: int) -> bool:
    """Whether what stands behind a verb is what it reports."""
    if at >= len(stream):
        return False
    bits = stream.bits[at]
    return bool(bits & (flags.QUOTE | flags.COLON | flags.SUBJECT | flags.DETERMINER)) or stream.among(at, "that")
