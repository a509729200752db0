"""OpenDocument texts: paragraphs, headings, lists, tables, footnotes; not comments and what was deleted in review."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from store.model.document import BlockKind
from store.reading.archive import Archive, words_of
from store.reading.content import Builder, Content
from store.reading.notes import reference
from store.reading.structure import Structure, as_language, as_title, file_origins

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_LEFT_OUT = {f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_OFFICE}forms", f"{_TEXT}sequence-decls"}
_NOTE, _ITEM, _P, _H = f"{_TEXT}note", f"{_TEXT}list-item", f"{_TEXT}p", f"{_TEXT}h"
_NUMBER = "quoth-number"
_MOST_SPACES = 100


def read(data: bytes, encoding: str | None = None) -> Content:
    """The content of an OpenDocument text.

    Raises:
        Limit: It is damaged, locked or too large.
    """
    del encoding
    archive = Archive(data)
    root = archive.xml("content.xml")
    builder = Builder()
    body = next(root.iter(f"{_OFFICE}text"), root)
    notes = [note for note in body.iter(_NOTE) if not any(outer.tag in _LEFT_OUT for outer in note.iterancestors())]
    for number, note in enumerate(notes, 1):
        note.set(_NUMBER, str(number))
    _add(builder, body)
    for number, note in enumerate(notes, 1):
        words = " ".join(_text(paragraph) for paragraph in note.iter(_P)).strip()
        builder.anchor(str(number))
        builder.add(f"[{_sign_of(note)}] {words}" if words else "", BlockKind.FOOTNOTE)
    return builder.content(_about(archive, builder))


def _add(builder: Builder, body: etree._Element) -> None:
    """Add all headings, paragraphs and tables in order."""
    walk = etree.iterwalk(body, events=("start",))
    for _, node in walk:
        if node.tag in _LEFT_OUT or node.tag == _NOTE:
            walk.skip_subtree()
        elif node.tag == f"{_TABLE}table":
            builder.add(_table(node), BlockKind.TABLE)
            walk.skip_subtree()
        elif node.tag == _H:
            level = node.get(f"{_TEXT}outline-level", "1")
            builder.add(_text(node), BlockKind.HEADING, min(6, int(level)) if level.isdecimal() else 1)
        elif node.tag == _P:
            parent = node.getparent()
            is_item = parent is not None and parent.tag == _ITEM
            builder.add(_text(node), BlockKind.LIST if is_item else BlockKind.PARAGRAPH)


def _table(table: etree._Element) -> str:
    """A table's rows as lines."""
    rows = []
    for row in table.iter(f"{_TABLE}table-row"):
        cells = [
            " ".join(" ".join(_text(paragraph) for paragraph in cell.iter(_P, _H)).split())
            for cell in row.iterchildren(f"{_TABLE}table-cell")
        ]
        rows.append(" | ".join(cells) if any(cells) else "")
    return "\n".join(rows)


def _text(paragraph: etree._Element) -> str:
    """The words of a paragraph, without those of frames in it, which are paragraphs themselves."""
    return "".join(_pieces(paragraph))


def _pieces(paragraph: etree._Element) -> Iterator[str]:
    """The words, spaces and note numbers of a paragraph in order."""
    walk = etree.iterwalk(paragraph, events=("start", "end"))
    for event, node in walk:
        if event == "end":
            yield node.tail or "" if node is not paragraph else ""
        elif node is not paragraph and (node.tag in _LEFT_OUT or node.tag in {_P, _H, _NOTE}):
            if node.tag == _NOTE:
                yield reference(node.get(_NUMBER, ""), f"[{_sign_of(node)}]")
            walk.skip_subtree()
        else:
            yield _sign(node) + (node.text or "")


def _sign_of(note: etree._Element) -> str:
    """What a note is shown with: the sign that its file gives it, else its number."""
    return words_of(note, "note-citation") or str(note.get(_NUMBER, ""))


def _sign(node: etree._Element) -> str:
    """What an element stands for itself."""
    if node.tag == f"{_TEXT}s":
        count = node.get(f"{_TEXT}c", "1")
        return " " * min(_MOST_SPACES, int(count) if count.isdecimal() else 1)
    return {f"{_TEXT}tab": " ", f"{_TEXT}line-break": "\n"}.get(node.tag, "")


def _about(archive: Archive, builder: Builder) -> Structure:
    """Title, author, day and language from the file's properties; the title else from its first heading."""
    meta = archive.xml_if_there("meta.xml")
    return Structure(
        title=as_title(words_of(meta, "title")) or builder.first_heading(),
        author=as_title(words_of(meta, "initial-creator") or words_of(meta, "creator")),
        date=(words_of(meta, "date") or words_of(meta, "creation-date"))[:10] or None,
        language=as_language(words_of(meta, "language")),
        origins=file_origins(is_titled=bool(words_of(meta, "title"))),
    )
