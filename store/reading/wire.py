"""What the worker and the reader say to each other; the answer is a line of JSON, then bytes whose lengths it names.

    to the worker     format and encoding as its arguments                  and the file
    from the worker   {"refused": why} or {"about", "sizes", ...}         and text, blocks, notes, pages, chapters

Not pickled: who breaks into the worker with a broken file must not get any further. Parsing JSON holds
the interpreter's lock all the while, so blocks are numbers in an array, and pages a line of JSON each; so does
putting something before 200 MB, which is why the task itself is not in front of the file.
"""

from __future__ import annotations

import json
from array import array
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from typing import Any

from store.model.document import Block, BlockKind, Chapter, Footnote, Page
from store.model.span import Span
from store.reading.content import Content
from store.reading.limits import Limit
from store.reading.structure import Structure

_KINDS = list(BlockKind)
_ABOUT = ("title", "author", "date", "language", "url")
_PIECE = 1024 * 1024
"""Bytes that are decoded at a time."""


def encode_refusal(why: str) -> bytes:
    """A refusal as bytes."""
    return _line({"refused": why})


def encode_content(content: Content) -> bytes:
    """A content as bytes."""
    structure = content.structure
    parts = (
        content.text.encode(),
        _numbers(
            (_KINDS.index(block.kind), block.span.start, block.span.end, block.level) for block in structure.blocks
        ),
        _numbers((*_ends(note.reference), *_ends(note.note)) for note in structure.footnotes),
        b"".join(_line([page.label, page.start, page.head, page.foot]) for page in content.pages),
        b"".join(_line([chapter.title, chapter.start, chapter.level]) for chapter in structure.chapters),
    )
    head = {
        "sizes": [len(part) for part in parts],
        "about": {name: getattr(structure, name) for name in _ABOUT},
        "origins": structure.origins,
        "encoding": content.encoding,
        "was_guessed": content.encoding_was_guessed,
    }
    return b"".join((_line(head), *parts))


def decode_content(message: bytes) -> Content:
    """A content from bytes.

    Raises:
        Limit: It was a refusal.
        ValueError, KeyError, TypeError: It was nothing that `encode_content` makes.
    """
    behind = message.index(b"\n") + 1
    fields = json.loads(message[:behind])
    if "refused" in fields:
        raise Limit(str(fields["refused"]))
    text, blocks, notes, pages, chapters = _cut(memoryview(message)[behind:], fields["sizes"])
    return Content(
        text=_text(text),
        structure=Structure(
            blocks=tuple(
                Block(kind=_KINDS[kind], span=Span(start, end), level=level)
                for kind, start, end, level in _fours(blocks)
            ),
            footnotes=tuple(Footnote(reference=Span(a, b), note=Span(c, d)) for a, b, c, d in _fours(notes)),
            chapters=tuple(
                Chapter(title=str(title), start=int(start), level=int(level)) for title, start, level in _rows(chapters)
            ),
            origins=tuple((str(field), str(where)) for field, where in fields["origins"]),
            **{name: fields["about"][name] for name in _ABOUT},
        ),
        pages=tuple(
            Page(label=str(label), start=int(start), head=str(head), foot=str(foot))
            for label, start, head, foot in _rows(pages)
        ),
        encoding=fields["encoding"],
        encoding_was_guessed=fields["was_guessed"],
    )


def _numbers(rows: Iterable[Iterable[int]]) -> bytes:
    """Rows of numbers as bytes."""
    numbers = array("Q")
    for row in rows:
        numbers.extend(row)
    return numbers.tobytes()


def _ends(span: Span) -> tuple[int, int]:
    """The two ends of a span."""
    return span.start, span.end


def _fours(part: memoryview) -> Iterator[tuple[int, ...]]:
    """The rows of four numbers in some bytes."""
    numbers = array("Q")
    numbers.frombytes(part)
    return zip(*(iter(numbers),) * 4, strict=True)


def _rows(part: memoryview) -> Iterator[list[Any]]:
    """The lines of JSON in some bytes, one after the other: never parsed as one."""
    return (json.loads(line) for line in bytes(part).splitlines())


def _cut(body: memoryview, sizes: Iterable[int]) -> Iterator[memoryview]:
    """A body in parts of these sizes, in bytes."""
    start = 0
    for size in sizes:
        yield body[start : start + size]
        start += size


def _text(part: memoryview) -> str:
    """UTF-8 as text, a piece at a time: the interpreter's lock is free between two."""
    decoder = getincrementaldecoder("utf-8")()
    pieces = [decoder.decode(part[start : start + _PIECE]) for start in range(0, len(part), _PIECE)]
    return "".join(pieces) + decoder.decode(b"", final=True)


def _line(fields: dict[str, object] | list[object]) -> bytes:
    """A line of JSON."""
    return json.dumps(fields).encode() + b"\n"
