"""According to Lee, A · A, according to Lee · in the words of Lee, “A”."""

from __future__ import annotations

from store.extraction import clauses
from store.extraction.drafts import Draft, Sentence
from store.extraction.inversion import REACH, subject_after
from store.extraction.lexicon import flags
from store.extraction.stream import Stream
from store.model.attribution import AttributionClass


def according_at(sentence: Sentence, at: int) -> Draft | None:
    """What the phrase that begins with token `at` attributes."""
    for phrase in phrases_at(sentence.stream, at):
        end = at + len(phrase)
        if end < sentence.last and tuple(sentence.stream.low[at:end]) == phrase:
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
    if not words:
        return True
    if len(words) > 8 or any(stream.bits[near] & flags.QUOTE for near in words):
        return False
    return not clauses.has_finite_verb(stream, sentence.first, at) and bool(
        stream.bits[at - 1] & (flags.COMMA | flags.COORDINATOR)
    )


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
    return _draft((end, comma), (at, end), (start, last), "according-to-source-clause")


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
    """Whether "a former mayor," or "who led the city," stands behind a comma."""
    stream, start = sentence.stream, comma + 1
    if start >= sentence.last:
        return False
    if stream.among(start, "relative_start"):
        return True
    if not stream.among(start, "apposition") and not stream.bits[start] & flags.NUMBER:
        return False
    later = _next_comma(sentence, start)
    return later is not None and not clauses.has_finite_verb(stream, start, later)


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
    first = _behind_bracket(sentence, at)
    while first < at and not stream.bits[first] & (flags.WORD | flags.QUOTE | flags.BRACKET):
        first += 1
    last = clauses.without_tail(stream, first, at)
    if last <= first or (last - first < 2 and not stream.bits[first] & flags.QUOTE):
        return None
    return _draft(source, (at, end), (first, last), "clause-according-to-source")


def _behind_bracket(sentence: Sentence, at: int) -> int:
    """The first token of what stands around: behind an open bracket, else of the sentence."""
    stream = sentence.stream
    for near in range(at - 1, max(sentence.first, at - 60) - 1, -1):
        if stream.low[near] in ")]":
            break
        if stream.low[near] in "([":
            return near + 1
    return sentence.first


def _draft(source: tuple[int, int], cue: tuple[int, int], content: tuple[int, int], pattern: str) -> Draft:
    """A draft of "according to"."""
    return Draft(
        source=source,
        cue=(cue,),
        content=(content,),
        pattern=pattern,
        group="according",
        category=AttributionClass.STATEMENT,
    )
