"""Which attribution stands inside another's words, and in which order they are to be resolved."""

from __future__ import annotations

from collections.abc import Sequence

from store.model.attribution import Attribution
from store.model.span import Span


def position_of(attribution: Attribution) -> int:
    """Where an attribution is resolved: at its source, else at its content."""
    return (attribution.source or attribution.content)[0].start


def outer_of(attributions: Sequence[Attribution]) -> list[int | None]:
    """For each attribution the index of the innermost other one whose content holds its source; None outside of all."""
    pieces = sorted(
        (span.start, -span.end, number)
        for number, attribution in enumerate(attributions)
        for span in attribution.content
    )
    places = sorted((position_of(attribution), number) for number, attribution in enumerate(attributions))
    outer: list[int | None] = [None] * len(attributions)
    stack: list[tuple[int, int]] = []
    at = 0
    for place, number in places:
        while at < len(pieces) and pieces[at][0] <= place:
            end = -pieces[at][1]
            while stack and stack[-1][0] <= pieces[at][0]:
                stack.pop()
            stack.append((end, pieces[at][2]))
            at += 1
        while stack and stack[-1][0] <= place:
            stack.pop()
        outer[number] = _innermost(stack, place, number)
    return outer


def _innermost(stack: Sequence[tuple[int, int]], place: int, number: int) -> int | None:
    """The innermost content around a place that is not the attribution's own; three steps do."""
    for end, other in reversed(stack[-3:]):
        if end > place and other != number:
            return other
    return None


def outermost_first(attributions: Sequence[Attribution], outer: Sequence[int | None]) -> list[int]:
    """The order to resolve in: by depth, then by place."""
    depths = [-1] * len(attributions)
    for number in range(len(attributions)):
        chain: list[int] = []
        at: int | None = number
        while at is not None and depths[at] < 0 and at not in chain[-8:]:
            chain.append(at)
            at = outer[at]
        depth = 0 if at is None else max(0, depths[at]) + 1
        for step, link in enumerate(reversed(chain)):
            depths[link] = depth + step
    return sorted(
        range(len(attributions)), key=lambda number: (depths[number], position_of(attributions[number]), number)
    )


def speech_of(attributions: Sequence[Attribution]) -> list[Span]:
    """The contents of all attributions as disjoint spans in order."""
    merged: list[Span] = []
    for span in sorted(span for attribution in attributions for span in attribution.content):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
