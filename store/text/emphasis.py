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
_LINK = re.compile(r"!?\[([^\[\]\n]{0,500})\]\([^()\s]{0,1000}(?:\s\"[^\"\n]{0,300}\")?\)")


def has_signs(text: str) -> bool:
    """Whether a text may have such pairs at all."""
    return "*" in text or "_" in text


def unmarked(words: str) -> str:
    """Some words without the signs around any of them, and without the addresses behind links."""
    if "](" in words:
        words = _LINK.sub(r"\1", words)
    return _PAIR.sub(lambda pair: pair[pair.lastgroup or 0], words) if has_signs(words) else words


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
