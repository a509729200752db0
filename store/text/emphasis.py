"""Emphasis: the pairs of signs with which Markdown, and many a mail, sets words apart.

**Held** in the _Village Hall_, see [minutes](https://example.org).

Whoever shows words of such a text without it wants none of the signs; whoever cuts words out of it wants both
signs of a pair or neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from store.model.span import Span

# Lengths are limited so that a line of opening signs alone costs no more than another line.
_PAIR = re.compile(
    r"""\*\*(?=\S)(?P<strong>[^*\n]{1,500}?)(?<=\S)\*\*
      | (?<!\w)__(?=\S)(?P<heavy>[^_\n]{1,500}?)(?<=\S)__(?!\w)
      | (?<![\w*])\*(?=[^\s*])(?P<slanted>[^*\n]{1,500}?)(?<=\S)\*(?![\w*])
      | (?<![\w_])_(?=[^\s_])(?P<leaning>[^_\n]{1,500}?)(?<=\S)_(?![\w_])""",
    re.VERBOSE,
)
_BOTH = r"(?<![\w*])\*{3}(?=[^\s*])(?P<both>[^*\n]{1,500}?)(?<=\S)\*{3}(?![\w*])"
_LABEL = r"!?\[(?!\^)(?P<label>[^\[\]\n]{0,500})\]\([^()\s]{0,1000}(?:\s\"[^\"\n]{0,300}\")?\)"
_REFERENCE = r"\[\^[^\]\s]{1,100}\]"
_ARROWS = r"(?<=\n)[ ]{0,3}(?:>[ ]?)+"
_SIGN = re.compile(f"{_BOTH} | {_PAIR.pattern} | {_LABEL} | {_REFERENCE} | {_ARROWS}", re.VERBOSE)
_ANY = re.compile(r"[*_\[]|\]\(|\n[ ]{0,3}>")
_REACH = 1000
"""Code points about a span in which the other sign of a pair is looked for: more than any pair takes."""


def has_signs(text: str) -> bool:
    """Whether a text may have such pairs at all."""
    return "*" in text or "_" in text


def as_read(text: str, span: Span) -> str:
    """The words of a span as a person reads them: without the signs of pairs that lie in it or across its edges.

    Nor the addresses behind links, the signs of footnotes, or the arrows before quoted lines. Lines stay lines.
    """
    pieces, behind = [], span.start
    for sign in not_read(text, span):
        pieces.append(text[behind : sign.start])
        behind = sign.end
    return "".join((*pieces, text[behind : span.end]))


def not_read(text: str, span: Span) -> Iterator[Span]:
    """What `as_read` leaves out of a span: pieces of it, in order, none of which meets another."""
    if not _ANY.search(text, span.start, span.end):
        return
    first = max(text.rfind("\n", 0, span.start), span.start - _REACH, 0)
    last = text.find("\n", span.end)
    behind = span.start
    for sign in _signs(text, first, min(last if last >= 0 else len(text), span.end + _REACH)):
        if sign.end > behind and sign.start < span.end:
            yield Span(max(behind, sign.start), min(sign.end, span.end))
            behind = sign.end


def _signs(text: str, first: int, last: int) -> Iterator[Span]:
    """The signs of some lines that are not read, pairs in pairs as well, in order."""
    for match in _SIGN.finditer(text, first, last):
        inner = match.span(match.lastgroup or 0) if match.lastgroup else (match.end(), match.end())
        yield Span(match.start(), inner[0])
        yield from _signs(text, *inner)
        yield Span(inner[1], match.end())


def whole(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans, with both signs of a pair of which they had one at their edge: the other one stood beside it."""
    return tuple(_whole(text, span) for span in spans)


def _whole(text: str, span: Span) -> Span:
    """One span, a little longer where that is needed."""
    start, end = span.start, span.end
    for opening, closing in _pairs(text, span):
        if opening.start < start <= opening.end and closing.start < end:
            start = opening.start
        if closing.start <= end < closing.end and start <= opening.start:
            end = closing.end
    return Span(start, end)


def _pairs(text: str, span: Span) -> Iterator[tuple[Span, Span]]:
    """The signs of each pair in the lines of a span."""
    first = text.rfind("\n", 0, span.start) + 1
    last = text.find("\n", span.end)
    for match in _PAIR.finditer(text, first, last if last >= 0 else len(text)):
        inner = match.span(match.lastgroup or 0)
        yield Span(match.start(), inner[0]), Span(inner[1], match.end())
