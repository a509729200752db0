"""Markdown: the markup stays in the text, the blocks say what it means.

A walk over the lines, since only blocks are needed: a parser of all of CommonMark gives a tree without
the offsets of its text. Inline markup is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from store.model.document import Block, BlockKind, Footnote
from store.model.span import Span
from store.reading.content import Content
from store.reading.front_matter import front_matter
from store.reading.plain import items
from store.reading.structure import Structure, as_title
from store.reading.text_file import read_text
from store.text.paragraphs import paragraphs

_HEADING = re.compile(r"[ ]{0,3}(#{1,6})(?=[ \t\n]|\Z)")
_UNDERLINE = re.compile(r"[ ]{0,3}(=+|-+)[ \t]*")
_RULE = re.compile(r"[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})[^`\n]*")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\S")
_QUOTE = re.compile(r"[ ]{0,3}>")
_ROW = re.compile(r"[ \t]*\|.*\||[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+")
_NOTE = re.compile(r"^[ ]{0,3}\[\^([^\]\s]{1,100})\]:[ \t]*", re.MULTILINE)
_REFERENCE = re.compile(r"\[\^([^\]\s]{1,100})\](?!:)")
_COMMENT = re.compile(r"[ ]{0,3}<!--")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_EMPHASIS = re.compile(r"[*`]+|\b_+|_+\b")

_KINDS = {"quote": BlockKind.QUOTE, "table": BlockKind.TABLE, "fence": BlockKind.PARAGRAPH}
"""What a run of lines is as a block, where it is one as it stands."""


def read(data: bytes, encoding: str | None = None) -> Content:
    """The content of a Markdown file."""
    return read_text(data, encoding, read_markdown)


def read_markdown(text: str) -> Structure:
    """The structure of a Markdown text."""
    front, fields = front_matter(text)
    blocks = tuple(block for kind, span in _groups(text, front.end) for block in _blocks(text, kind, span))
    first = next((block for block in blocks if block.kind is BlockKind.HEADING), None)
    title = _EMPHASIS.sub("", _LINK.sub(r"\1", first.span.of(text)[:1000])) if first else ""
    found = Structure(blocks=blocks, title=as_title(title), footnotes=_footnotes(text, blocks))
    return replace(found, origins=(("title", "the first heading"),)).described(fields)


def _footnotes(text: str, blocks: Iterable[Block]) -> tuple[Footnote, ...]:
    """Each `[^sign]` in the text with the note of that sign, if there is one."""
    notes: dict[str, Span] = {}
    for block in blocks:
        if block.kind is BlockKind.FOOTNOTE and (mark := _NOTE.match(text, block.span.start)):
            notes.setdefault(mark[1], block.span)
    signs = _REFERENCE.finditer(text) if notes else ()
    return tuple(
        Footnote(reference=Span(*sign.span()), note=notes[sign[1]])
        for sign in signs
        if sign[1] in notes and sign.start() not in notes[sign[1]]
    )


def _groups(text: str, start: int) -> Iterator[tuple[str, Span]]:
    """Runs of lines of one kind: "heading", "fence", "list", "quote", "table", "text", ...; blank lines part them."""
    first, kind, end = start, "", start
    fence = ""
    for line_start, line_end in _lines(text, start):
        line = text[line_start:line_end]
        new, fence = _kind(line, kind, fence)
        if new != kind or kind in {"heading", "underline"}:
            if kind == "text" and new == "underline":
                new = "underlined"
            else:
                if kind:
                    yield kind, Span(first, end)
                first = line_start
        kind, end = new, line_end
    if kind:
        yield kind, Span(first, end)


def _lines(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Where each line starts and ends, without its line end."""
    ends = [start - 1, *(match.start() for match in re.compile("\n").finditer(text, start)), len(text)]
    return ((before + 1, end) for before, end in pairwise(ends))


def _kind(line: str, before: str, fence: str) -> tuple[str, str]:
    """What a line is behind a line of kind `before`, and the fence that is open behind it."""
    if fence:
        closes = line.strip().startswith(fence) and not line.strip(" `~")
        return "fence", "" if closes else fence
    if not line.strip():
        return "", ""
    if opened := _FENCE.fullmatch(line):
        return "fence", opened[1]
    if before == "text" and _UNDERLINE.fullmatch(line):
        return "underline", ""
    return _kind_by_start(line, before), ""


def _kind_by_start(line: str, before: str) -> str:
    """What a line is by how it begins; a line that begins like nothing goes on with what it follows."""
    if _HEADING.match(line):
        return "heading"
    if _RULE.fullmatch(line):
        return "rule"
    for kind, pattern in (
        *(("footnote", _NOTE), ("list", _ITEM), ("quote", _QUOTE)),
        *(("table", _ROW), ("comment", _COMMENT)),
    ):
        if pattern.match(line):
            return kind
    return before if before in {"footnote", "list", "quote", "comment"} else "text"


def _blocks(text: str, kind: str, span: Span) -> Iterator[Block]:
    """The blocks of one run of lines; rules, comments and stray underlines are none."""
    piece = span.of(text)
    bare = Span(span.start + len(piece) - len(piece.lstrip()), span.start + len(piece.rstrip()))
    if kind == "heading":
        yield from _heading(text, span)
    elif kind == "underlined":
        line = bare.of(text).rsplit("\n", 1)[0].rstrip()
        yield Block(
            kind=BlockKind.HEADING, span=Span(bare.start, bare.start + len(line)), level=1 if "=" in piece[-3:] else 2
        )
    elif kind == "list":
        yield from items(text, bare)
    elif kind == "footnote":
        yield from _notes(text, bare)
    elif kind == "text":
        yield from (Block(kind=BlockKind.PARAGRAPH, span=paragraph) for paragraph in paragraphs(text, bare))
    elif kind in _KINDS:
        yield Block(kind=_KINDS[kind], span=bare)


def _notes(text: str, span: Span) -> Iterator[Block]:
    """The footnotes in a run of lines, each with its sign."""
    starts = [mark.start() for mark in _NOTE.finditer(text, span.start, span.end)] or [span.start]
    for start, end in pairwise([*starts, span.end]):
        note = text[start:end]
        first = start + len(note) - len(note.lstrip())
        yield Block(kind=BlockKind.FOOTNOTE, span=Span(first, start + len(note.rstrip())))


def _heading(text: str, span: Span) -> Iterator[Block]:
    """A heading's words without its signs; a heading of no words is none."""
    signs = _HEADING.match(text, span.start, span.end)
    behind = text[signs.end() if signs else span.start : span.end]
    words = behind.strip()
    bare = words.rstrip("#")
    if not bare or bare[-1] in " \t":
        words = bare.rstrip()
    if signs and words:
        start = signs.end() + len(behind) - len(behind.lstrip())
        yield Block(kind=BlockKind.HEADING, span=Span(start, start + len(words)), level=len(signs[1]))
