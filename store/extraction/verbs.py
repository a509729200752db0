"""Predicates: a reporting verb with what belongs to it, and whether anything is said at all.

"has repeatedly said" is one; so is "went on to say". "did not say" is negated and "would say" only
thought of: both are known as such, and the rules make no claim of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from store.extraction.lexicon import Cue, flags, inflection
from store.extraction.stream import Stream


class Mood(Enum):
    """How a reporting verb stands in its clause."""

    FINITE = "finite"
    GERUND = "gerund"
    INFINITIVE = "infinitive"
    PASSIVE = "passive"


@dataclass(slots=True, kw_only=True)
class Predicate:
    """A reporting verb with its auxiliaries; token indexes, half-open. Not frozen: there is one for every cue."""

    first: int
    """The first auxiliary, or the verb itself."""
    head: int
    """The reporting verb."""
    last: int
    """Behind the verb and the words that belong to it."""
    cue: Cue
    mood: Mood
    is_negated: bool = False
    is_hypothetical: bool = False
    is_bare: bool = False
    """Whether it is a base form without any auxiliary: the present of "they", or a noun."""

    @property
    def is_simple(self) -> bool:
        """Whether it is a lone finite verb, which can stand before its subject."""
        return self.mood is Mood.FINITE and self.first == self.head


REACH = 7
"""How many tokens of auxiliaries and adverbs a verb can have before it."""


def predicate_at(stream: Stream, head: int, floor: int, ceiling: int) -> Predicate | None:
    """The predicate whose reporting verb is the token `head`; it lies between `floor` and `ceiling`."""
    cue = _cue_at(stream, head, ceiling)
    if cue is None:
        return None
    first, auxiliaries = _auxiliaries(stream, cue, head, floor)
    mood, is_bare = _mood(stream, cue, auxiliaries)
    if mood is Mood.GERUND and first > floor and stream.bits[first - 1] & flags.CONTRACTED:
        mood = Mood.FINITE
    if mood is Mood.PASSIVE and any(group.has_speaking_subject for group in cue.groups.values()):
        mood = Mood.FINITE
    if mood is None:
        return None
    before = 0
    for bits in stream.bits[first:head]:
        before |= bits
    is_negated = bool(before & flags.NEGATION)
    is_hypothetical = bool(before & flags.HYPOTHETICAL) and not any(
        stream.among(at, "only") for at in range(first, min(ceiling, head + 2))
    )
    if mood is Mood.INFINITIVE:
        first, mood, refused = _led(stream, first, floor)
        is_negated = is_negated or refused
    elif first > floor and stream.low[first - 1] == "without":
        is_negated = True
    return Predicate(
        first=_without_adverbs(stream, first, head),
        head=head,
        last=head + 1 + len(cue.rest),
        cue=cue,
        mood=mood,
        is_negated=is_negated,
        is_hypothetical=is_hypothetical,
        is_bare=is_bare,
    )


def _cue_at(stream: Stream, head: int, ceiling: int) -> Cue | None:
    """The longest cue that begins with the token."""
    for cue in stream.lexicon.cues.get(stream.low[head], ()):
        end = head + 1 + len(cue.rest)
        if end <= ceiling and (not cue.rest or tuple(stream.low[head + 1 : end]) == cue.rest):
            return cue
    return None


def _auxiliaries(stream: Stream, cue: Cue, head: int, floor: int) -> tuple[int, list[str]]:
    """Where the verb group begins, and its auxiliaries, nearest first; "to" counts as one."""
    at, found, first = head - 1, [], head
    while at >= max(floor, head - REACH):
        bits, low = stream.bits[at], stream.low[at]
        if bits & flags.SUBJECT:
            break
        if bits & flags.CAPITAL and stream.among(at, "names_too") and not cue.forms & inflection.BASE:
            break
        if (low == "to" and not cue.forms & inflection.GERUND) or bits & flags.AUXILIARY:
            found.append(low)
            first = at
        elif bits & flags.NEGATION:
            first = at
        elif not bits & flags.ADVERB or bits & flags.CAPITAL:
            break
        at -= 1
        if found[-1:] == ["to"]:
            break
    return (first if found else at + 1), found


def _mood(stream: Stream, cue: Cue, auxiliaries: list[str]) -> tuple[Mood | None, bool]:
    """The mood that a form has behind its auxiliaries, and whether it is a base form without any."""
    nearest = auxiliaries[0] if auxiliaries else ""
    is_be = nearest in stream.lexicon.sets["be"]
    if cue.forms & inflection.GERUND:
        return (Mood.FINITE if is_be else Mood.GERUND), False
    if nearest == "to":
        return Mood.INFINITIVE, False
    if cue.forms & inflection.PARTICIPLE and is_be:
        return Mood.PASSIVE, False
    if not auxiliaries:
        if cue.forms & (inflection.PAST | inflection.PRESENT):
            return Mood.FINITE, False
        return (Mood.FINITE if cue.forms & inflection.BASE else None), True
    return Mood.FINITE, False


def _led(stream: Stream, first: int, floor: int) -> tuple[int, Mood, bool]:
    """What leads an infinitive: "went on to say" is finite, "refused to say" is negated."""
    at = first - 1
    if at > floor and stream.among(at, "leading_particles"):
        at -= 1
    if at < floor:
        return first, Mood.INFINITIVE, False
    if stream.among(at, "refusing"):
        return at, Mood.FINITE, True
    if stream.among(at, "leading"):
        while at > floor and stream.bits[at - 1] & (flags.AUXILIARY | flags.ADVERB):
            at -= 1
        return at, Mood.FINITE, False
    return first, Mood.INFINITIVE, False


def _without_adverbs(stream: Stream, first: int, head: int) -> int:
    """The group without a leading adverb: "also said" is cued by "said"."""
    while first < head and stream.bits[first] & flags.ADVERB and not stream.bits[first] & flags.AUXILIARY:
        first += 1
    return first
