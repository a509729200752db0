"""Kept: what the shelf knows of a document without opening its text, and its record in the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from store.model.document import Block, BlockKind, Chapter, Document, Footnote, Metadata, Page
from store.model.span import Span

Record = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A kept document, as a list of documents shows it."""

    id: str
    title: str
    author: str | None
    date: str | None
    source: str
    """An absolute path, a URL, or a word for what is no place: "-", "pasted"."""
    language: str
    text_hash: str
    """SHA-256 of its text, in hex: the name of the file the text is kept in."""
    kept: str
    """When it was kept first. ISO 8601, UTC."""
    opened: str
    """When it was kept or opened last. ISO 8601, UTC."""
    is_changed: bool = False
    """Whether its source changed since it was kept first."""
    collections: tuple[str, ...] = ()
    """What a person put it under."""
    source_hash: str | None = None
    """SHA-256 of the bytes it was read from, in hex."""
    elsewhere: tuple[str, ...] = ()
    """Its sources in all the stores that were merged; empty if there is one only."""


def summary(document_id: str, record: Mapping[str, Any]) -> Kept:
    """The summary of a document's record."""
    about = record["metadata"]
    known = {field.name for field in fields(Kept)} - {"author", "date", "source_hash"}
    values = {name: value for name, value in record.items() if name in known}
    values["elsewhere"] = tuple(values.get("elsewhere", ()))
    values["collections"] = tuple(values.get("collections", ()))
    values["source_hash"] = about.get("source_hash")
    return Kept(id=document_id, author=about.get("author"), date=about.get("date"), **values)


def document_record(document: Document, text_hash: str) -> Record:
    """The record of a document: what it is called and where it is from, not its text.

    Its own author is in `metadata`; the `author` of a record is who wrote the record.
    """
    return {
        "title": document.title,
        "source": document.source,
        "language": document.language,
        "text_hash": text_hash,
        "metadata": asdict(document.metadata),
    }


def structure_record(document: Document) -> Record:
    """The record of a text's structure: a row a block, a row a page."""
    return {
        "blocks": [[block.kind.value, block.span.start, block.span.end, block.level] for block in document.blocks],
        "pages": [[page.label, page.start, page.head, page.foot] for page in document.pages],
        "chapters": [[chapter.title, chapter.start, chapter.level] for chapter in document.chapters],
        "footnotes": [
            [note.reference.start, note.reference.end, note.note.start, note.note.end] for note in document.footnotes
        ],
    }


def document(kept: Kept, record: Mapping[str, Any], structure: Mapping[str, Any], text: str) -> Document:
    """The document again, from its records and its text."""
    rows, pages = structure.get("blocks", ()), structure.get("pages", ())
    chapters, notes = structure.get("chapters", ()), structure.get("footnotes", ())
    known = {field.name for field in fields(Metadata)}
    about = {name: value for name, value in record["metadata"].items() if name in known}
    about["origins"] = tuple((name, where) for name, where in about.get("origins", ()))
    return Document(
        id=kept.id,
        title=kept.title,
        source=kept.source,
        language=kept.language,
        text=text,
        blocks=tuple(
            Block(kind=BlockKind(kind), span=Span(start, end), level=level) for kind, start, end, level in rows
        ),
        metadata=Metadata(**about),
        # A record of the first release has no heads and feet.
        pages=tuple(Page(label=row[0], start=row[1], head=_at(row, 2), foot=_at(row, 3)) for row in pages),
        chapters=tuple(Chapter(title=title, start=start, level=level) for title, start, level in chapters),
        footnotes=tuple(Footnote(reference=Span(a, b), note=Span(c, d)) for a, b, c, d in notes),
    )


def offsets(structure: Mapping[str, Any]) -> list[int]:
    """Every offset that a structure from outside names, if it is one.

    Raises:
        LookupError, TypeError, ValueError: It has another shape.
    """
    blocks = [(BlockKind(kind), Span(start, end), level) for kind, start, end, level in structure.get("blocks", ())]
    pages = [(_word(row[0]), row[1], _at(row, 2), _at(row, 3)) for row in structure.get("pages", ())]
    chapters = [(_word(title), start, level) for title, start, level in structure.get("chapters", ())]
    notes = [(Span(a, b), Span(c, d)) for a, b, c, d in structure.get("footnotes", ())]
    spans = [block[1] for block in blocks] + [span for pair in notes for span in pair]
    numbers = [*(each for span in spans for each in (span.start, span.end)), *(page[1] for page in pages)]
    numbers += [each for chapter in chapters for each in chapter[1:]] + [block[2] for block in blocks]
    if not all(type(number) is int for number in numbers):
        raise TypeError("an offset is a whole number")
    return numbers


def _word(value: object) -> str:
    """A text, if it is one."""
    if not isinstance(value, str):
        raise TypeError("a title or label is a text")
    return value


def _at(row: Sequence[Any], place: int) -> str:
    """A text of a row; "" where the row is older than that column."""
    return str(row[place]) if place < len(row) else ""
