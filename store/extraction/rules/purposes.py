"""An infinitive that tells what somebody did something to say: Lee took the stage ⟨to say⟩ that A.

Only with "that", a quotation or "he had" behind it, and where nothing before it leaves open whether it was said:
not "has to say", "plans to say", "a chance to say", "it is fair to say".
"""

from __future__ import annotations

from store.extraction import phrases
from store.extraction.drafts import Draft, Range, Sentence
from store.extraction.finite import is_finite_cue
from store.extraction.lexicon import flags
from store.extraction.rules.adjuncts import Link, following
from store.extraction.rules.report import Report
from store.extraction.rules.reported import before_content
from store.extraction.rules.subjects import shared_subject
from store.extraction.verbs import Predicate

REACH = 24
"""How many tokens before the infinitive the verb may stand that it depends on."""

_BREAK = flags.QUOTE | flags.STOP | flags.COLON | flags.SEMICOLON
_OPEN = flags.HYPOTHETICAL | flags.NEGATION


def purpose_of(sentence: Sentence, predicate: Predicate, before: list[Draft]) -> Draft | None:
    """What an infinitive reports; None if it reports nothing, or nothing that was surely said."""
    stream = sentence.stream
    if predicate.first == sentence.first or stream.among(predicate.first - 1, "no_purpose"):
        return None
    behind = following(stream, predicate, sentence.last)
    is_clause = behind.link is Link.CLAUSE and stream.bits[behind.at] & flags.SUBJECT
    if behind.link not in (Link.THAT, Link.QUOTE) and not is_clause:
        return None
    source = _doer(sentence, predicate, before)
    if source is None or stream.among(source[0], "dummy"):
        return None
    report = Report(sentence=sentence, stream=stream, predicate=predicate, source=source, behind=behind)
    draft = before_content(report)
    if draft is None:
        return None
    pattern = "purpose-quotation" if behind.link is Link.QUOTE else "purpose-that-clause"
    return Draft(
        source=source,
        cue=draft.cue,
        content=draft.content,
        pattern=pattern,
        group=draft.group,
        category=draft.category,
    )


def _doer(sentence: Sentence, predicate: Predicate, before: list[Draft]) -> Range | None:
    """Who does what is done to say it: the subject of the nearest finite verb before the infinitive."""
    stream = sentence.stream
    for at in range(predicate.first - 1, max(sentence.first, predicate.first - REACH) - 1, -1):
        bits = stream.bits[at]
        if bits & _BREAK or (bits & _OPEN and not stream.among(at, "no_purpose")):
            return None
        if not _may_be_finite(sentence, at):
            continue
        first = at
        while first > sentence.first and stream.bits[first - 1] & (flags.AUXILIARY | flags.ADVERB):
            first -= 1
            if stream.bits[first] & _OPEN:
                return None
        if first > sentence.first and stream.bits[first - 1] & flags.COORDINATOR:
            return shared_subject(sentence, first, before)
        return phrases.subject_before(stream, sentence.first, first)
    return None


def _may_be_finite(sentence: Sentence, at: int) -> bool:
    """Whether a token may be the verb that an infinitive depends on."""
    stream, bits = sentence.stream, sentence.stream.bits[at]
    if bits & flags.CAPITAL:
        return False
    if bits & (flags.AUXILIARY | flags.VERB | flags.PAST):
        return True
    return bool(bits & flags.CUE) and is_finite_cue(stream, at)
