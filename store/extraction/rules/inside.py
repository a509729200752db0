"""What somebody else is reported to say inside a quotation or a speaker's turn: “He told me that A,” she said.

Only what is plainly reported of others: with a quotation or "that" of its own, and not "I think" or "we say".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from store.extraction.drafts import Draft, Sentence
from store.extraction.lexicon import flags
from store.extraction.reading import drafts_in
from store.extraction.sentences import sentences
from store.extraction.stream import Stream
from store.model.attribution import AttributionClass

ASIDES = frozenset({"clause-cue-source", "clause-source-cue"})
"""Patterns of an attribution that its own quotation goes around: « A, said Lee, B. »."""
PATTERNS = frozenset(
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
"""Patterns that are trusted inside another's words."""
GROUPS = frozenset({"speech", "telling", "phrasal", "according", "speech_or_noun"})
"""Groups of cues that are trusted there."""


_IMAGINED = flags.HYPOTHETICAL | flags.NEGATION | flags.GERUND
"""Of a cue: "he might say", "people saying" are examples, inside somebody's words."""


def statements_inside(stream: Stream, *, is_turn: bool = False) -> Iterator[Draft]:
    """The drafts inside another's words; a turn of a transcript is long, and what it reports is read like a text."""
    if not stream.seen & (flags.CUE | flags.ACCORDING):
        return
    for first, last in sentences(stream):
        for draft in drafts_in(Sentence(stream, first, last)):
            if _is_plain(stream, draft) or (is_turn and _is_told(stream, draft)):
                yield _with_rest(stream, draft, last) if draft.pattern in ASIDES else draft


def _with_rest(stream: Stream, draft: Draft, last: int) -> Draft:
    """An aside with the sentences behind its own, which are the same speaker's: « A, said Lee. ⟨B.⟩ »."""
    if not any(bits & flags.WORD for bits in stream.bits[last:]):
        return draft
    return replace(draft, content=(*draft.content, (last, len(stream))))


def _is_imagined(stream: Stream, draft: Draft) -> bool:
    """Whether a cue tells of what might be said, or of nobody in particular who says it."""
    if draft.group == "according":
        return False
    return any(stream.bits[at] & _IMAGINED for start, end in draft.cue for at in range(start, end))


def _is_told(stream: Stream, draft: Draft) -> bool:
    """Whether a turn plainly tells what somebody else said, with a clause: he said A · customers told us A."""
    if draft.source is None or draft.group not in GROUPS or draft.category is not AttributionClass.STATEMENT:
        return False
    if _is_imagined(stream, draft):
        return False
    is_clause = draft.pattern in {"source-cue-clause", "source-cue-that-clause", "according-to-source-clause"}
    return is_clause and not stream.among(draft.source[0], "own_voice")


def _is_plain(stream: Stream, draft: Draft) -> bool:
    """Whether a draft inside another's words is a statement of a third."""
    if draft.category is not AttributionClass.STATEMENT or draft.source is None or not draft.content:
        return False
    if draft.pattern not in PATTERNS or draft.group not in GROUPS or stream.among(draft.source[0], "first_person"):
        return False
    if _is_imagined(stream, draft):
        return False
    if draft.pattern in ASIDES:
        return draft.content[0][0] == 0 and draft.source is not None
    is_quoted = any(stream.bits[at] & flags.QUOTE for start, end in draft.content for at in range(start, end))
    return is_quoted or bool(
        stream.bits[draft.source[0]] & flags.CAPITAL and not stream.bits[draft.source[0]] & flags.SUBJECT
    )
