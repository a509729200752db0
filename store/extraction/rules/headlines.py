"""Headlines and captions: Mayor: “A” · “A” – passengers · A – study."""

from __future__ import annotations

from store.extraction import clauses
from store.extraction.drafts import Draft, Range, Sentence
from store.extraction.finite import has_finite_verb
from store.extraction.lexicon import flags
from store.model.attribution import AttributionClass

LONGEST_SOURCE = 7
"""In tokens."""


def headline_draft(sentence: Sentence) -> Draft | None:
    """What a headline attributes by a colon or a dash alone."""
    return _behind_dash(sentence) or _before_colon(sentence)


def _behind_dash(sentence: Sentence) -> Draft | None:
    """“A” – ferry passengers · Tea drinkers live longer – study."""
    stream = sentence.stream
    end = clauses.without_tail(stream, sentence.first, sentence.last)
    for at in range(end - 1, max(sentence.first, end - LONGEST_SOURCE) - 1, -1):
        if stream.bits[at] & flags.DASH:
            is_quote = at == sentence.first + 1 and stream.bits[sentence.first] & flags.QUOTE
            is_voice = at + 2 >= end and at + 1 < end and stream.among(at + 1, "voices")
            ends_open = end == sentence.last
            if _is_noun(sentence, at + 1, end) and (is_quote or (is_voice and ends_open)):
                return _draft((at + 1, end), (sentence.first, at), "content-dash-source")
            return None
    return None


def _before_colon(sentence: Sentence) -> Draft | None:
    """Reyes: Bridge will not reopen · Mayor: ‘Bridge is a disgrace’."""
    stream, first = sentence.stream, sentence.first
    colon = next((at for at in range(first, min(sentence.last, first + 6)) if stream.bits[at] & flags.COLON), None)
    if colon is None or colon == first or colon + 1 >= sentence.last or not _is_noun(sentence, first, colon):
        return None
    end = clauses.without_tail(stream, colon + 1, sentence.last)
    if stream.among(first, "labels_mute"):
        return None
    is_quote = bool(stream.bits[colon + 1] & flags.QUOTE)
    is_open = not stream.bits[sentence.last - 1] & flags.STOP and has_finite_verb(stream, colon + 1, end)
    if not is_quote and not (is_open and stream.bits[colon - 1] & flags.CAPITAL):
        return None
    return _draft((first, colon), (colon + 1, colon + 2 if is_quote else end), "source-colon-content")


def _is_noun(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a stretch can be a name or an office: no verb, no pause, and a word in it."""
    stream = sentence.stream
    verb = flags.AUXILIARY | flags.VERB | flags.STOP | flags.QUOTE | flags.SUBORDINATOR | flags.NUMBER
    has_word = any(stream.bits[at] & flags.WORD for at in range(start, end))
    return has_word and not any(
        stream.bits[at] & verb and not stream.bits[at] & flags.CAPITAL for at in range(start, end)
    )


def _draft(source: Range, content: Range, pattern: str) -> Draft:
    """A draft without a verb."""
    return Draft(
        source=source,
        cue=(),
        content=(content,),
        pattern=pattern,
        group="",
        category=AttributionClass.STATEMENT,
    )
