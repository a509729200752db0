"""Clauses of a stream: where a reported clause ends, and whether another one goes around it."""

from __future__ import annotations

from store.extraction.breaks import PAUSE, is_better_part, is_comment, resumes, takes_up
from store.extraction.finite import (
    FINITE,
    forms_of,
    goes_on,
    has_finite_verb,
    is_aside_cue,
    is_finite_cue,
    is_gerund_cue,
)
from store.extraction.lexicon import flags, inflection
from store.extraction.stream import Stream

_BREAKS = flags.COMMA | flags.COORDINATOR | flags.DASH | flags.SEMICOLON | flags.QUOTE | flags.ACCORDING
_BREAKS |= flags.GERUND | flags.COLON
ATTITUDES = frozenset({"cognition", "wanting", "demanding", "supporting"})
"""Groups of cues that a reported clause goes on with more often than its speaker does: two to one."""

_QUOTE = flags.QUOTE


def clause_end(stream: Stream, start: int, last: int, *, is_embedded: bool = False) -> int:
    """Where a reported clause that begins with token `start` ends, `last` at most; without its full stop.

    An embedded one ("When she said …, the room …") ends where the clause around it goes on.
    """
    end, all_bits, before = last, stream.bits, stream.bits[start] if start < last else 0
    for at in range(start + 1, last):
        bits = all_bits[at]
        may_end, before = bits & _BREAKS or before & _QUOTE, bits
        if may_end and (
            _ends_clause(stream, at, start, last) or (is_embedded and _is_resumed(stream, at, start, last))
        ):
            end = at - 1 if _says_more(stream, at, start, last) else at
            break
    return without_tail(stream, start, end)


def _is_resumed(stream: Stream, at: int, start: int, last: int) -> bool:
    """Whether the clause around an embedded one goes on at the token: behind a comma, or a quotation with one."""
    if stream.bits[at] & flags.QUOTE:
        return False
    is_inside = at - 1 >= start and stream.bits[at - 1] & flags.QUOTE and stream.quote_end(at - 1) == ","
    return resumes(stream, at - 1 if is_inside else at, last) and _is_whole(stream, start, at)


def _is_whole(stream: Stream, start: int, at: int) -> bool:
    """Whether a clause may end here: not behind its introduction, "under the old law," or the first of its subjects."""
    first = start + 1 if stream.among(start, "that") and start + 1 < at else start
    bits = stream.bits[first]
    opens = bits & (flags.PREPOSITION | flags.SUBORDINATOR) and not bits & flags.DETERMINER
    is_said = stream.among(start, "that") or (opens and not stream.among(start, "to"))
    return not is_said or has_finite_verb(stream, first, at) or _has_quote(stream, first, at)


def _has_quote(stream: Stream, start: int, at: int) -> bool:
    """Whether quoted words stand between the tokens."""
    return any(stream.bits[near] & flags.QUOTE for near in range(start, at))


def without_tail(stream: Stream, start: int, end: int) -> int:
    """`end` without the punctuation and coordinators before it."""
    mark = flags.WORD | flags.QUOTE | flags.BRACKET
    while end > start + 1:
        bits = stream.bits[end - 1]
        if stream.low[end - 1] in ")]" and not any(stream.low[at] in "([" for at in range(max(start, end - 40), end)):
            end -= 1
            continue
        if bits & mark and not (bits & flags.COORDINATOR):
            return end
        if stream.low[end - 1] in {"%", "$", "€", "£", "'", "’"}:
            return end
        end -= 1
    return end


def _ends_clause(stream: Stream, at: int, start: int, last: int) -> bool:
    """Whether the clause ends before the token `at`, which is a possible break."""
    bits = stream.bits[at]
    if bits & flags.QUOTE:
        return False
    if stream.bits[at - 1] & flags.QUOTE and at - 1 >= start and stream.quote_end(at - 1) == ",":
        return _ends_at_comma(stream, at - 1, start, last)
    if bits & flags.WORD and not bits & flags.COORDINATOR:
        is_according = stream.among(at, "according_start") and at - start > 3
        return is_according or _says_more(stream, at, start, last)
    if bits & (flags.COLON | flags.DASH) and _is_said_apart(stream, at + 1, last):
        return True
    if bits & flags.SEMICOLON:
        return _reports_behind(stream, at + 1, last) or at - start >= last - at
    return _ends_at_comma(stream, at, start, last) if bits & PAUSE else _ends_at_and(stream, at, start, last)


def _is_said_apart(stream: Stream, quote: int, last: int) -> bool:
    """Whether a quotation behind a colon or dash has a speaker of its own: A: “B,” he said."""
    if quote + 2 >= last or not stream.bits[quote] & flags.QUOTE:
        return False
    behind = quote + 2 if stream.bits[quote + 1] & flags.COMMA else quote + 1
    if behind == quote + 1 and stream.quote_end(quote) not in ",!?":
        return False
    return _reports_behind(stream, behind, last, is_aside=True) or is_finite_cue(stream, behind)


def _says_more(stream: Stream, at: int, start: int, last: int) -> bool:
    """Whether a second report begins at "before saying that": its preposition is cut off with what follows."""
    report = stream.bits[at] & flags.CUE and stream.bits[at] & flags.GERUND
    if not report or at - 2 <= start or not stream.among(at - 1, "while_saying"):
        return False
    behind = at + 2 if at + 2 < last and stream.bits[at + 1] & (flags.COMMA | flags.COLON) else at + 1
    return behind < last and (stream.among(behind, "that") or bool(stream.bits[behind] & flags.QUOTE))


def _changes_tense(stream: Stream, start: int, verb: int) -> bool:
    """Whether a verb with -s stands behind "and", and a past before the clause: said he was old and ⟨disagrees⟩."""
    first = start - 2 if start > 1 and stream.among(start - 1, "that") else start - 1
    if first < 0 or not stream.bits[first] & flags.CUE:
        return False
    return bool(forms_of(stream, first) & inflection.PAST) and not forms_of(stream, verb) & inflection.PAST


def _is_attitude(stream: Stream, verb: int) -> bool:
    """Whether a verb tells what somebody wants, and so more of what is said: said he was old and ⟨wanted⟩ to go."""
    cues = stream.lexicon.cues.get(stream.low[verb], ())
    if stream.among(verb, "refusing"):
        return False
    return bool(cues) and all(group.name in ATTITUDES for cue in cues for group in cue.groups.values())


def _ends_at_and(stream: Stream, at: int, start: int, last: int) -> bool:
    """Whether a second verb of the source, or one with a pronoun, stands behind "and"."""
    if not stream.bits[at] & flags.COORDINATOR or at + 1 >= last:
        return False  # a colon, too
    verb = at + 2 if stream.bits[at + 1] & flags.SUBJECT else at + 1
    if not _cue_follows(stream, verb, last):
        return False
    return verb == at + 2 or not (_changes_tense(stream, start, verb) or _is_attitude(stream, verb))


def _ends_at_comma(stream: Stream, at: int, start: int, last: int) -> bool:
    """Whether a reported clause ends at a comma, a dash or a quotation that ends with a comma."""
    following = at + 1
    while following < last and stream.bits[following] & flags.ADVERB:
        following += 1
    if following >= last:
        return True
    bits = stream.bits[following]
    if bits & flags.CUE and bits & flags.WORD and is_gerund_cue(stream, following):
        return True
    if takes_up(stream, start, at, following) or (
        is_comment(stream, at, following, last) and is_better_part(stream, start, at, last)
    ):
        return True
    if stream.among(following, "turning") and _reports_behind(stream, following + 1, last, is_aside=True):
        return True
    if not bits & flags.COORDINATOR:
        is_listed = bits & flags.CUE and stream.bits[at] & flags.COMMA and _is_listed(stream, following, last)
        return bool(is_listed) or _reports_behind(stream, following, last, is_aside=True)
    turns = stream.among(following, "but") and following + 1 < last and stream.bits[following + 1] & flags.SUBJECT
    return bool(turns) or _reports_behind(stream, following + 1, last)


def _is_listed(stream: Stream, at: int, last: int) -> bool:
    """Whether a reporting verb stands behind a comma: said A, ⟨insisted that⟩ B · felt A, ⟨said Lee⟩."""
    if at + 1 >= last or not is_finite_cue(stream, at):
        return False
    named = flags.CAPITAL | flags.TITLE | flags.SUBJECT
    return stream.among(at + 1, "that") or (stream.among(at, "said") and bool(stream.bits[at + 1] & named))


def _has_object(stream: Stream, start: int, verb: int, last: int) -> bool:
    """Whether a verb behind a comma tells of a thing, and so is no aside: ", the president reiterated his request"."""
    if verb + 1 >= last or stream.bits[start] & flags.SUBJECT or stream.among(verb + 1, "that"):
        return False
    return bool(stream.bits[verb + 1] & (flags.DETERMINER | flags.POSSESSIVE))


def _cue_follows(stream: Stream, at: int, last: int) -> bool:
    """Whether "and" is followed by a finite reporting verb: "and warned that"."""
    skipped = flags.ADVERB | flags.AUXILIARY | flags.NEGATION
    while at < last and stream.bits[at] & skipped and not stream.bits[at] & flags.PREPOSITION:
        at += 1
    if at + 1 < last and stream.bits[at] & flags.CUE and is_gerund_cue(stream, at):
        is_quote = at + 2 < last and bool(stream.bits[at + 2] & flags.QUOTE)
        return is_quote or not stream.bits[at + 1] & (flags.PREPOSITION | flags.COMMA)
    if at + 1 >= last or not stream.bits[at] & flags.CUE or not is_finite_cue(stream, at):
        return False
    if any(cue.rest and goes_on(stream, at + 1, cue.rest) for cue in stream.lexicon.cues[stream.low[at]]):
        return True
    object_ = flags.QUOTE | flags.DETERMINER | flags.SUBJECT | flags.OBJECT | flags.CAPITAL | flags.COMMA | flags.COLON
    if stream.among(at + 1, "questions") and "question" in {
        g for cue in stream.lexicon.cues[stream.low[at]] for g in cue.groups
    }:
        return True
    return stream.among(at + 1, "goes_on") or bool(stream.bits[at + 1] & object_)


def _reports_behind(stream: Stream, start: int, last: int, *, is_aside: bool = False) -> bool:
    """Whether a new clause with a reporting verb of its own begins here: "but the board said", ", Lee said"."""
    if not is_aside and _cue_follows(stream, start, last):
        return True
    if start < last and is_aside and stream.bits[start] & (flags.PREPOSITION | flags.GERUND):
        return False
    noun = flags.DETERMINER | flags.PREPOSITION | flags.POSSESSIVE
    ends = flags.VERB | flags.AUXILIARY | flags.COMMA | flags.QUOTE | flags.SUBORDINATOR | flags.STOP
    for at in range(start, min(last, start + 10)):
        bits = stream.bits[at]
        if bits & flags.CUE and at > start and not bits & flags.CAPITAL:
            if is_aside and is_aside_cue(stream, at):
                return not stream.bits[at - 1] & noun and not _has_object(stream, start, at, last)
            if not is_aside and is_finite_cue(stream, at):
                return True
        if bits & ends and not bits & flags.PREPOSITION:
            is_parted = bits & flags.COMMA and not is_aside and at > start
            return bool(is_parted) and _says_behind_apposition(stream, at, last)
    return False


def _says_behind_apposition(stream: Stream, comma: int, last: int) -> bool:
    """Whether an apposition between two commas parts a subject from its reporting verb: "its head, Ann Lee, said"."""
    for at in range(comma + 1, min(last - 1, comma + 9)):
        if stream.bits[at] & flags.COMMA:
            verb = at + 1
            return at > comma + 1 and bool(stream.bits[verb] & flags.CUE) and is_finite_cue(stream, verb)
        if stream.bits[at] & (FINITE & ~flags.PAST | flags.QUOTE | flags.STOP):
            return False
    return False
