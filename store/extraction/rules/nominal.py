"""A noun that reports: a statement by Lee ⟨that A⟩ · his claim ⟨that A⟩ · reports ⟨that A⟩."""

from __future__ import annotations

from store.extraction import clauses, contents, phrases
from store.extraction.drafts import Draft, Range, Sentence
from store.extraction.finite import has_finite_verb
from store.extraction.inversion import subject_after
from store.extraction.lexicon import flags

POSSESSIVES = frozenset({"his", "her", "their", "its", "my", "our", "your"})
REACH = 12
"""How many tokens may stand between the noun and its clause: the one who made the statement."""


def nominal_at(sentence: Sentence, at: int) -> Draft | None:
    """What the reporting noun at token `at` attributes."""
    stream = sentence.stream
    that = _that_behind(sentence, at)
    if that is None or contents.is_relative(stream, that, sentence.last):
        return None
    opens = contents.is_embedded(stream, sentence.first, at, at)
    end = clauses.clause_end(stream, that, sentence.last, is_embedded=opens)
    end = _before_main_verb(sentence, at, that, end)
    if end - that < 3 or not has_finite_verb(stream, that + 1, end):
        return None
    return Draft(
        source=_maker(sentence, at, that),
        cue=((at, at + 1),),
        content=((that, end),),
        pattern="noun-that-clause",
        group="noun",
        category=stream.lexicon.nouns[stream.low[at]],
    )


def _before_main_verb(sentence: Sentence, at: int, that: int, end: int) -> int:
    """The end of the clause of a noun that is a subject: his claim that A | surprised many."""
    stream = sentence.stream
    finite = flags.AUXILIARY | flags.VERB
    if any(stream.bits[near] & (finite | flags.CUE) for near in range(sentence.first, at)):
        return end
    verbs = [
        near
        for near in range(that + 1, end)
        if stream.bits[near] & (finite | flags.PAST) and not stream.bits[near - 1] & (finite | flags.COORDINATOR)
    ]
    return verbs[1] if len(verbs) > 1 else end


def _that_behind(sentence: Sentence, at: int) -> int | None:
    """The "that" of the noun: right behind it, or behind "by Lee", "from Lee"."""
    stream = sentence.stream
    following = at + 1
    if following >= sentence.last:
        return None
    if stream.low[following] == "that":
        return following
    if stream.low[following] not in {"by", "from", "of", "in"}:
        return None
    for near in range(following + 1, min(sentence.last - 1, at + REACH)):
        bits = stream.bits[near]
        if stream.low[near] == "that":
            return near
        if bits & (flags.COMMA | flags.STOP | flags.QUOTE | flags.AUXILIARY | flags.VERB | flags.COLON):
            return None
    return None


def _maker(sentence: Sentence, at: int, that: int) -> Range | None:
    """Who made the statement: behind "by", or the possessive before the noun."""
    stream = sentence.stream
    if stream.low[at + 1] in {"by", "from", "of"}:
        source = subject_after(stream, at + 2, that)
        if source is not None:
            return source
    for first in range(at - 1, max(sentence.first, at - 4) - 1, -1):
        bits = stream.bits[first]
        if stream.low[first] in POSSESSIVES:
            return (first, first + 1)
        if bits & flags.POSSESSIVE:
            source = phrases.subject_before(stream, sentence.first, first)
            return (source[0], first + 1) if source is not None and source[1] == first else (first, first + 1)
        if bits & (flags.DETERMINER | flags.COMMA | flags.PREPOSITION):
            return None
    return None
