"""The subject of a verb with a comma before it: back over appositions to the name.

On Monday, Ann Lee, a former mayor of Hull, said …
           └──────┘  apposition             verb
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from store.extraction.lexicon import flags
from store.extraction.nouns import SCARE_QUOTE, Range, is_scare_quote, trimmed
from store.extraction.stream import Stream

Plain = Callable[[Stream, int, int], Range | None]
"""What finds the noun phrase right before a token."""


class Kind(Enum):
    """What a stretch between two commas is."""

    NOUN = "noun"
    MODIFIER = "modifier"
    """Says more of the noun before it."""
    ADVERBIAL = "adverbial"
    """Says when or how, and is no part of a source."""
    CLAUSE = "clause"
    """Has a finite verb: a source cannot reach over it."""


_BREAK = flags.STOP | flags.COLON | flags.SEMICOLON
_PAUSE = flags.COMMA | flags.DASH


def over_commas(stream: Stream, floor: int, comma: int, plain: Plain) -> Range | None:
    """The subject of a verb with a comma before it: the name that the appositions lead back to."""
    end, first, last = comma, -1, -1
    while end > floor:
        start = _segment_start(stream, floor, end)
        if end - start == 1 and stream.among(start, "relative_start"):
            return (start, end)
        kind = _segment_kind(stream, start, end)
        if _is_inserted(stream, start, end, floor):
            kind = Kind.MODIFIER
        if kind is Kind.CLAUSE:
            if first < 0 and end < comma:
                return _behind_clause(stream, floor, (start, end), plain)
            break
        participle = kind is Kind.MODIFIER and stream.bits[start] & (flags.PAST | flags.GERUND)
        if kind is not Kind.ADVERBIAL and not participle:
            last = max(last, end)
        if kind is Kind.NOUN:
            first = start + 1 if stream.among(start, "as") and start == floor else start
            if _is_name(stream, start, end) and not _is_place(stream, start, end, floor):
                first = _with_description(stream, floor, start)
                break
        if start <= floor or not stream.bits[start - 1] & _PAUSE:
            break
        end = start - 1
    return trimmed(stream, first, last) if first >= 0 else None


def _behind_clause(stream: Stream, floor: int, clause: Range, plain: Plain) -> Range | None:
    """The name that ends a clause, where only what says more of it follows: after Ann Lee, ⟨asked of A⟩, had said."""
    subject = plain(stream, max(floor, clause[0]), clause[1])
    named = flags.CAPITAL | flags.TITLE
    return subject if subject is not None and stream.bits[subject[0]] & named else None


def _is_inserted(stream: Stream, start: int, end: int, floor: int) -> bool:
    """Whether a short stretch without a verb stands between two dashes: "Democrats — and some others — say"."""
    if start - 2 < floor or not stream.bits[start - 1] & stream.bits[end] & flags.DASH:
        return False
    return end - start < 9 and not _has_verb(stream, start, end)


def _with_description(stream: Stream, floor: int, start: int) -> int:
    """The start of "a spokeswoman, Ann Lee" where one stands before the name, else of the name."""
    if start - 1 <= floor or not stream.bits[start - 1] & flags.COMMA:
        return start
    before = _segment_start(stream, floor, start - 1)
    if stream.bits[before] & flags.COORDINATOR:
        before += 1
    is_short = start - 1 - before <= 8 and stream.bits[before] & flags.DETERMINER
    is_noun = _segment_kind(stream, before, start - 1) is Kind.NOUN
    return before if is_short and is_noun and not _is_name(stream, before, start - 1) else start


def _segment_start(stream: Stream, floor: int, end: int) -> int:
    """The first token behind the comma, dash or break before `end`."""
    at = end
    while at > floor and not _is_break(stream, at - 1, floor):
        at -= 1
    return at


def _is_break(stream: Stream, at: int, floor: int) -> bool:
    """Whether no segment reaches over the token; it does over quoted words in it and the stop of "R-Ill."."""
    bits = stream.bits[at]
    if bits & flags.QUOTE:
        return not _is_title(stream, at, floor) and not is_scare_quote(stream, at)
    if bits & flags.STOP and at - 1 >= floor:
        is_inside = bool(stream.bits[at + 1] & (flags.BRACKET | flags.COMMA)) or len(stream.low[at - 1]) == 1
        return not is_inside and not stream.bits[at - 1] & flags.ABBREVIATION
    return bool(bits & (_PAUSE | _BREAK))


def _is_title(stream: Stream, at: int, floor: int) -> bool:
    """Whether a short quotation is a title inside a phrase: of “Slow Rivers,” · her show, “The Lock,”."""
    if at <= floor or stream.ends[at] - stream.starts[at] > SCARE_QUOTE or stream.quote_end(at) not in ",?!":
        return False
    names = flags.PREPOSITION | flags.POSSESSIVE | flags.DETERMINER | flags.PAST
    if stream.bits[at - 1] & names:
        return True
    words = stream.raw(at).strip("“”\"'‘’„«»,. ").split()
    is_loud = len(words) > 1 and all(word[0].isupper() or len(word) < 4 for word in words)
    return is_loud and bool(stream.bits[at - 1] & (flags.COMMA | flags.WORD))


def _has_verb(stream: Stream, start: int, end: int) -> bool:
    """Whether a segment has a finite verb of its own, as far as can be seen."""
    for at in range(start, end):
        bits = stream.bits[at]
        if bits & flags.CAPITAL or _is_determined(stream, start, at):
            continue
        if bits & (flags.AUXILIARY | flags.VERB | flags.CONTRACTED):
            return at + 1 >= end or stream.low[at + 1] not in {"by", "as"}
        if bits & flags.PAST and at > start and at + 1 < end:
            behind = stream.bits[at + 1]
            before = stream.bits[at - 1]
            if behind & flags.DETERMINER and not before & (flags.DETERMINER | flags.PREPOSITION):
                return True
    return False


def _is_determined(stream: Stream, start: int, at: int) -> bool:
    """Whether an article makes a word that may be a verb a noun: "the spread"."""
    if at <= start or stream.bits[at] & flags.AUXILIARY:
        return False
    return bool(stream.bits[at - 1] & flags.DETERMINER) and not stream.among(at - 1, "alone")


def _is_name(stream: Stream, start: int, end: int) -> bool:
    """Whether a segment is headed by a name: it begins and ends with a capital, or has a name before "of"."""
    phrase = trimmed(stream, start, end)
    if phrase is None:
        return False
    first, last = phrase
    begin = stream.bits[first]
    if begin & flags.DETERMINER:
        return False
    if not begin & flags.CAPITAL and any(stream.low[at] == "of" for at in range(first, last)):
        return False
    for at in range(first, last):
        if at > first and stream.bits[at] & (flags.PREPOSITION | flags.BRACKET):
            last = at
            break
    tail = stream.bits[last - 1]
    return bool(tail & (flags.CAPITAL | flags.ABBREVIATION)) and not tail & flags.POSSESSIVE


def _is_place(stream: Stream, start: int, end: int, floor: int) -> bool:
    """Whether a short capitalised segment says where or of which party: "of Tampa, Fla.," "Republican of Ohio"."""
    if start - 2 < floor or not stream.bits[start - 1] & flags.COMMA:
        return False
    if end - start <= 2 and stream.low[start][1:2] == "-":
        return True
    if end - start >= 3 and stream.low[start + 1] == "of" and not stream.bits[start] & flags.TITLE:
        return True
    if end - start > 2 or not stream.bits[start - 2] & flags.CAPITAL:
        return False
    return any(stream.bits[at] & flags.PREPOSITION for at in range(max(floor, start - 5), start - 1))


def _segment_kind(stream: Stream, start: int, end: int) -> Kind:
    """What stands between two commas."""
    if start >= end:
        return Kind.CLAUSE
    bits = stream.bits[start]
    if bits & flags.COORDINATOR and not bits & flags.DETERMINER and not _is_modifier(stream, start, end):
        return _joined_kind(stream, start + 1, end)
    return _free_kind(stream, start, end)


def _free_kind(stream: Stream, start: int, end: int) -> Kind:
    """What stands between two commas, with no coordinator before it."""
    bits = stream.bits[start]
    if _is_modifier(stream, start, end):
        return Kind.MODIFIER
    if stream.among(start, "clause_openers") and not bits & flags.CAPITAL:
        return Kind.ADVERBIAL
    opens = bits & flags.SUBORDINATOR and bits & flags.CAPITAL and not stream.among(start, "quantities")
    if opens and not bits & flags.DETERMINER and not stream.among(start, "as"):
        return Kind.CLAUSE
    who = next((at for at in range(start, end) if stream.among(at, "relative_words")), end)
    if _has_verb(stream, start, who):
        return Kind.CLAUSE
    if stream.among(start, "as"):
        return Kind.NOUN
    return Kind.ADVERBIAL if _is_adverbial(stream, start, end) else Kind.NOUN


def _joined_kind(stream: Stream, start: int, end: int) -> Kind:
    """What stands between two commas behind "and": a new subject, "and Lee", the last of a list, or a clause."""
    if start >= end or _has_verb(stream, start, end):
        return Kind.CLAUSE
    if stream.bits[start] & (flags.CAPITAL | flags.DETERMINER | flags.TITLE):
        return Kind.NOUN
    return Kind.MODIFIER if end - start <= 3 else Kind.CLAUSE


def _is_adverbial(stream: Stream, start: int, end: int) -> bool:
    """Whether a segment says when or how: "on Monday", "however", "though tired"."""
    bits = stream.bits[start]
    if bits & flags.DETERMINER:
        return False
    if bits & (flags.OPENER | flags.TIME | flags.SUBORDINATOR | flags.PREPOSITION):
        return True
    return bool(bits & flags.ADVERB) and end - start < 4


def _is_modifier(stream: Stream, start: int, end: int) -> bool:
    """Whether a segment can only belong to the one before it: "who …", "of Hull", "speaking in Hull", "44"."""
    bits = stream.bits[start]
    if stream.among(start, "relative_start"):
        return True
    if bits & flags.NUMBER and end - start == 1:
        return True
    if bits & flags.CAPITAL:
        return False
    if bits & flags.COORDINATOR:
        return bool(stream.bits[start + 1] & flags.PAST)
    return bool(bits & (flags.GERUND | flags.PAST)) or stream.among(start, "bound")
