"""Pasted text: a document of its own, with a title from its first line."""

from __future__ import annotations

from dataclasses import replace

from store.errors import UnreadableDocument
from store.model.document import PASTED, Document
from store.reading.read import Reader, read_bytes
from store.text.cleaning import visible_line

_TITLE = 80
"""Code points of the longest title."""


def read_pasted(text: str, *, worker: Reader | None = None) -> Document:
    """The document that a pasted text is: of whatever format, as a file with the same content would be.

    Raises:
        UnreadableDocument: There is nothing in it, or it is too large.
    """
    if not text.strip():
        raise UnreadableDocument("Nothing was pasted but blanks: copy the text again.")
    data = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace")
    document = read_bytes(data, source=PASTED, encoding="utf-8", worker=worker)
    return replace(document, title=first_line(document.text)) if document.title == PASTED else document


def first_line(text: str) -> str:
    """The first words of a text, as a title: whole words where there are any."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), PASTED)
    line = visible_line(" ".join(line.split()))
    if len(line) <= _TITLE:
        return line
    cut = line[: _TITLE - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ,;:–-") + "…"
