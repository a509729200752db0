"""Markdown's signs in a text, so that they can be quiet and what they mean can be seen. The text stays as it is.

**Held** in the _Village Hall_, see [minutes](https://example.org).
~~    ~~        ~            ~      ~       ~~~~~~~~~~~~~~~~~~~~~    signs
  strong         emphasis
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from store import BlockKind, Document, Span

# Lengths are limited so that a line of opening signs alone costs no more than another line.
_INLINE = re.compile(
    r"""(?P<strong>\*\*(?=\S)[^*\n]{1,500}?(?<=\S)\*\*|(?<!\w)__(?=\S)[^_\n]{1,500}?(?<=\S)__(?!\w))
      | (?P<emphasis>(?<![\w*])\*(?=[^\s*])[^*\n]{1,500}?(?<=\S)\*(?![\w*])
                   | (?<![\w_])_(?=[^\s_])[^_\n]{1,500}?(?<=\S)_(?![\w_]))
      | (?P<code>`[^`\n]{1,500}`)
      | (?P<link>!?\[[^\[\]\n]{0,500}\](?P<target>\([^()\s]{0,1000}(?:\s"[^"\n]{0,300}")?\)))""",
    re.VERBOSE,
)
_CANDIDATE = re.compile(r"[*_`\[]")
_LINE = re.compile(r"^[ ]{0,3}(?:#{1,6}(?=[ \t])|(?:>[ ]?)+)", re.MULTILINE)

LAYERS = ("strong", "emphasis", "markup")


def is_markdown(document: Document) -> bool:
    """Whether a text is marked up: its name says so, or a heading of it stands behind a number sign."""
    if document.source.lower().endswith((".md", ".markdown", ".mdown")):
        return True
    starts = (block.span.start for block in document.blocks if block.kind is BlockKind.HEADING)
    return any(document.text[max(0, start - 2) : start] == "# " for start in starts)


def markup(text: str) -> dict[str, list[Span]]:
    """What is strong, what is emphasised, and the signs that say so, each in the order of the text."""
    found: dict[str, list[Span]] = {name: [] for name in LAYERS}
    for name, span in _marked(text):
        found[name].append(span)
    found["markup"] += [Span(*line.span()) for line in _LINE.finditer(text)]
    found["markup"].sort()
    return found


def _marked(text: str) -> Iterator[tuple[str, Span]]:
    """Signs inside lines and what they mean, one after the other."""
    behind = 0
    for candidate in _CANDIDATE.finditer(text):
        start = candidate.start()
        if start >= behind and (match := _INLINE.match(text, start)):
            behind = match.end()
            yield from _parts(match)


def _parts(match: re.Match[str]) -> Iterator[tuple[str, Span]]:
    """The signs of one piece of markup, and what stands between them."""
    start, end = match.span()
    kind = match.lastgroup or ""
    opening, closing = (2, 2) if match["strong"] else (1, 1)
    if match["link"]:
        opening, closing = 1, 1 + len(match["target"])
    yield "markup", Span(start, start + opening)
    yield "markup", Span(end - closing, end)
    if kind in ("strong", "emphasis"):
        yield kind, Span(start + opening, end - closing)
