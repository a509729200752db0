"""The claims of one document as a person moves through them: filtered, in order, with what they hold of each. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from typing import TYPE_CHECKING

import store
from store import Span, Verdict

if TYPE_CHECKING:
    # What claims are made of takes 10 ms, the desk brings RapidFuzz: the first paint waits for neither.
    from store import Annotation, Claim, Desk, Document, Judged, Placed
    from tui.only import Only


_DOUBTFUL = 0.7
"""Confidence below which a claim is worth a second look: the least sure fifth of a news article's."""


class Filter(StrEnum):
    """Which claims are shown. The order is the one a person chooses from."""

    STATEMENTS = "statements"
    ALL = "all claims"
    UNJUDGED = "without a verdict"
    ANNOTATED = "with a note or tag"
    QUOTED = "quoted"
    REPORTED = "reported"
    STANCES = "stances"
    ASSERTIONS = "the document’s own"
    DOUBTFUL = "found with doubt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One claim with what a person holds of it."""

    claim: Claim
    who: str
    """The speaker's name, else the words that stand for them, else words for nobody."""
    verdict: Verdict = Verdict.OPEN
    has_note: bool = False
    has_tag: bool = False
    tags: tuple[str, ...] = ()
    has_evidence: bool = False
    unsure: frozenset[str] = frozenset()
    """Of "who", "verdict", "note" and "tag", what may belong elsewhere: it is not shown as if it were sure."""
    records: tuple[str, ...] = ()
    """Ids of the verdict and the correction."""
    called: str = ""
    """The name it stands under, where the person said that this is somebody else."""

    @property
    def span(self) -> Span:
        """From the first to the last code point of the content."""
        return self.claim.span


def who(document: Document, claim: Claim) -> str:
    """The name of who says it, else the words that stand for them, else words for nobody."""
    if claim.speaker.name:
        return claim.speaker.name
    words = " ".join(" ".join(span.of(document.text).split()) for span in claim.source)
    return words or ("the document" if claim.kind is store.ClaimKind.ASSERTION else "nobody named")


def is_named(claim: Claim) -> bool:
    """Whether the text says who says it: by a name, or by words that stand for one."""
    return bool(claim.speaker.name or claim.source)


STYLES = ("direct", "mixed", "indirect", "stance", "assertion")
"""The layers and styles of claims."""


def style_of(claim: Claim) -> str:
    """The layer and style that a claim is drawn in: its kind, or stance."""
    said = claim.said  # asked of every claim at once: the properties of a claim take three times as long
    if isinstance(said, store.Assertion):
        return store.ClaimKind.ASSERTION.value
    return "stance" if said.category is store.AttributionClass.STANCE else said.kind.value


def pieces(claim: Claim) -> tuple[Span, ...]:
    """All that belongs to a claim: who, by which words, what."""
    return (*claim.source, *claim.cue, *claim.content)


def extent(claim: Claim) -> Span:
    """From the first to the last code point of all that belongs to a claim."""
    return Span(min(piece.start for piece in pieces(claim)), max(piece.end for piece in pieces(claim)))


def seen(text: str, claim: Claim) -> tuple[Span, ...]:
    """All that belongs to a claim, in order; pieces that only blanks and points part are one."""
    found: list[Span] = []
    for piece in sorted(pieces(claim)):
        if found and not any(letter.isalnum() for letter in text[found[-1].end : piece.start]):
            found[-1] = Span(found[-1].start, max(found[-1].end, piece.end))
        else:
            found.append(piece)
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """Where annotations stand, to ask which of them are on a claim."""

    notes: Marks
    tags: Marks
    by_tag: Mapping[str, Marks]
    evidence: Marks
    unsure_notes: Marks
    unsure_tags: Marks


def noted(placed: Sequence[Placed]) -> Noted:
    """Where these annotations stand."""
    uncertain = [each for each in placed if each.anchor and each.anchor.certainty is store.Certainty.UNCERTAIN]
    return Noted(
        notes=Marks(placed, lambda annotation: bool(annotation.body)),
        tags=Marks(placed, lambda annotation: bool(annotation.tags)),
        by_tag={tag: Marks(having, _always) for tag, having in sorted(_having(placed).items())},
        evidence=Marks(placed, lambda annotation: bool(annotation.evidence)),
        unsure_notes=Marks(uncertain, lambda annotation: bool(annotation.body)),
        unsure_tags=Marks(uncertain, lambda annotation: bool(annotation.tags)),
    )


def _always(_: Annotation) -> bool:
    """Every annotation that is given."""
    return True


def _having(placed: Sequence[Placed]) -> Mapping[str, Sequence[Placed]]:
    """Tag -> the annotations that have it."""
    having: dict[str, list[Placed]] = {}
    for each in placed:
        for tag in each.annotation.tags:
            having.setdefault(tag, []).append(each)
    return having


def rows(desk: Desk) -> tuple[Row, ...]:
    """Every claim of the desk, in reading order."""
    on_it = noted(desk.annotations)
    return tuple(row_of(desk.document, judged, on_it) for judged in desk.claims)


def row_of(document: Document, judged: Judged, on_it: Noted) -> Row:
    """One claim."""
    store.COURTESY.give_way()
    content = judged.claim.content
    nouns = (judged.judgement, judged.correction, *judged.overruled)
    return Row(
        claim=judged.claim,
        who=who(document, judged.claim),
        verdict=judged.verdict,
        has_note=on_it.notes.meet(content),
        has_tag=(has_tag := on_it.tags.meet(content)),
        tags=tuple(tag for tag, marks in on_it.by_tag.items() if marks.meet(content)) if has_tag else (),
        has_evidence=on_it.evidence.meet(content),
        unsure=_unsure(judged, on_it),
        called=judged.called,
        records=tuple(noun.id for noun in nouns if noun),
    )


_SURE: frozenset[str] = frozenset()
"""Of almost every claim: an empty set of its own for each would take more than the rest of the row."""


def _unsure(judged: Judged, on_it: Noted) -> frozenset[str]:
    """What of a claim was said of words that are others now."""
    content = judged.claim.content
    doubted = {"verdict" if noun is judged.judgement else "who" for noun in judged.doubtful}
    doubted |= {
        name for name, marks in (("note", on_it.unsure_notes), ("tag", on_it.unsure_tags)) if marks.meet(content)
    }
    return frozenset(doubted) or _SURE


def counts(every: Sequence[Row]) -> Mapping[Filter, int]:
    """How many rows each filter lets through."""
    return {chosen: sum(map(passes, every)) for chosen, passes in _FILTERS.items()}


def shown(every: Sequence[Row], chosen: Filter, only: Only | None = None) -> tuple[Row, ...]:
    """The rows that the filter lets through; `only` narrows them further."""
    passes = _FILTERS[chosen]
    return tuple(row for row in every if passes(row) and (only is None or only.passes(row)))


_FILTERS: dict[Filter, Callable[[Row], bool]] = {
    Filter.STATEMENTS: lambda row: row.claim.category is store.AttributionClass.STATEMENT,
    Filter.ALL: lambda _: True,
    Filter.UNJUDGED: lambda row: row.verdict is Verdict.OPEN,
    Filter.ANNOTATED: lambda row: row.has_note or row.has_tag or row.has_evidence,
    Filter.DOUBTFUL: lambda row: row.claim.confidence < _DOUBTFUL,
    Filter.QUOTED: lambda row: row.claim.kind in (store.ClaimKind.DIRECT, store.ClaimKind.MIXED),
    Filter.REPORTED: lambda row: row.claim.kind is store.ClaimKind.INDIRECT,
    Filter.STANCES: lambda row: row.claim.category is store.AttributionClass.STANCE,
    Filter.ASSERTIONS: lambda row: row.claim.kind is store.ClaimKind.ASSERTION,
}


class Marks:
    """Spans of the annotations of one sort, sorted, to ask whether one of them meets a claim."""

    def __init__(self, placed: Sequence[Placed], wanted: Callable[[Annotation], bool]) -> None:
        """Keep the spans of the wanted annotations that were found in the text."""
        spans = sorted(each.anchor.span for each in placed if each.anchor and wanted(each.annotation))
        self._starts = [span.start for span in spans]
        self._ends: list[int] = []
        """The furthest end of the spans so far: grows, so it can be searched."""
        for span in spans:
            self._ends.append(max(span.end, self._ends[-1] if self._ends else 0))

    def meet(self, pieces: Sequence[Span]) -> bool:
        """Whether a span of theirs shares a code point with one of `pieces`."""
        if not self._ends:
            return False
        for piece in pieces:
            before = bisect_left(self._starts, piece.end)
            if before and self._ends[before - 1] > piece.start:
                return True
        return False


def reach(listed: Sequence[Row]) -> list[int]:
    """For each row, how far it or one before it goes: where nothing further back holds an offset."""
    return list(accumulate((row.claim.content[-1].end for row in listed), max))


def at(listed: Sequence[Row], offset: int, ends: Sequence[int] | None = None) -> int:
    """Index of the innermost claim whose content holds `offset`; -1: none. `ends` is the rows' reach, if known."""
    ends = reach(listed) if ends is None else ends
    found = -1
    for index in range(_behind(listed, offset) - 1, -1, -1):
        if ends[index] <= offset:
            break
        row = listed[index]
        is_inner = found < 0 or len(row.span) < len(listed[found].span)
        if is_inner and any(offset in piece for piece in row.claim.content):
            found = index
    return found


def near(listed: Sequence[Row], offset: int, ends: Sequence[int] | None = None) -> int:
    """Index of the claim to show for `offset`: the one that holds it, else the last before it, else the first."""
    inside = at(listed, offset, ends)
    if inside >= 0:
        return inside
    return max(0, _behind(listed, offset) - 1) if listed else -1


def _behind(listed: Sequence[Row], offset: int) -> int:
    """How many rows start at or before `offset`."""
    return bisect_right(listed, offset, key=lambda row: row.span.start)


def after(listed: Sequence[Row], offset: int, current: int, wanted: Callable[[Row], bool] = lambda _: True) -> int:
    """Index of the next wanted row: behind `current` when the cursor stands on it, else behind `offset`; -1: none."""
    stands_on = 0 <= current < len(listed) and listed[current].span.start == offset
    first = current + 1 if stands_on else _behind(listed, offset)
    return next((index for index in range(first, len(listed)) if wanted(listed[index])), -1)


def before(listed: Sequence[Row], offset: int, current: int, wanted: Callable[[Row], bool] = lambda _: True) -> int:
    """Index of the wanted row before `current` when the cursor stands on it, else before `offset`; -1: none."""
    stands_on = 0 <= current < len(listed) and listed[current].span.start == offset
    last = current if stands_on else bisect_left(listed, offset, key=lambda row: row.span.start)
    return next((index for index in range(last - 1, -1, -1) if wanted(listed[index])), -1)
