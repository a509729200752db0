"""Excerpts: some words of a text in a few short lines, with the matched ones marked. Pure; counts cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from store import Span
from tui.cells import cells

_WORD = re.compile(r"\S+")

_LEADS = (3, 2, 1, 0)
"""Words before the first mark, where it would be cut off: as many as there is room for."""

Piece = tuple[str, bool]
"""Some text, and whether it is marked."""


def excerpt(text: str, marked: Sequence[Span], width: int, lines: int) -> list[list[Piece]]:
    """At most `lines` lines of at most `width` cells; starts further in when the first mark would be cut off.

    Args:
        text: What is shown; its white space becomes single blanks.
        marked: Spans into `text`.
        width: Cells.
        lines: How many.
    """
    words = list(_words(text, marked))
    if not words:
        return [[]]
    first = next((index for index, word in enumerate(words) if _is_marked(word)), None)
    laid = _laid(words, width, lines)
    for lead in _LEADS:
        if first is None or any(_is_marked(word) for line in laid for word in line):
            break
        laid = _laid([[("…", False)], *words[max(0, first - lead) :]], width, lines)
    return [_joined(line) for line in laid]


def _is_marked(word: Sequence[Piece]) -> bool:
    """Whether something of a word is marked."""
    return any(mark for _, mark in word)


def shortened(text: str, width: int, lines: int) -> str:
    """The beginning of a text in at most `lines` lines of `width` cells, with an ellipsis when that is not all."""
    return "\n".join("".join(words for words, _ in line) for line in excerpt(text, (), width, lines))


def _words(text: str, marked: Sequence[Span]) -> Iterator[list[Piece]]:
    """Each word as pieces; a mark may end inside it."""
    bounds = sorted((span.start, span.end) for span in marked)
    for match in _WORD.finditer(text):
        start, end = match.span()
        near = [(max(first, start), min(last, end)) for first, last in bounds if first < end and start < last]
        yield list(_pieces(text, start, end, near)) if near else [(match[0], False)]


def _pieces(text: str, start: int, end: int, marks: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """A word cut where marks begin and end; marks that overlap are one."""
    for first, last in marks:
        if start < first:
            yield text[start:first], False
        if max(start, first) < last:
            yield text[max(start, first) : last], True
        start = max(start, last)
    if start < end:
        yield text[start:end], False


def _laid(words: Sequence[list[Piece]], width: int, lines: int) -> list[list[list[Piece]]]:
    """The words in lines; the last ends with an ellipsis when words are left over."""
    laid: list[list[list[Piece]]] = [[]]
    room = width
    for index, word in enumerate(words):
        size = sum(cells(text) for text, _ in word)
        is_last = len(laid) == lines
        needed = size + (1 if laid[-1] else 0) + (2 if is_last and index + 1 < len(words) else 0)
        if needed > room and laid[-1]:
            if is_last:
                if laid[-1][-1] != [("…", False)]:
                    laid[-1].append([("…", False)])
                return laid
            laid.append([])
            room, needed = width, size
        laid[-1].append(word)
        room -= size + (1 if len(laid[-1]) > 1 else 0)
    return laid


def _joined(line: Sequence[list[Piece]]) -> list[Piece]:
    """One line as pieces, with blanks between the words; a blank between two marked words is marked."""
    pieces: list[Piece] = []
    for word in line:
        if pieces:
            pieces.append((" ", pieces[-1][1] and word[0][1]))
        pieces.extend(word)
    return [("".join(text for text, _ in group), mark) for mark, group in groupby(pieces, key=lambda piece: piece[1])]
