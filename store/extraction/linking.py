"""Linking: drafts of single sentences become attributions of the text.

    “A,” he said. “B.”            the second quotation belongs to the attribution before it
    Lee wrote:  ¶  “A.”           the paragraph behind a colon is what was written
    “A.  ¶  “B,” said Lee.        a running quotation belongs to the attribution that ends it
    “A.”                          alone in its paragraph: to the speaker before

The one place that looks beyond a paragraph, and it looks back only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from store.extraction import clauses
from store.extraction.confidence import Signals
from store.extraction.drafts import Draft, Sentence
from store.extraction.findings import Finding, extend, finding_of, signals_of
from store.extraction.lexicon import flags
from store.extraction.reading import drafts_in, is_speech
from store.extraction.rules.inside import ASIDES, statements_inside
from store.extraction.rules.subjects import beat_subject, first_subject
from store.extraction.rules.turns import Turn
from store.extraction.sentences import sentences
from store.extraction.stream import Stream
from store.model.attribution import AttributionClass, AttributionKind, Quotation
from store.model.span import Span

LOOSE_WORDS = 5
"""Words that a quotation without any attribution needs to be a claim, rather than a term or a title."""


@dataclass(slots=True)
class Linker:
    """Goes through the paragraphs in order and keeps what the next may belong to."""

    text: str
    speaker: Finding | None = None
    """The last attribution of the paragraph before, if that had one."""
    running: dict[int, list[Span]] = field(default_factory=dict)
    """Pieces of running quotations that nobody has claimed yet, by where the quotation starts."""
    claimed: dict[int, Finding] = field(default_factory=dict)
    """By where a running quotation starts, who claimed a piece of it."""
    open_until: int = 0
    """Where the last running quotation ends that somebody has claimed a piece of."""
    sentences: list[Span] = field(default_factory=list)
    """The sentences of the paragraph read last."""

    def read(self, stream: Stream, whole: dict[int, Quotation]) -> list[Finding]:
        """The findings of one paragraph; `whole` has by token the running quotation it is a piece of."""
        found: list[Finding] = []
        loose: list[tuple[Sentence, int]] = []
        self.sentences = []
        for first, last in sentences(stream):
            sentence = Sentence(stream, first, last)
            self.sentences.append(stream.span(first, last))
            drafts = drafts_in(sentence)
            for draft in drafts:
                finding = finding_of(stream, draft)
                finding.signals = signals_of(sentence, draft)
                if draft.source is None and not draft.cue:
                    if not found:
                        continue
                    finding.source = found[-1].source
                found.append(finding)
            for at in _unread(sentence, drafts):
                self._place(sentence, at, found, loose)
        if self.speaker is not None and self.speaker.is_waiting and not stream.quotes and len(stream):
            self.speaker.content.append(stream.span(0, len(stream)))
            self.speaker.is_waiting = False
        self._claim_runs(stream, whole, found)
        found.extend(self._alone(loose, whole))
        return self.end_paragraph(found, self.sentences)

    def end_paragraph(self, found: list[Finding], read: list[Span]) -> list[Finding]:
        """Remember who spoke, for the paragraph behind."""
        self.sentences = read
        self.speaker = next((finding for finding in reversed(found) if finding.source or finding.is_waiting), None)
        return [finding for finding in found if finding.content or finding.is_waiting]

    def may_add_to(self, found: Sequence[Finding], end: int) -> bool:
        """Whether one of the findings may still be given quotations when the text has been read up to `end`."""
        return bool(found) and (self.open_until > end or (self.speaker is not None and self.speaker.is_waiting))

    def _place(self, sentence: Sentence, at: int, found: list[Finding], loose: list[tuple[Sentence, int]]) -> None:
        """Give a quotation that no rule has read to the attribution before it, or keep it for later."""
        stream = sentence.stream
        span = stream.span(at, at + 1)
        if _is_alone(sentence, at) or _leads_on(sentence, at):
            owner = _owner(found)
            goes_on = owner is not None and (not stream.lexicon.has_fragments or _is_quoted(owner))
            if owner is not None and goes_on:
                extend(owner, span if _is_alone(sentence, at) else _whole(sentence))
                return
        owner = found[-1] if found and found[-1].pattern.startswith("quotation-") else None
        if owner is not None and stream.starts[sentence.first] <= owner.content[0].start < span.start:
            if stream.bits[at - 1] & (flags.COMMA | flags.DASH) and is_speech(stream, at):
                extend(owner, span)
                return
            if not stream.lexicon.has_fragments:
                return
        loose.append((sentence, at))

    def _claim_runs(self, stream: Stream, whole: dict[int, Quotation], found: list[Finding]) -> None:
        """Join the pieces of running quotations to the attribution that has one of them."""
        for at, quotation in whole.items():
            key = quotation.span.start
            piece = stream.span(at, at + 1)
            owner = next((finding for finding in found if any(span.covers(piece) for span in finding.content)), None)
            if owner is not None:
                for earlier in self.running.pop(key, []):
                    extend(owner, earlier)
                self.claimed[key] = owner
                self.open_until = max(self.open_until, quotation.span.end)

    def _alone(self, loose: list[tuple[Sentence, int]], whole: dict[int, Quotation]) -> Iterator[Finding]:
        """What becomes of quotations that nothing in their paragraph attributes."""
        for sentence, at in loose:
            stream = sentence.stream
            span = stream.span(at, at + 1)
            quotation = whole.get(at)
            if quotation is not None and quotation.span.start in self.claimed:
                extend(self.claimed[quotation.span.start], span)
            elif self.speaker is not None and self.speaker.is_waiting and _is_alone(sentence, at):
                extend(self.speaker, span)
                self.speaker.is_waiting = False
                if quotation is not None:
                    self.claimed[quotation.span.start] = self.speaker
                    self.open_until = max(self.open_until, quotation.span.end)
            elif quotation is not None and quotation.span.end > span.end:
                self.running.setdefault(quotation.span.start, []).append(span)
            else:
                earlier = self.running.pop(quotation.span.start, []) if quotation is not None else []
                is_shared = any(sentence.first <= other < sentence.last for other in whole if other != at)
                finding = None if is_shared else self._unattributed(sentence, at)
                if finding is not None:
                    for piece in earlier:
                        extend(finding, piece)
                    yield finding

    def _unattributed(self, sentence: Sentence, at: int) -> Finding | None:
        """A quotation on its own: the speaker before goes on, or nobody is named."""
        stream = sentence.stream
        span = stream.span(at, at + 1)
        words = len(span.of(self.text).split())
        if at > sentence.first and stream.bits[at - 1] & flags.COLON and words > 1:
            subject = first_subject(sentence, at)
            named = (stream.span(*subject),) if subject is not None else ()
            return _bare(named, span, "source-colon-quotation", AttributionKind.DIRECT)
        if words < 2 or (not is_speech(stream, at) if stream.lexicon.has_fragments else words < LOOSE_WORDS):
            return None
        if _is_alone(sentence, at):
            source = self.speaker.source if self.speaker is not None else ()
            beat = beat_subject(stream, sentence.first) if sentence.first else None
            if beat is not None:
                source = (stream.span(*beat),)
            pattern = "quotation-goes-on" if source else "quotation-alone"
            return _bare(source, span, pattern, AttributionKind.DIRECT)
        if stream.lexicon.has_fragments:
            source = self.speaker.source if self.speaker is not None else ()
            return _bare(source, span, "fragment", AttributionKind.DIRECT)
        end = clauses.without_tail(stream, sentence.first, sentence.last)
        return _bare((), stream.span(sentence.first, max(end, at + 1)), "quotation-in-sentence", AttributionKind.MIXED)


def inner(stream: Stream, *, is_turn: bool = False) -> list[Finding]:
    """What others are reported to say inside somebody's words."""
    found = [finding_of(stream, draft) for draft in statements_inside(stream, is_turn=is_turn)]
    for finding in found:
        finding.signals = Signals(is_nested=finding.pattern not in ASIDES)
        if finding.pattern in ASIDES:
            finding.kind = AttributionKind.DIRECT
    return found


def _is_around(part: Span, aside: Finding) -> bool:
    """Whether a whole quotation is the words of the aside in it."""
    return part.start < aside.content[0].start <= part.start + 3 and part.covers(aside.content[-1])


def without_replaced(found: Sequence[Finding]) -> list[Finding]:
    """The findings without quotations that hold their own attribution: « A, said Lee, B. » is Lee's."""
    asides = [finding for finding in found if finding.pattern in ASIDES]
    for finding in found if asides else ():
        kept = [part for part in finding.content if not any(_is_around(part, aside) for aside in asides)]
        if len(kept) < len(finding.content) and kept and finding not in asides:
            finding.content = kept
    return [
        finding
        for finding in found
        if not finding.pattern.startswith(("quotation-alone", "quotation-goes-on"))
        or not any(finding.content[0].covers(aside.content[0]) for aside in asides)
    ]


def turn_of(turn: Turn, said: Sequence[Stream]) -> list[Finding]:
    """The turn of a speaker, and what is reported in it."""
    found = Finding(
        source=(turn.label,),
        cue=(turn.colon,),
        content=list(turn.said),
        pattern="turn",
        group="turn",
        category=AttributionClass.STATEMENT,
        kind=AttributionKind.DIRECT,
    )
    return [found, *(finding for stream in said for finding in inner(stream, is_turn=True))]


def _owner(found: list[Finding]) -> Finding | None:
    """The attribution that a quotation behind it goes on with: of a quotation, else of no mere "noting that"."""
    statements = [finding for finding in found if finding.category is AttributionClass.STATEMENT][-3:]
    for finding in reversed(statements):
        if finding.pattern.startswith("quotation-") or finding.is_waiting:
            return finding
    main = [finding for finding in statements if not finding.is_beside]
    return main[-1] if main else statements[-1] if statements else None


def _is_quoted(finding: Finding) -> bool:
    """Whether an attribution is of a quotation that can go on, rather than of a clause."""
    return finding.kind is AttributionKind.DIRECT and finding.pattern != "fragment"


def _leads_on(sentence: Sentence, at: int) -> bool:
    """Whether a sentence begins with a quotation and goes on in the words of the text."""
    return at == sentence.first


def _whole(sentence: Sentence) -> Span:
    """A sentence without its full stop."""
    return sentence.stream.span(sentence.first, clauses.without_tail(sentence.stream, sentence.first, sentence.last))


def _unread(sentence: Sentence, drafts: Sequence[Draft]) -> list[int]:
    """The quotations of a sentence that are in no content."""
    stream = sentence.stream
    if not stream.quotes:
        return []
    return [
        at
        for at in range(sentence.first, sentence.last)
        if stream.bits[at] & flags.QUOTE
        and not any(start <= at < end for draft in drafts for start, end in draft.content)
    ]


def _bare(source: tuple[Span, ...], content: Span, pattern: str, kind: AttributionKind) -> Finding:
    """A finding without a cue."""
    return Finding(source, (), [content], pattern, "", AttributionClass.STATEMENT, kind)


def _is_alone(sentence: Sentence, at: int) -> bool:
    """Whether a sentence is nothing but this quotation."""
    stream = sentence.stream
    return not any(
        stream.bits[near] & (flags.WORD | flags.QUOTE) and near != at for near in range(sentence.first, sentence.last)
    )
