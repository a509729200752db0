"""From a place in a text to another: characters, words, paragraphs, and up and down the ladder of structures.

Pure. Every motion costs what it passes over, never the whole text; structures that others found
(sentences, quotations, claims, headings) come in as sorted spans. The ladder of a selection:

    word -> clause -> sentence -> quotation -> attribution -> paragraph
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter

from store import Span
from tui.cells import widths

WORD = re.compile(r"[^\W_]+(?:[’'.\-‐][^\W_]+)*")
"""Letters and digits, and what joins them inside a word: "don't", "U.S", "well-known", "3.5"."""

_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*(?=\S)")
_CLAUSE = re.compile(r"[,;:–—]+[”’\"')\]]*\s+|\s+[–—]\s+")
_STEP = 4096
"""Code points looked at, going back, before looking further."""

_start = attrgetter("start")


# Characters and words.


def character_forward(text: str, offset: int) -> int:
    """The start of the next cluster; the end of the text behind the last."""
    behind = text[offset + 1 : offset + 33]
    for index, width in enumerate(widths("x" + behind.replace("\n", "x"))[1:], 1):
        if width:
            return offset + index
    return min(len(text), offset + 1 + len(behind))


def character_back(text: str, offset: int) -> int:
    """The start of the cluster before; 0 at the beginning."""
    first = max(0, offset - 32)
    counted = widths("x" + text[first:offset].replace("\n", "x"))[1:]
    return next((first + index for index in range(len(counted) - 1, -1, -1) if counted[index]), first)


def word_forward(text: str, offset: int) -> int:
    """The start of the next word; the end of the text behind the last one."""
    here = WORD.match(text, offset)
    found = WORD.search(text, here.end() if here else offset)
    return found.start() if found else len(text)


def word_back(text: str, offset: int) -> int:
    """The start of the word, or of the one before when already there."""
    for word in reversed(_words_before(text, offset)):
        if word.start < offset:
            return word.start
    return 0


def word_end(text: str, offset: int) -> int:
    """The last character of the word, or of the next one when already there."""
    span = word_at(text, offset)
    if span and span.end - 1 <= offset:
        span = word_at(text, span.end)
    return span.end - 1 if span else max(0, len(text) - 1)


def word_at(text: str, offset: int) -> Span:
    """The word at an offset, or the next one; an empty span at the end of the text."""
    for word in reversed(_words_before(text, offset)):
        if word.end > offset:
            return word
    found = WORD.search(text, offset)
    return Span(found.start(), found.end()) if found else Span(len(text), len(text))


def _words_before(text: str, offset: int) -> list[Span]:
    """Words of the near text that start before or at an offset."""
    first = max(0, offset - 256)
    if first:
        first = max(text.rfind(" ", 0, first), text.rfind("\n", 0, first), first - 256) + 1
    near = text[first : offset + 256]
    return [
        Span(first + word.start(), first + word.end()) for word in WORD.finditer(near) if first + word.start() <= offset
    ]


# Lines and paragraphs.


def line_at(text: str, offset: int) -> Span:
    """The line of the source an offset stands in, without its newline."""
    end = text.find("\n", offset)
    return Span(text.rfind("\n", 0, offset) + 1, end if end >= 0 else len(text))


def paragraph_forward(text: str, offset: int) -> int:
    """The start of the next paragraph, behind a blank line; the end of the text if none."""
    found = _PARAGRAPH.search(text, max(0, offset - 1))
    while found and found.end() <= offset:
        found = _PARAGRAPH.search(text, found.end())
    return found.end() if found else len(text)


def paragraph_back(text: str, offset: int) -> int:
    """The start of the paragraph, or of the one before when already there."""
    reach = _STEP
    while True:
        first = max(0, offset - reach)
        starts = [found.end() for found in _PARAGRAPH.finditer(text, first, offset + 1) if found.end() < offset]
        if starts:
            return starts[-1]
        if first == 0:
            return 0
        reach *= 2


def paragraph_at(text: str, offset: int) -> Span:
    """The paragraph around an offset, without the white space behind it."""
    start = paragraph_back(text, min(offset + 1, len(text)))
    end = paragraph_forward(text, offset)
    return Span(start, start + len(text[start:end].rstrip()))


# Structures that others found.


def following(spans: Sequence[Span], offset: int) -> Span | None:
    """The first of the sorted spans that starts behind an offset."""
    index = bisect_right(spans, offset, key=_start)
    return spans[index] if index < len(spans) else None


def preceding(spans: Sequence[Span], offset: int) -> Span | None:
    """The last of the sorted spans that starts before an offset."""
    index = bisect_left(spans, offset, key=_start)
    return spans[index - 1] if index else None


def around(spans: Iterable[Span], offset: int) -> Span | None:
    """The smallest of the spans that holds an offset."""
    return min((span for span in spans if offset in span), key=len, default=None)


# The ladder of a selection.


def clause_at(text: str, sentence: Span, offset: int) -> Span:
    """The part of a sentence between commas, colons, semicolons and dashes."""
    start, end = sentence.start, sentence.end
    for mark in _CLAUSE.finditer(text, sentence.start, sentence.end):
        if mark.end() <= offset:
            start = mark.end()
        else:
            end = mark.start() + len(mark[0].rstrip())
            break
    return trimmed(text, Span(start, max(start, end)))


def trimmed(text: str, span: Span) -> Span:
    """A span without the white space at its ends."""
    piece = span.of(text)
    end = span.start + len(piece.rstrip())
    return Span(min(end, span.end - len(piece.lstrip())), end)


def structures(
    text: str,
    offset: int,
    *,
    sentences: Sequence[Span],
    quotations: Sequence[Span] = (),
    attributions: Sequence[Span] = (),
) -> tuple[Span, ...]:
    """What stands around an offset, from the word to the paragraph, each larger than the one before."""
    sentence = around(sentences, offset)
    found = [word_at(text, offset)]
    if sentence:
        found += [clause_at(text, sentence, offset), trimmed(text, sentence)]
    for spans in (quotations, attributions):
        found += sorted((span for span in spans if offset in span), key=len)
    found.append(paragraph_at(text, offset))
    return tuple(sorted({span for span in found if span}, key=lambda span: (len(span), span.start)))


def grow(span: Span, ladder: Iterable[Span]) -> Span:
    """The smallest structure that covers a span and is larger; the span itself when there is none."""
    larger = [rung for rung in ladder if rung.covers(span) and len(rung) > len(span)]
    return min(larger, key=len, default=span)


def shrink(span: Span, ladder: Iterable[Span], at: int) -> Span:
    """The largest structure inside a span that is smaller and holds `at`, where the selection began."""
    smaller = [rung for rung in ladder if span.covers(rung) and len(rung) < len(span) and at in rung]
    return max(smaller, key=len, default=span)
