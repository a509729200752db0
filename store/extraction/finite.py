"""Finite verbs of a stream, as far as words alone can tell: is there a clause, and does it report?"""

from __future__ import annotations

from functools import reduce
from operator import or_

from store.extraction.lexicon import flags, inflection
from store.extraction.stream import Stream
from store.model.attribution import AttributionClass

FINITE = flags.AUXILIARY | flags.VERB | flags.PAST | flags.CONTRACTED


def is_finite_cue(stream: Stream, at: int) -> bool:
    """Whether a token is a reporting verb in the past or with an -s."""
    return any(
        cue.forms & (inflection.PAST | inflection.PRESENT) and goes_on(stream, at + 1, cue.rest)
        for cue in stream.lexicon.cues.get(stream.low[at], ())
    )


def forms_of(stream: Stream, at: int) -> int:
    """The forms that a token can be of the reporting verbs that begin with it."""
    forms = 0
    for cue in stream.lexicon.cues.get(stream.low[at], ()):
        forms |= cue.forms
    return forms


def goes_on(stream: Stream, at: int, words: tuple[str, ...]) -> bool:
    """Whether the words stand at a token."""
    return not words or tuple(stream.low[at : at + len(words)]) == words


def is_aside_cue(stream: Stream, at: int) -> bool:
    """Whether a verb can stand in ", Lee said,": a finite verb of speech."""
    for cue in stream.lexicon.cues.get(stream.low[at], ()):
        group = cue.groups.get("aside")
        forms = inflection.PAST | inflection.PRESENT
        if cue.lemma in stream.lexicon.plain and at > 0 and stream.low[at - 1].endswith("s"):
            forms |= inflection.BASE
        if (
            group is not None
            and group.category is AttributionClass.STATEMENT
            and cue.forms & forms
            and goes_on(stream, at + 1, cue.rest)
        ):
            return True
    return False


def has_finite_verb(stream: Stream, start: int, end: int) -> bool:
    """Whether anything between the tokens may be a finite verb."""
    seen = reduce(or_, stream.bits[start:end], 0)
    if seen & FINITE:
        return True
    return bool(seen & flags.CUE) and any(
        stream.bits[at] & flags.CUE and is_finite_cue(stream, at) for at in range(start, end)
    )


def is_gerund_cue(stream: Stream, at: int) -> bool:
    """Whether a reporting verb is an -ing form."""
    return any(
        cue.forms & inflection.GERUND and goes_on(stream, at + 1, cue.rest)
        for cue in stream.lexicon.cues.get(stream.low[at], ())
    )
