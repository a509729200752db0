"""Sections: the stretch of a text in which speakers are told apart, and its statements with all that is known.

Speakers need the whole of what they speak in; a text of megabytes must not wait for its end. So a text is
resolved in sections that are longer than any article, cut only between paragraphs.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from store.extraction.assertions import assertions
from store.extraction.attributions import Batch
from store.extraction.checkworthiness import worth_of
from store.extraction.marks import Marks
from store.extraction.nesting import Found
from store.extraction.speakers.resolving import resolve
from store.model.attribution import Assertion, Attribution
from store.model.claim import CheckWorthiness, Speaker
from store.model.span import Span

_NOBODY = Speaker(name=None)
LONGEST = 200_000
"""Code points of a section, about 35,000 words."""


@dataclass(slots=True, kw_only=True)
class Statement:
    """An attribution or assertion with all that is known of it. Nobody changes it; a claim is made of each."""

    said: Attribution | Assertion
    kind: str
    """Direct, mixed, indirect or assertion."""
    content: tuple[Span, ...]
    """What is said."""
    speaker: Speaker
    confidence: float
    """0..1."""
    worth: CheckWorthiness


@dataclass(slots=True)
class Section:
    """Paragraphs gathered until their speakers are resolved."""

    text: str
    language: str
    start: int = 0
    """Where its first paragraph starts."""
    found: list[Found] = field(default_factory=list)
    sentences: list[Span] = field(default_factory=list)
    marks: Marks = field(default_factory=Marks)

    def is_full_before(self, batch: Batch) -> bool:
        """Whether the next paragraph begins a new section."""
        if not self.sentences or not batch.sentences:
            return False
        return batch.sentences[-1].end - self.sentences[0].start > LONGEST

    def add(self, batch: Batch, *, is_heading: bool) -> None:
        """Add what a paragraph gave; the sentences of a heading assert nothing."""
        self.found.extend(batch.found)
        self.marks.extend(batch.marks)
        if not is_heading:
            self.sentences.extend(batch.sentences)


def statements(section: Section) -> tuple[Statement, ...]:
    """The statements of a section, in the order of their contents."""
    if not section.found and not section.sentences:
        return ()
    said = [found.attribution for found in section.found]
    shift, text = _cut(section, said)
    moved = [_shifted(one, -shift) for one in said]
    speakers = resolve(text, moved, section.language)
    result = [_statement(section, *one) for one in zip(section.found, speakers, strict=True)]
    result += [
        Statement(
            said=own,
            kind="assertion",
            content=(own.span,),
            speaker=_NOBODY,
            confidence=confidence,
            worth=value,
        )
        for own, value, confidence in assertions(section.text, section.sentences, said, section.marks, section.language)
    ]
    return tuple(sorted(result, key=_place))


def _statement(section: Section, found: Found, speaker: Speaker) -> Statement:
    """What is known of an attribution."""
    said = found.attribution
    marks = "".join([section.marks.of(span) for span in said.content])
    return Statement(
        said=said,
        kind=said.kind.value,
        content=said.content,
        speaker=speaker,
        confidence=found.confidence,
        worth=worth_of(marks, section.language),
    )


def _place(statement: Statement) -> tuple[int, int]:
    """Where a statement stands among others: by the start of its content, the longer one first."""
    content = statement.content
    return content[0].start, -content[-1].end


def _cut(section: Section, said: list[Attribution]) -> tuple[int, str]:
    """The section's own text, and where it starts in the whole."""
    if len(section.text) <= LONGEST:
        return 0, section.text
    spans = [span for one in said for span in (*one.source, *one.cue, *one.content)] + section.sentences
    start = min(span.start for span in spans)
    end = max(span.end for span in spans)
    if end - start >= len(section.text) - LONGEST:
        return 0, section.text
    return start, section.text[start:end]


def _shifted(attribution: Attribution, by: int) -> Attribution:
    """An attribution as it stands in a text that is cut from another."""
    if not by:
        return attribution
    return replace(
        attribution,
        source=tuple(span.shifted(by) for span in attribution.source),
        cue=tuple(span.shifted(by) for span in attribution.cue),
        content=tuple(span.shifted(by) for span in attribution.content),
    )


def outer_of(found: tuple[Statement, ...]) -> list[int | None]:
    """For each statement the index of the smallest one that it is made inside of: its words, and its cue."""
    result: list[int | None] = []
    open_: list[int] = []
    for number, statement in enumerate(found):
        start = statement.content[0].start
        while open_ and found[open_[-1]].content[-1].end <= start:
            open_.pop()
        around = None
        for candidate in reversed(open_[-8:]):
            if _is_inside(statement, found[candidate]):
                around = candidate
                break
        result.append(around)
        open_.append(number)
    return result


def _is_inside(inner: Statement, outer: Statement) -> bool:
    """Whether content and cue of one stand within the content of another."""
    if isinstance(inner.said, Assertion) or isinstance(outer.said, Assertion) or inner.content == outer.content:
        return False
    return all(
        any(around.start <= span.start and span.end <= around.end for around in outer.content)
        for span in (*inner.content, *inner.said.cue)
    )
