"""What the document itself states: its checkable sentences outside everybody's reported words.

A sentence is the document's own when nobody's reported statement is in it; that somebody promises, urges
or backs something is the document's own statement too. Questions, headlines without a full stop and
sentences that nothing makes checkable are left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.extraction.checkworthiness import worth_of
from store.extraction.marks import Marks
from store.extraction.speakers.nesting import speech_of
from store.model.attribution import Assertion, Attribution, AttributionClass
from store.model.claim import CheckWorthiness
from store.model.span import Span

_LEAST = 0.25
"""Score from which a sentence is offered as an assertion."""
_FEWEST_WORDS = 5
_ACTS = frozenset(("commitment", "urging", "supporting"))
"""Groups of cues by which somebody does something: to promise, urge or back is an event, to want or fear is none."""
_WHAT_A = re.compile(r"(?:What|How|Was|Welch)\b.*!", re.DOTALL)
_OPENING = '“„«"‘'
"""What a sentence starts with that is somebody's words, even where it was not found whose."""
_FULL_STOPS = frozenset(".!…;:")
_CLOSING = '"”’“»)]'
"""What may stand behind a full stop."""


def assertions(
    text: str, sentences: Sequence[Span], attributions: Sequence[Attribution], marks: Marks, language: str = "en"
) -> tuple[tuple[Assertion, CheckWorthiness, float], ...]:
    """The document's own checkable statements with their worth and a confidence of 0..1, in the order of the text.

    Args:
        text: The whole text.
        sentences: Its sentences in order; headings may be left out by the caller.
        attributions: What others are reported to say, in any order.
        marks: What the words of the text say for or against checking.
        language: The BCP 47 tag of the text.
    """
    taken = speech_of([one for one in attributions if not _is_act(one)])
    found: list[tuple[Assertion, CheckWorthiness, float]] = []
    at = 0
    for sentence in sentences:
        while at < len(taken) and taken[at].end <= sentence.start:
            at += 1
        if at < len(taken) and taken[at].start < sentence.end:
            continue
        span = _trimmed(text, sentence)
        written = text[span.start : span.end]
        if not _is_plain(written):
            continue
        value = worth_of(marks.of(span), language)
        if value.score >= _LEAST:
            found.append((Assertion(span=span), value, round(0.5 + 0.4 * value.score, 2)))
    return tuple(found)


def _is_plain(written: str) -> bool:
    """Whether a sentence states something: no scrap, question, outcry or somebody's words."""
    if written.count(" ") + 1 < _FEWEST_WORDS or written[0] in _OPENING:
        return False
    return written.rstrip(_CLOSING)[-1:] in _FULL_STOPS and _WHAT_A.match(written) is None


def _is_act(attribution: Attribution) -> bool:
    """Whether an attribution reports what somebody did by words, which is the document's own statement too."""
    return attribution.category is AttributionClass.STANCE and attribution.cue_group in _ACTS


def _trimmed(text: str, sentence: Span) -> Span:
    """The sentence without the blanks around it."""
    written = text[sentence.start : sentence.end]
    if written and not written[0].isspace() and not written[-1].isspace():  # so it mostly is
        return sentence
    start = sentence.start + len(written) - len(written.lstrip())
    return Span(start, max(start, sentence.start + len(written.rstrip())))
