"""Differences: steps and runs, which count words, as a Comparison, which counts code points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from store.checking.kinds import places_of
from store.checking.matters import matters
from store.checking.orders import kept_in_order, moved_from
from store.checking.quoted import Quoted
from store.checking.sources import Sources
from store.checking.steps import Step, StepKind
from store.model.comparison import Comparison, ComparisonKind, Difference, DifferenceKind, Same
from store.model.span import Span

_KINDS = {
    StepKind.REPLACED: DifferenceKind.REPLACED,
    StepKind.ADDED: DifferenceKind.ADDED,
    StepKind.LEFT_OUT: DifferenceKind.LEFT_OUT,
    StepKind.UNSPOKEN: DifferenceKind.LEFT_OUT,
}


def verbatim(sources: Sources, quoted: Quoted, start: int) -> Comparison:
    """A quotation whose words stand in a row, from a word on."""
    span = sources.span(start, start + len(quoted.keys))
    return Comparison(
        kind=ComparisonKind.VERBATIM,
        quotation=quoted.text,
        source=sources.texts[sources.source_of(start)][0],
        spans=(span,),
        score=1.0,
        same=(Same(_quoted_span(quoted, 0, len(quoted.keys)), span),),
    )


def moved(sources: Sources, quoted: Quoted, start: int) -> Comparison:
    """A quotation that has the words of the source from a word on, in another order."""
    runs = moved_from(sources, quoted.keys, start)
    kept = kept_in_order(runs)
    both = {
        run: (_quoted_span(quoted, run.quoted, run.quoted_end), sources.span(run.source, run.source_end))
        for run in runs
    }
    return Comparison(
        kind=ComparisonKind.REORDERED,
        quotation=quoted.text,
        source=sources.texts[sources.source_of(start)][0],
        spans=(sources.span(start, start + len(quoted.keys)),),
        score=1.0,
        same=tuple(Same(*both[run]) for run in runs if run in kept),
        differences=tuple(
            Difference(kind=DifferenceKind.MOVED, quoted=both[run][0], source=both[run][1])
            for run in runs
            if run not in kept
        ),
    )


def compared(sources: Sources, quoted: Quoted, steps: Sequence[Step], kind: ComparisonKind, score: float) -> Comparison:
    """A quotation with the steps that lead to it from its source."""
    if not any(step.kind is StepKind.SAME for step in steps):
        return Comparison(kind=ComparisonKind.ABSENT, quotation=quoted.text)
    name = sources.texts[sources.source_of(_first_same(steps).source[0])][0]
    if kind is ComparisonKind.ABSENT:
        return Comparison(kind=kind, quotation=quoted.text, source=name, nearest=_nearest(sources, steps), score=score)
    return Comparison(
        kind=kind,
        quotation=quoted.text,
        source=name,
        spans=tuple(_spans(sources, steps, parted=kind is ComparisonKind.ELIDED)),
        score=score,
        same=tuple(
            Same(_quoted_span(quoted, *step.quoted), sources.span(*step.source))
            for step in steps
            if step.kind is StepKind.SAME
        ),
        differences=tuple(_difference(sources, quoted, step) for step in steps if step.kind is not StepKind.SAME),
    )


def _first_same(steps: Iterable[Step]) -> Step:
    """The first step that both have in common; there is one."""
    return next(step for step in steps if step.kind is StepKind.SAME)


def _nearest(sources: Sources, steps: Sequence[Step]) -> Span:
    """The place that has most words of a quotation."""
    places = [[step for step in place if step.source[0] < step.source[1]] for place in places_of(steps)]
    place = max(filter(None, places), key=lambda place: sum(step.quoted[1] - step.quoted[0] for step in place))
    return sources.span(place[0].source[0], place[-1].source[1])


def _spans(sources: Sources, steps: Sequence[Step], *, parted: bool) -> Iterable[Span]:
    """Where the words stand: a stretch for each place, if wished parted where words were left out."""
    for place in places_of(steps):
        first = behind = -1
        for step in place:
            if parted and step.kind is StepKind.LEFT_OUT and first >= 0:
                yield sources.span(first, behind)
                first = -1
            elif step.source[0] < step.source[1] and step.kind is not StepKind.LEFT_OUT:
                first = step.source[0] if first < 0 else first
                behind = step.source[1]
        if first >= 0:
            yield sources.span(first, behind)


def _difference(sources: Sources, quoted: Quoted, step: Step) -> Difference:
    """A step in which both differ."""
    is_left_out = step.quoted[0] == step.quoted[1]
    is_editorial = not is_left_out and set(range(*step.quoted)) <= quoted.editorial
    return Difference(
        kind=_KINDS[step.kind],
        quoted=_quoted_span(quoted, *step.quoted),
        source=_source_span(sources, step),
        is_marked=is_editorial or (is_left_out and step.quoted[0] in quoted.marks),
        matters=() if step.kind is StepKind.UNSPOKEN else matters(sources, quoted, step),
    )


def _source_span(sources: Sources, step: Step) -> Span:
    """The stretch of the source; an empty one behind the word before, where words were added."""
    first, behind = step.source
    if first < behind:
        return sources.span(first, behind)
    low, _ = sources.bounds(first) if sources.words[first] else sources.bounds(first - 1)
    at = sources.place(first - 1).end if first > low else sources.place(first).start
    return Span(at, at)


def _quoted_span(quoted: Quoted, first: int, behind: int) -> Span:
    """The stretch of the quotation; an empty one behind the word before, where words were left out."""
    if first < behind:
        return Span(quoted.spans[first].start, quoted.spans[behind - 1].end)
    at = quoted.spans[first - 1].end if first else 0
    return Span(at, at)
