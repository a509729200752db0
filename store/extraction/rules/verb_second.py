"""Rules for languages that put the finite verb second and participles last, as German does.

    „A“, sagte Lee. · Lee sagte: „A“ · Dazu erklärte er: „A“ · Lee sagte, (dass) A · Wie Lee mitteilte, A
    A, hatte Lee erklärt · Laut Lee ist A · Lee zufolge ist A · A sei so. (the words of the one before)

Which words do what is in the lexicon; here is only their order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from store.extraction import clauses
from store.extraction.drafts import Draft, Range, Sentence
from store.extraction.lexicon import Cue, CueGroup, flags, inflection
from store.extraction.rules.according import phrases_at
from store.extraction.rules.quoted import quotation_before, resumed, with_lead
from store.extraction.stream import Stream
from store.model.attribution import AttributionClass

REACH = 24
"""Longest subject, in tokens."""

BESIDE = {
    (True, True): "quotation-cue-source",
    (True, False): "source-cue-quotation",
    (False, True): "clause-cue-source",
    (False, False): "source-cue-clause",
}
"""The pattern of a verb by whether its content is a quotation and whether it stands before it."""

_PAUSE = flags.COMMA | flags.DASH
_STOPS = _PAUSE | flags.COLON | flags.STOP | flags.SEMICOLON


def verb_second_drafts(sentence: Sentence) -> list[Draft]:
    """Everything that the words of a sentence attribute to somebody."""
    found: list[Draft] = []
    for at in range(sentence.first, sentence.last):
        bits = sentence.stream.bits[at]
        if bits & flags.ACCORDING:
            found.extend(_according(sentence, at))
        elif bits & flags.CUE and not any(start <= at < end for draft in found for start, end in draft.content):
            found.extend(_reports(sentence, at))
    if not found:
        found.extend(_free_indirect(sentence))
    return found


def _reports(sentence: Sentence, at: int) -> Iterator[Draft]:
    """What the reporting verb at token `at` reports."""
    stream = sentence.stream
    cue = stream.lexicon.cues[stream.low[at]][0]
    if any(stream.bits[near] & flags.NEGATION for near in range(at + 1, min(sentence.last, at + 3))):
        return
    quote = _quotation_beside(sentence, at)
    if quote is not None:
        source = _subject_behind(stream, at + 1, sentence.last) or _subject_before(sentence, at)
        pieces = resumed(sentence, [with_lead(sentence, quote)], source[1] if source is not None else at + 1)
        yield replace(_draft(stream, cue, at, source, pieces[0]), content=tuple(pieces))
        return
    before = _clause_before(sentence, at)
    if before is not None:
        source = _subject_behind(stream, at + 1, sentence.last)
        if source is not None:
            yield _draft(stream, cue, at, source, before)
            return
    content = _behind_mark(sentence, at) or _words_behind(sentence, at)
    if content is None or stream.among(at, "quoting"):
        return
    verb = _finite_before(stream, cue, at, sentence.first)
    source = _subject_before(sentence, verb) or _subject_behind(stream, verb + 1, content[0])
    if source is not None:
        yield _draft(stream, cue, at, source, content)


def _clause_before(sentence: Sentence, at: int) -> Range | None:
    """The clause before ", sagte Lee" and ", so Lee"; None where the verb does not stand behind a comma."""
    stream = sentence.stream
    if at - 2 <= sentence.first or not stream.bits[at - 1] & flags.COMMA or stream.among(sentence.first, "as"):
        return None
    if _first_of(stream, at, sentence.last, flags.QUOTE | flags.COLON) is not None:
        return None
    end = clauses.without_tail(stream, sentence.first, at - 1)
    return (sentence.first, end) if end - sentence.first > 2 and _may_have_verb(stream, sentence.first, end) else None


def _may_have_verb(stream: Stream, start: int, end: int) -> bool:
    """Whether a word is neither capital nor one of a noun phrase: "Der Chef der Opposition, Jan Paul" has none."""
    phrase = flags.CAPITAL | flags.DETERMINER | flags.PREPOSITION | flags.COORDINATOR
    bare = (bits for bits in stream.bits[start:end] if not bits & phrase)
    return any(bits & (flags.WORD | flags.QUOTE) for bits in bare)


def _finite_before(stream: Stream, cue: Cue, at: int, floor: int) -> int:
    """The auxiliary of a participle, which stands in its clause's second place; the verb itself for any other."""
    if not cue.forms & inflection.PARTICIPLE:
        return at
    for near in range(at - 1, max(floor, at - REACH) - 1, -1):
        if stream.bits[near] & _STOPS:
            break
        if stream.bits[near] & flags.AUXILIARY:
            return near
    return at


def _quotation_beside(sentence: Sentence, at: int) -> int | None:
    """The quotation that ends before the verb, or before its auxiliary: „A“, hatte Lee erklärt."""
    quote = quotation_before(sentence, at)
    if quote is not None:
        return quote
    for near in range(at - 1, max(sentence.first, at - REACH) - 1, -1):
        bits = sentence.stream.bits[near]
        if bits & flags.AUXILIARY and not bits & flags.CAPITAL:
            return quotation_before(sentence, near)
        if bits & _STOPS:
            return None
    return None


def _behind_mark(sentence: Sentence, at: int) -> Range | None:
    """What stands behind the colon or comma of a verb: Lee sagte am Montag, ⟨A⟩ · Lee sagte: ⟨A⟩."""
    stream = sentence.stream
    if at > sentence.first and stream.among(sentence.first, "as"):
        return _rest(sentence, _first_of(stream, at + 1, sentence.last, flags.COMMA))
    colon = _first_of(stream, at + 1, sentence.last, flags.COLON)
    comma = _first_of(stream, at + 1, colon if colon is not None else sentence.last, flags.COMMA | flags.QUOTE)
    if colon is not None and (comma is None or (colon + 1 < sentence.last and stream.bits[colon + 1] & flags.QUOTE)):
        return _rest(sentence, colon)
    if comma is None or not stream.bits[comma] & flags.COMMA:
        return (comma, comma + 1) if comma is not None and comma == at + 1 else None
    if comma + 1 < sentence.last and stream.bits[comma + 1] & flags.RELATIVE and not stream.bits[comma] & flags.QUOTE:
        verb = _first_of(stream, comma + 1, min(sentence.last, comma + 6), flags.AUXILIARY | flags.VERB)
        return _rest(sentence, comma) if verb is not None else None
    return _rest(sentence, comma)


def _words_behind(sentence: Sentence, at: int) -> Range | None:
    """The quoted words in the verb's own clause: Lee nannte den Plan ⟨„töricht“⟩."""
    quote = _first_of(sentence.stream, at + 1, min(sentence.last, at + REACH), flags.QUOTE | _STOPS)
    if quote is None or not sentence.stream.bits[quote] & flags.QUOTE:
        return None
    words = sentence.stream.raw(quote).strip("„“”»«\"'‚‘’ ")
    named_so = any(sentence.stream.among(near, "naming") for near in range(max(at, quote - 2), quote))
    return (quote, quote + 1) if words[:1].islower() or len(words.split()) > 3 or named_so else None


def _rest(sentence: Sentence, mark: int | None) -> Range | None:
    """The sentence behind a mark, without its full stop."""
    if mark is None or mark + 1 >= sentence.last:
        return None
    end = clauses.without_tail(sentence.stream, mark + 1, sentence.last)
    return (mark + 1, end) if end > mark + 1 else None


def _first_of(stream: Stream, start: int, end: int, bits: int) -> int | None:
    """The first token with one of the bits."""
    return next((at for at in range(start, end) if stream.bits[at] & bits), None)


def _subject_before(sentence: Sentence, at: int) -> Range | None:
    """The subject in the first place: from the start of the clause to the verb."""
    stream, first = sentence.stream, at
    floor = max(sentence.first, at - REACH)
    while first > floor and not stream.bits[first - 1] & (_STOPS | flags.QUOTE | flags.AUXILIARY):
        first -= 1
    while first < at and stream.bits[first] & (flags.COORDINATOR | flags.ADVERB | flags.OPENER):
        first += 1
    if first < at and stream.among(first, "as"):
        first += 1
    end = at
    while end > first and stream.bits[end - 1] & (flags.ADVERB | flags.TIME):
        end -= 1
    is_place = stream.bits[first] & flags.PREPOSITION and not stream.among(first, "noble") if first < end else True
    if is_place or not _is_nominal(stream, first, end):
        return None
    return (first, end)


def _subject_behind(stream: Stream, start: int, end: int) -> Range | None:
    """The subject behind its verb: sagte ⟨Lee, die Sprecherin,⟩ am Montag."""
    last = start
    while last < min(end, start + REACH) and not stream.bits[last] & (_STOPS | flags.QUOTE):
        bits = stream.bits[last]
        if last > start and (bits & (flags.ADVERB | flags.TIME | flags.CUE) or stream.among(last, "circumstance")):
            break
        if bits & flags.SUBJECT and last == start:
            return (start, start + 1)
        last += 1
    return (start, last) if _is_nominal(stream, start, last) else None


def _is_nominal(stream: Stream, first: int, end: int) -> bool:
    """Whether a name, a noun or a pronoun is in the phrase."""
    return any(stream.bits[at] & (flags.CAPITAL | flags.SUBJECT) for at in range(first, end))


def _according(sentence: Sentence, at: int) -> Iterator[Draft]:
    """Laut Lee ist A · A, laut Lee · Lee zufolge ist A."""
    stream = sentence.stream
    phrase = next((words for words in phrases_at(stream, at) if tuple(stream.low[at : at + len(words)]) == words), None)
    if phrase is None:
        return
    end = at + len(phrase)
    source = _phrase_before(sentence, at) if stream.among(at, "postposition") else _phrase_behind(sentence, end)
    if source is None:
        return
    first, last = min(at, source[0]), max(end, source[1])
    pieces = [piece for piece in ((sentence.first, first), (last, sentence.last)) if _is_clause(stream, piece)]
    content = tuple((start, clauses.without_tail(stream, start, stop)) for start, stop in pieces)
    if content:
        yield _made(source, ((at, end),), content, "clause-according-to-source", "according")


def _phrase_behind(sentence: Sentence, start: int) -> Range | None:
    """The noun phrase behind "laut": to the first small word that can only be a verb."""
    stream = sentence.stream
    while start < sentence.last and stream.among(start, "from"):
        start += 1
    last = start
    while last < min(sentence.last, start + REACH) and not stream.bits[last] & (_STOPS | flags.QUOTE):
        small = not stream.bits[last] & (flags.CAPITAL | flags.DETERMINER | flags.PREPOSITION | flags.COORDINATOR)
        behind_noun = last > start and stream.bits[last - 1] & flags.CAPITAL
        if stream.bits[last] & (flags.AUXILIARY | flags.VERB | flags.CUE | flags.SUBJECT) or (small and behind_noun):
            break
        if behind_noun and stream.among(last, "anew"):
            break
        last += 1
    return (start, last) if last > start else None


def _phrase_before(sentence: Sentence, end: int) -> Range | None:
    """The noun phrase before "zufolge"."""
    stream, first = sentence.stream, end
    while first > sentence.first and not stream.bits[first - 1] & (_STOPS | flags.QUOTE | flags.AUXILIARY | flags.VERB):
        first -= 1
    return (first, end) if first < end else None


def _is_clause(stream: Stream, piece: Range) -> bool:
    """Whether a piece has more than one word or a quotation."""
    words = [at for at in range(*piece) if stream.bits[at] & (flags.WORD | flags.QUOTE)]
    return len(words) > 1 or any(stream.bits[at] & flags.QUOTE for at in words)


def _free_indirect(sentence: Sentence) -> Iterator[Draft]:
    """A sei so: reported by its mood alone, in the words of the one before."""
    stream = sentence.stream
    verb = next((at for at in range(sentence.first, sentence.last) if stream.among(at, "reporting_mood")), None)
    first = _first_of(stream, sentence.first, sentence.last, flags.AUXILIARY)
    if verb is not None and verb == first:
        end = clauses.without_tail(stream, sentence.first, sentence.last)
        colon = _first_of(stream, sentence.first, verb, flags.COLON)
        # Lee bezweifelt das: A sei so. Whom the colon names, said it.
        source = None if colon is None else _phrase_behind(sentence, sentence.first)
        start = sentence.first if source is None or colon is None else colon + 1
        yield _made(source, (), ((start, end),), "reporting-mood", "")


def _draft(stream: Stream, cue: Cue, at: int, source: Range | None, content: Range) -> Draft:
    """A draft of a reporting verb."""
    is_quoted = stream.bits[content[0]] & flags.QUOTE and content[1] == content[0] + 1
    is_before = content[0] < at
    pattern = BESIDE[bool(is_quoted), is_before]
    return _made(source, ((at, at + 1),), (content,), pattern, next(iter(cue.groups.values())))


def _made(
    source: Range | None, cue: tuple[Range, ...], content: tuple[Range, ...], pattern: str, group: CueGroup | str
) -> Draft:
    """A draft."""
    name = group if isinstance(group, str) else group.name
    category = AttributionClass.STATEMENT if isinstance(group, str) else group.category
    return Draft(source=source, cue=cue, content=content, pattern=pattern, group=name, category=category)
