"""Paragraphs: runs of lines without a blank one, or single lines where lines are long."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.model.span import Span

_LONG_LINE = 120
"""Code points. Nobody wraps wider by hand: where most of a text stands in longer lines, a line is a paragraph."""

_BLANK = re.compile(r"\n(?:[^\S\n]*(?:>[^\S\n]*)*\n)+")
"""The end of a line and blank lines behind it; a line of nothing but quote marks (>) is blank too."""


def paragraphs(text: str, span: Span | None = None) -> tuple[Span, ...]:
    """The paragraphs of a text: runs of lines without a blank one, or single lines where lines are long.

    They do not tile: blank lines and the white space around a paragraph belong to none.
    """
    whole = Span(0, len(text)) if span is None else span
    return tuple(piece for run in _runs(text, whole) for piece in _paragraphs_of_run(text, run))


def _runs(text: str, whole: Span) -> Iterator[Span]:
    """Stretches between blank lines, trimmed, empty ones left out."""
    start = whole.start
    for match in _BLANK.finditer(text, whole.start, whole.end):
        yield from _trimmed(text, start, match.start())
        start = match.end()
    yield from _trimmed(text, start, whole.end)


def _paragraphs_of_run(text: str, run: Span) -> Iterator[Span]:
    """The run itself, or each of its lines where most of it stands in lines too long to be wrapped."""
    piece = run.of(text)
    lines = piece.split("\n")
    if len(lines) == 1 or 2 * sum(len(line) for line in lines if len(line) > _LONG_LINE) <= len(piece):
        yield run
        return
    start = run.start
    for line in lines:
        yield from _trimmed(text, start, start + len(line))
        start += len(line) + 1


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """The piece without the white space around it, unless it is nothing else."""
    piece = text[start:end]
    if bare := piece.strip():
        first = start + len(piece) - len(piece.lstrip())
        yield Span(first, first + len(bare))
