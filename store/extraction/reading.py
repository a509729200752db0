"""Reading: the rules applied to one sentence, verb by verb, in the order of the text."""

from __future__ import annotations

from store.extraction.drafts import Draft, Sentence
from store.extraction.lexicon import flags
from store.extraction.rules.according import according_at
from store.extraction.rules.nominal import nominal_at
from store.extraction.rules.objects import object_of
from store.extraction.rules.speech import speech_of
from store.extraction.verbs import predicate_at
from store.model.attribution import AttributionClass

INDEPENDENT = frozenset(
    {
        "quotation-source-cue",
        "quotation-cue-source",
        "source-cue-quotation",
        "source-cue-that-clause",
        "according-to-source-clause",
        "clause-according-to-source",
        "clause-source-cue",
        "clause-cue-source",
    },
)
"""Patterns of statements that stand on their own even inside another's words."""


def drafts_in(sentence: Sentence) -> list[Draft]:
    """Everything that the words of a sentence attribute to somebody."""
    stream = sentence.stream
    found: list[Draft] = []
    for at in range(sentence.first, sentence.last):
        bits = stream.bits[at]
        if bits & flags.ACCORDING:
            draft = according_at(sentence, at)
            if draft is not None:
                found.append(draft)
                continue
        if bits & flags.NOUN_CUE:
            draft = nominal_at(sentence, at)
            if draft is not None:
                found.append(draft)
                continue
        if bits & flags.CUE:
            predicate = predicate_at(stream, at, sentence.first, sentence.last)
            if predicate is None:
                continue
            draft = speech_of(sentence, predicate, found) or object_of(sentence, predicate, found)
            if draft is not None:
                found.append(draft)
    return _independent(found)


def _independent(found: list[Draft]) -> list[Draft]:
    """The drafts without those that are only part of what another reports: "he said she wanted to leave" is one claim.

    Counted on articles that were read for it: of stances, objects and bare clauses inside another's words
    one in five is a claim to a reader; of statements with "that" or a quotation, more than half.
    """
    kept: list[Draft] = []
    for draft in sorted(found, key=_size, reverse=True):
        stands_alone = draft.category is AttributionClass.STATEMENT and draft.pattern in INDEPENDENT
        is_inside = any(start <= draft.cue[0][0] < end for other in kept for start, end in other.content)
        if stands_alone or not is_inside:
            kept.append(draft)
    return [draft for draft in found if draft in kept]


def _size(draft: Draft) -> int:
    """How many tokens a content has."""
    return sum(end - start for start, end in draft.content)
