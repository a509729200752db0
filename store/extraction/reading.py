"""Reading: the rules applied to one sentence, verb by verb, in the order of the text."""

from __future__ import annotations

from dataclasses import replace

from store.extraction.drafts import Draft, Sentence
from store.extraction.lexicon import flags
from store.extraction.rules.according import according_at
from store.extraction.rules.headlines import headline_draft
from store.extraction.rules.nominal import nominal_at
from store.extraction.rules.objects import object_of
from store.extraction.rules.purposes import purpose_of
from store.extraction.rules.speech import read_report, speech_of
from store.extraction.rules.verb_second import verb_second_drafts
from store.extraction.stream import Stream
from store.extraction.verbs import Mood, predicate_at
from store.model.attribution import AttributionClass

_MAY_REPORT = flags.ACCORDING | flags.NOUN_CUE | flags.CUE
_MAY_BE_HEADLINE = flags.COLON | flags.DASH
INDEPENDENT = frozenset(
    {
        "quotation-source-cue",
        "quotation-cue-source",
        "source-cue-quotation",
        "according-to-source-clause",
        "clause-according-to-source",
        "clause-source-cue",
        "clause-cue-source",
    },
)
"""Patterns of statements that stand on their own even inside another's words."""
REPORTING = INDEPENDENT | {"source-cue-that-clause", "source-cue-clause", "cue-passive-clause", "as-source-cue"}
"""Patterns of what is said; where only a thing is spoken about, one of them inside it stands on its own."""
PAPER = 7
"""Longest name of what is made known, in tokens: "a statement on Monday"."""
THOUGHT = frozenset({"evidence", "conceding"})
"""Groups of cues that say in the first person what one thinks, "I find that", rather than report what one said."""
PLAIN_SPEECH = frozenset({"speech", "telling", "phrasal", "suggesting"})
"""Groups of cues whose that-clauses do so too."""


def drafts_in(sentence: Sentence) -> list[Draft]:
    """Everything that the words of a sentence attribute to somebody."""
    if sentence.stream.lexicon.order == "verb-second":
        drafts = _of_others(sentence, verb_second_drafts(sentence))
        return [*drafts, *_fragments(sentence, drafts)]
    found: list[Draft] = []
    first, stream = sentence.first, sentence.stream
    if stream.seen & _MAY_REPORT:
        bits_of = stream.bits[first : sentence.last]
        for at in [at for at, bits in enumerate(bits_of, first) if bits & _MAY_REPORT]:
            draft = _draft_at(sentence, at, found)
            if draft is not None:
                found.append(draft)
    if not found:
        if not stream.seen & _MAY_BE_HEADLINE:
            return []
        headline = headline_draft(sentence)
        return [headline] if headline is not None else []
    return _independent(_of_others(sentence, found))


def _of_others(sentence: Sentence, found: list[Draft]) -> list[Draft]:
    """The drafts without "I think" and "we hope": the text's own voice, or the turn's, which nobody reports."""
    stream = sentence.stream
    return [
        draft
        for draft in found
        if (draft.category is not AttributionClass.STANCE and draft.group not in THOUGHT)
        or draft.source is None
        or not stream.among(draft.source[0], "own_voice")
    ]


def _draft_at(sentence: Sentence, at: int, found: list[Draft]) -> Draft | None:
    """What the token `at` attributes: as the start of "according to", as a noun, as a verb."""
    bits = sentence.stream.bits[at]
    if bits & flags.ACCORDING:
        draft = according_at(sentence, at)
        if draft is not None and not _repeats(sentence.stream, draft, found):
            return draft
    if bits & flags.NOUN_CUE and not (bits & flags.CUE and _is_verb(sentence, at)):
        draft = nominal_at(sentence, at)
        if draft is not None:
            return draft
    return _report_at(sentence, at, found) if bits & flags.CUE else None


def _is_verb(sentence: Sentence, at: int) -> bool:
    """Whether a word that is noun and verb stands behind a plain noun or pronoun: "fishermen fear", not "his fear"."""
    stream, before = sentence.stream, at - 1
    while before > sentence.first and stream.bits[before] & flags.ADVERB and not stream.bits[before] & flags.CAPITAL:
        before -= 1
    if before < sentence.first:
        return False
    bits = stream.bits[before]
    if bits & flags.SUBJECT:
        return True
    closed = flags.DETERMINER | flags.POSSESSIVE | flags.PREPOSITION | flags.PAST | flags.GERUND | flags.ADVERB
    closed |= flags.AUXILIARY | flags.VERB | flags.COORDINATOR | flags.CUE
    return bool(bits & flags.WORD) and not bits & closed


def _report_at(sentence: Sentence, at: int, found: list[Draft]) -> Draft | None:
    """What the reporting verb at token `at` attributes."""
    predicate = predicate_at(sentence.stream, at, sentence.first, sentence.last)
    if predicate is not None and predicate.mood is Mood.INFINITIVE:
        return purpose_of(sentence, predicate, found)
    report = read_report(sentence, predicate, found) if predicate is not None else None
    return None if report is None else speech_of(report) or object_of(report)


def _repeats(stream: Stream, draft: Draft, found: list[Draft]) -> bool:
    """Whether "according to him" only says again who said what stands before it."""
    return bool(found) and draft.source is not None and bool(stream.bits[draft.source[0]] & flags.OBJECT)


def _fragments(sentence: Sentence, found: list[Draft]) -> list[Draft]:
    """The words quoted inside a reported clause, as statements of their own, where the language is read so."""
    stream = sentence.stream
    if not stream.lexicon.has_fragments:
        return []
    fragments: list[Draft] = []
    for draft in found:
        for start, end in draft.content:
            quotes = [at for at in range(start, end) if stream.bits[at] & flags.QUOTE and is_speech(stream, at)]
            if end - start > 1:
                fragments.extend(replace(draft, content=((at, at + 1),), pattern="fragment") for at in quotes)
    return fragments


def is_speech(stream: Stream, at: int) -> bool:
    """Whether the words of a quotation are somebody's, rather than a name: one is no noun and of no closed class."""
    words = stream.raw(at).strip("„“”»«\"'‚‘’ ").split()
    if not words:
        return False
    if words[-1][-1] in ".!?…":
        return True
    capitals = sum(1 for word in words if word[0].isupper())
    if words[0][0].isupper() and len(words) < 7 and capitals * 2 >= len(words):
        return False
    plain = [word for word in words if word.islower() and word.isalpha() and len(word) > 3]
    return any(word not in stream.lexicon.words for word in plain) or (len(words) > 4 and bool(plain))


def _independent(found: list[Draft]) -> list[Draft]:
    """The drafts without those that are only part of what another reports: "he said she wanted to go" is one claim.

    Counted on articles that were read for it: of stances, objects and bare clauses inside another's words
    one in five is a claim to a reader; of statements with "that" or a quotation, more than half.
    """
    if len(found) < 2:
        return found
    kept: list[Draft] = []
    for draft in sorted(found, key=_size, reverse=True):
        stands_alone = draft.category is AttributionClass.STATEMENT and (
            draft.pattern in INDEPENDENT or (draft.pattern == "source-cue-that-clause" and draft.group in PLAIN_SPEECH)
        )
        around = [other for other in kept if any(start <= draft.cue[0][0] < end for start, end in other.content)]
        is_report = draft.category is AttributionClass.STATEMENT and draft.pattern in REPORTING
        if stands_alone or not around or (is_report and all(other.pattern not in REPORTING for other in around)):
            kept.append(draft)
    return [draft for draft in found if draft in kept and not _names_its_report(draft, kept)]


def _names_its_report(draft: Draft, kept: list[Draft]) -> bool:
    """Whether what is made known is only a paper whose words are a claim too: released a statement ⟨saying A⟩."""
    if draft.pattern != "source-cue-object":
        return False
    start, end = draft.content[0]
    reach = min(end, start + PAPER)
    return any(
        other.pattern in REPORTING
        and other.group in PLAIN_SPEECH
        and other.source == draft.source
        and start < other.cue[0][0] < reach
        for other in kept
    )


def _size(draft: Draft) -> int:
    """How many tokens a content has."""
    return sum(end - start for start, end in draft.content)
