"""Plain text: headings, lists and quotes by how they look; a title where the first line is one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from store.model.document import Block, BlockKind
from store.model.span import Span
from store.reading.content import Content
from store.reading.structure import Structure, as_title
from store.reading.text_file import read_text
from store.text.paragraphs import paragraphs

ITEM = re.compile(r"^[^\S\n]*(?:[-*•+‣·][^\S\n]+|\(?(?:\d{1,3}|[a-z])[.)][^\S\n]+)(?=\S)", re.MULTILINE)
"""The sign or number before an item of a list, at the start of its line."""

_QUOTE = re.compile(r"(?:[^\S\n]*>[^\n]*(?:\n|\Z))+")
_UNDERLINED = re.compile(r"([^\n]{1,120})\n[^\S\n]*(?:={3,}|-{3,}|~{3,})[^\S\n]*")
_TURN = re.compile(r"[\w .'’-]{1,40}:\s")
_TURNS = re.compile(r"^(?=[A-ZÀ-ÞА-ЯΑ-Ω][\w .'’()-]{0,40}:[^\S\n]+\S)", re.MULTILINE)
"""Where somebody's turn begins in a transcript: a name, a colon, words."""
_HEADING_LENGTH = 90
"""Code points of the longest line that passes for a heading; a newspaper's headline has up to 80."""
_BYLINE = re.compile(r"(?:By|BY|Von|VON) ([^\W\d_][\w.'’-]*(?:(?: |, )[^\W\d_][\w.'’-]*){1,7})(?:\s*[|·•,–-].*)?")
_DATE = re.compile(
    r"(?:(?:Date|Published|Updated|Datum|Stand): *)?"
    r"((\d{4}-\d\d-\d\d)(?:T[\d:.Z+-]*)?|\d{1,2}\.? [^\W\d_]{3,9}\.? \d{4}|[^\W\d_]{3,9}\.? \d{1,2}, \d{4})"
)


def read(data: bytes, encoding: str | None = None) -> Content:
    """The content of a plain text file."""
    return read_text(data, encoding, read_plain)


def read_plain(text: str) -> Structure:
    """The structure of a plain text."""
    pieces = paragraphs(text)
    blocks = tuple(block for i, piece in enumerate(pieces) for block in _blocks(text, piece, pieces[i + 1 : i + 2], i))
    title = blocks[0].span.of(text) if blocks and blocks[0].kind is BlockKind.HEADING else ""
    heads = [block.span.of(text) for block in blocks[:5] if len(block.span) <= _HEADING_LENGTH]
    author = next((found[1] for head in heads if (found := _BYLINE.fullmatch(head))), None)
    date = next((found[2] or found[1] for head in heads if (found := _DATE.fullmatch(head))), None)
    origins = (("title", "the first heading"), ("author", "the line under the title"), ("date", "a line near the top"))
    return Structure(blocks=blocks, title=as_title(title), author=author, date=date, origins=origins)


def items(text: str, span: Span) -> Iterator[Block]:
    """The items of a list, each from behind its sign to before the next one's; what stands before is a paragraph."""
    # From the start of the line: the first item may be indented, and the span begins behind the white space. There may
    # be none: a number of more than three digits is no sign here, and one in Markdown.
    marks = [match.span() for match in ITEM.finditer(text, text.rfind("\n", 0, span.start) + 1, span.end)]
    first = marks[0][0] if marks else span.end
    if lead := text[span.start : first].strip():
        yield Block(kind=BlockKind.PARAGRAPH, span=Span(span.start, span.start + len(lead)))
    ends = [*(start for start, _ in marks[1:]), span.end]
    for (_, start), end in zip(marks, ends[: len(marks)], strict=True):
        yield Block(kind=BlockKind.LIST, span=Span(start, start + len(text[start:end].rstrip())))


def _blocks(text: str, span: Span, behind: Sequence[Span], place: int) -> Iterator[Block]:
    """What one paragraph of the text is; `place` counts from 0 and `behind` holds the next one, if any."""
    piece = span.of(text)
    level = 1 if place == 0 else 2
    if _QUOTE.fullmatch(piece):
        yield Block(kind=BlockKind.QUOTE, span=span)
    elif underlined := _UNDERLINED.fullmatch(piece):
        yield Block(
            kind=BlockKind.HEADING, span=Span(span.start, span.start + len(underlined[1].rstrip())), level=level
        )
    elif is_list(piece):
        yield from items(text, span)
    elif "\n" in piece and len(turns := [match.start() for match in _TURNS.finditer(piece)]) > 1 and turns[0] == 0:
        yield from _turns(text, span, turns)
    elif behind and _looks_like_heading(piece, _text_below(text, behind[0], place), is_first=place == 0):
        yield Block(kind=BlockKind.HEADING, span=span, level=level)
    else:
        yield Block(kind=BlockKind.PARAGRAPH, span=span)


def _turns(text: str, span: Span, turns: Sequence[int]) -> Iterator[Block]:
    """The turns of a transcript without blank lines, each a paragraph."""
    for start, end in pairwise([*turns, len(span)]):
        turn = text[span.start + start : span.start + end].rstrip()
        yield Block(kind=BlockKind.PARAGRAPH, span=Span(span.start + start, span.start + start + len(turn)))


def _text_below(text: str, behind: Span, place: int) -> str:
    """What a heading would stand over: the next paragraph, or for a title whatever follows."""
    return behind.of(text) if place else text[behind.start : behind.start + 2 * _HEADING_LENGTH]


def is_list(piece: str) -> bool:
    """Whether a paragraph holds items: it starts with one, or has several and ends its lead with a colon."""
    # A paragraph on one line is the usual one, and looking at its start is a fifth of the work.
    if "\n" not in piece and not ITEM.match(piece):
        return False
    marks = list(ITEM.finditer(piece))
    if not marks:
        return False
    # One numbered line alone ("1. The bridge") is a heading; one dash alone is somebody's speech or an item.
    if marks[0].start() == 0:
        return len(marks) > 1 or not piece.lstrip()[0].isalnum()
    return piece[: marks[0].start()].rstrip().endswith(":")


def _looks_like_heading(piece: str, behind: str, *, is_first: bool) -> bool:
    """Whether a single short line, without the mark of a sentence's end, stands over something longer."""
    if "\n" in piece or len(piece) > _HEADING_LENGTH or len(behind) <= len(piece):
        return False
    if _BYLINE.fullmatch(piece) or _DATE.fullmatch(piece):
        return False
    last = piece.rstrip("\"'”’“»«)*_")[-1:]
    # A question is a headline on top of a text; below it, it is somebody asking.
    if last in ".,;:…" or (last in "?!" and not is_first) or (not is_first and piece[0] in "\"'“„«»‘‚"):
        return False
    return (piece[0].isupper() or not piece[0].isalpha()) and any(map(str.isalpha, piece)) and not _TURN.match(piece)
