"""According to Lee, A · A, according to Lee · in the words of Lee, “A”."""

from __future__ import annotations

from collections.abc import Sequence

from store.extraction import clauses
from store.extraction.drafts import Draft, Range, Sentence
from store.extraction.finite import has_finite_verb
from store.extraction.inversion import REACH, subject_after
from store.extraction.lexicon import flags
from store.extraction.rules.asides import behind_bracket, with_rest
from store.extraction.stream import Stream
from store.model.attribution import AttributionClass


def according_at(sentence: Sentence, at: int) -> Draft | None:
    """What the phrase that begins with token `at` attributes."""
    stream = sentence.stream
    for phrase in phrases_at(stream, at):
        end = at + len(phrase)
        if end < sentence.last and tuple(stream.low[at:end]) == phrase and not stream.among(end, "mute"):
            if stream.among(at, "per") and not stream.bits[at - 1] & flags.COMMA:
                return None
            return _before(sentence, at, end) if _leads(sentence, at) else _behind(sentence, at, end)
    return None


def phrases_at(stream: Stream, at: int) -> tuple[tuple[str, ...], ...]:
    """The phrases that may stand at a token, by its first two words or its one."""
    listed, low = stream.lexicon.according, stream.low
    return listed.get((low[at], low[at + 1]) if at + 1 < len(low) else (), ()) or listed.get((low[at],), ())


def _leads(sentence: Sentence, at: int) -> bool:
    """Whether the phrase opens its sentence or clause: what it attributes stands behind it."""
    stream = sentence.stream
    words = [near for near in range(sentence.first, at) if stream.bits[near] & (flags.WORD | flags.QUOTE)]
    if not words or _is_behind_conjunction(sentence, at):
        return True
    opens = flags.PREPOSITION | flags.ADVERB | flags.OPENER | flags.COORDINATOR | flags.TIME | flags.SUBORDINATOR
    if len(words) > 8 or not stream.bits[words[0]] & opens or any(stream.bits[near] & flags.QUOTE for near in words):
        return False
    joined = stream.bits[at - 1] & (flags.COMMA | flags.COORDINATOR)
    return bool(joined) and not has_finite_verb(stream, sentence.first, at)


def _is_behind_conjunction(sentence: Sentence, at: int) -> bool:
    """Whether the phrase stands between a conjunction and its clause: because, according to Lee, A."""
    stream, before = sentence.stream, at - 2
    if before < sentence.first or not stream.bits[at - 1] & flags.COMMA:
        return False
    return any(stream.among(before, name) for name in ("clause_openers", "that", "but"))


def _before(sentence: Sentence, at: int, end: int) -> Draft | None:
    """According to Lee, A."""
    stream = sentence.stream
    comma = _comma_behind(sentence, end)
    if comma is None:
        return None
    start = comma + 1
    last = clauses.clause_end(stream, start, sentence.last) if start < sentence.last else start
    if last <= start:
        return None
    return _draft((end, comma), (at, end), [(start, last)], "according-to-source-clause")


def _comma_behind(sentence: Sentence, start: int) -> int | None:
    """The comma that ends the source: not one inside an apposition."""
    stream = sentence.stream
    for at in range(start + 1, min(sentence.last, start + REACH)):
        if stream.bits[at] & flags.QUOTE and stream.bits[at - 1] & flags.COMMA:
            return at - 1
        if stream.bits[at] & flags.COLON:
            return at
        if stream.bits[at] & flags.COMMA and not _opens_apposition(sentence, at):
            return at
    return None


def _opens_apposition(sentence: Sentence, comma: int) -> bool:
    """Whether "a former mayor,", "who led the city," or, behind "the owner", a name stands behind a comma."""
    stream, start = sentence.stream, comma + 1
    if start >= sentence.last:
        return False
    if stream.among(start, "relative_start"):
        return True
    later = _next_comma(sentence, start)
    if later is None or has_finite_verb(stream, start, later):
        return False
    if stream.among(start, "apposition") or stream.bits[start] & flags.NUMBER:
        return True
    is_name = all(stream.bits[at] & flags.CAPITAL for at in range(start, later)) and later - start < 5
    return is_name and not stream.bits[comma - 1] & flags.CAPITAL


def _next_comma(sentence: Sentence, start: int) -> int | None:
    """The next comma within reach."""
    for at in range(start, min(sentence.last, start + 16)):
        if sentence.stream.bits[at] & flags.COMMA:
            return at
    return None


def _behind(sentence: Sentence, at: int, end: int) -> Draft | None:
    """A, according to Lee."""
    stream = sentence.stream
    source = subject_after(stream, end, sentence.last)
    if source is None:
        return None
    first = behind_bracket(sentence, at)
    while first < at and not stream.bits[first] & (flags.WORD | flags.QUOTE | flags.BRACKET):
        first += 1
    last = clauses.without_tail(stream, first, at)
    if last <= first or (last - first < 2 and not stream.bits[first] & flags.QUOTE):
        return None
    content = [(first, last)]
    if not has_finite_verb(stream, first, last) or stream.bits[last - 1] & (flags.AUXILIARY | flags.VERB):
        content = with_rest(sentence, content, source[1]) if source[1] < sentence.last else content
    return _draft(source, (at, end), content, "clause-according-to-source")


def _draft(source: Range, cue: Range, content: Sequence[Range], pattern: str) -> Draft:
    """A draft of "according to"."""
    return Draft(
        source=source,
        cue=(cue,),
        content=tuple(content),
        pattern=pattern,
        group="according",
        category=AttributionClass.STATEMENT,
    )
