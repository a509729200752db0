"""A glimpse of a file: the beginning of its text as a document, to be shown while all of it is read.

The first paint of a text waits for its first rows, not for its last: 5 MB take 0.1 s to decode, clean, part into
blocks and hash, the beginning takes two thousandths. What the whole document will show at its start is the same.
"""

from __future__ import annotations

from pathlib import Path

from store.model.document import Document
from store.reading.formats import Format, format_of, read_content
from store.reading.limits import Limit
from store.reading.read import described

_BEGINNING = 32 * 1024
"""Bytes: more than the largest screen shows."""
_LOOK = 64 * 1024
"""Bytes by which the format is told, as for the whole file."""


def glimpse(path: Path) -> Document | None:
    """The beginning of a text or Markdown file, up to the end of a line.

    Its id is empty, and it is never kept. None for what is not read here and at once, and for what is not surely
    UTF-8: that is decoded by looking at all of it.
    """
    try:
        with path.open("rb") as stream:
            head = stream.read(_LOOK)
        kind = format_of(head, path.name)
        if kind not in {Format.TEXT, Format.MARKDOWN}:
            return None
        content = read_content(_whole_lines(head[:_BEGINNING]), Format(kind), None)
    except (OSError, ValueError, Limit):
        return None
    if content.encoding not in {"utf-8", "utf-8-sig"} or content.encoding_was_guessed:
        return None
    return described(content, source=str(path), name=path.name)


def _whole_lines(head: bytes) -> bytes:
    """The bytes up to the end of the last paragraph or line in them; all, when there is none, or they are few."""
    if len(head) < _BEGINNING:
        return head
    end = max(head.rfind(b"\n\n"), 0) or head.rfind(b"\n")
    return head[: end + 1] if end > 0 else head
