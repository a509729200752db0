"""Word files: paragraphs, headings by their style, lists, tables, footnotes; not what was deleted in review."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from store.model.document import BlockKind
from store.reading.archive import Archive, words_of
from store.reading.content import Builder, Content
from store.reading.docx_numbers import Numbering
from store.reading.notes import reference
from store.reading.structure import Structure, as_language, as_title, file_origins

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}rt", _FALLBACK}
_WORDS = {f"{_W}t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"}
_NOTES = {f"{_W}footnoteReference": "footnote", f"{_W}endnoteReference": "endnote"}
_NUMBER = "quoth-number"
_SIGNS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|kop) ?(\d)", re.IGNORECASE)
_TITLES = {"title", "titel", "titre", "título", "titolo"}
_QUOTES = {"quote", "intense quote", "zitat", "intensives zitat", "citation", "block text"}
_MOST_BASES = 8
"""Styles that are based on each other, at most."""
_CAPTIONS = {"caption", "beschriftung", "légende"}

Kind = tuple[BlockKind, int]


def read(data: bytes, encoding: str | None = None) -> Content:
    """The content of a Word file.

    Raises:
        Limit: It is damaged, locked or too large.
    """
    del encoding
    archive = Archive(data)
    document = archive.xml("word/document.xml")
    styles = _styles(archive.xml_if_there("word/styles.xml"))
    builder = Builder()
    body = document.find(f"{_W}body")
    notes = _numbered(document)
    numbering = Numbering(archive.xml_if_there("word/numbering.xml"))
    _add(builder, body if body is not None else document, styles, numbering)
    _add_notes(builder, notes, {kind: archive.xml_if_there(f"word/{kind}s.xml") for kind in _NOTES.values()})
    return builder.content(_about(archive, builder))


def _add(builder: Builder, parent: etree._Element, styles: dict[str, Kind], numbering: Numbering) -> None:
    """Add all paragraphs and tables below an element, in order; a text box's come before the paragraph it hangs on."""
    walk = etree.iterwalk(parent, events=("start", "end"))
    for event, node in walk:
        if event == "start" and node.tag in _LEFT_OUT:
            walk.skip_subtree()
        elif event == "start" and node.tag == f"{_W}tbl":
            builder.add(_table(node), BlockKind.TABLE)
            walk.skip_subtree()
        elif event == "end" and node.tag == f"{_W}p":
            kind, level = _kind(node, styles)
            builder.add(_text(node), kind, level, sign=numbering.sign(node) if kind is BlockKind.LIST else "-")


def _table(table: etree._Element) -> str:
    """A table's rows as lines; a table inside a cell becomes part of its cell."""
    rows = []
    for row in table.iterchildren(f"{_W}tr"):
        cells = [
            " ".join(" ".join(_text(p) for p in cell.iter(f"{_W}p")).split()) for cell in row.iterchildren(f"{_W}tc")
        ]
        rows.append(" | ".join(cells) if any(cells) else "")
    return "\n".join(rows)


def _text(paragraph: etree._Element) -> str:
    """The words of a paragraph, without those of text boxes in it, which are paragraphs themselves."""
    return "".join(_pieces(paragraph))


def _pieces(paragraph: etree._Element) -> Iterator[str]:
    """The words, signs and note numbers of a paragraph in order."""
    walk = etree.iterwalk(paragraph, events=("start",))
    for _, node in walk:
        if node is not paragraph and (node.tag in _LEFT_OUT or node.tag == f"{_W}p" or _is_hidden(node)):
            walk.skip_subtree()
        elif node.tag in _WORDS:
            yield node.text or ""
        elif node.tag in _NOTES:
            yield reference(_key(node), f"[{node.get(_NUMBER)}]") if node.get(_NUMBER) else ""
        else:
            yield _SIGNS.get(node.tag, "")


def _is_hidden(node: etree._Element) -> bool:
    """Whether a run of words is formatted as hidden."""
    sign = node.find(f"{_W}rPr/{_W}vanish") if node.tag == f"{_W}r" else None
    return sign is not None and sign.get(f"{_W}val", "1") not in {"0", "false", "off"}


def _numbered(document: etree._Element) -> list[str]:
    """Give each reference to a note the number it is shown with; the keys of the notes in that order."""
    notes: dict[str, int] = {}
    for node in document.iter(*_NOTES):
        if not any(outer.tag in _LEFT_OUT for outer in node.iterancestors()):
            node.set(_NUMBER, str(notes.setdefault(_key(node), len(notes) + 1)))
    return list(notes)


def _key(node: etree._Element) -> str:
    """The note that a reference means: its kind and Word's own number, which nobody sees."""
    return f"{_NOTES[node.tag]} {node.get(f'{_W}id')}"


def _kind(paragraph: etree._Element, styles: dict[str, Kind]) -> Kind:
    """What a paragraph is, by its style or its place in a list."""
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        return BlockKind.PARAGRAPH, 0
    style = properties.find(f"{_W}pStyle")
    name = style.get(f"{_W}val", "") if style is not None else ""
    if name in styles:
        return styles[name]
    is_item = properties.find(f"{_W}numPr") is not None
    return (BlockKind.LIST if is_item else BlockKind.PARAGRAPH), 0


def _styles(root: etree._Element | None) -> dict[str, Kind]:
    """What the styles mean that mean something, by id; a style means what the one means that it is based on."""
    kinds: dict[str, Kind] = {}
    bases: dict[str, str] = {}
    for style in root.iter(f"{_W}style") if root is not None else ():
        key = style.get(f"{_W}styleId", "")
        bases[key] = _value(style, "basedOn")
        if kind := _kind_of_style(style):
            kinds[key] = kind
    for key in bases:
        base = key
        for _ in range(_MOST_BASES):
            base = base if base in kinds else bases.get(base, "")
        if base in kinds:
            kinds[key] = kinds[base]
    return kinds


def _kind_of_style(style: etree._Element) -> Kind | None:
    """What a style itself says it means."""
    label, outline = _value(style, "name").lower(), _value(style, f"pPr/{_W}outlineLvl")
    if heading := _HEADING.fullmatch(label):
        return BlockKind.HEADING, int(heading[1])
    if outline in set("012345"):
        return BlockKind.HEADING, int(outline) + 1
    is_list = style.find(f"{_W}pPr/{_W}numPr") is not None
    return _named(label) or ((BlockKind.LIST, 0) if is_list else None)


def _value(node: etree._Element, path: str) -> str:
    """The value of a property; "" where it is not there."""
    found = node.find(f"{_W}{path}")
    return str(found.get(f"{_W}val", "")) if found is not None else ""


def _named(label: str) -> Kind | None:
    """What a style of this name means."""
    if label in _TITLES:
        return BlockKind.HEADING, 1
    if label in _QUOTES:
        return BlockKind.QUOTE, 0
    return (BlockKind.CAPTION, 0) if label in _CAPTIONS else None


def _add_notes(builder: Builder, keys: Sequence[str], roots: Mapping[str, etree._Element | None]) -> None:
    """Add the notes that are referred to, each behind its number."""
    texts = {
        f"{kind} {note.get(f'{_W}id')}": " ".join(_text(paragraph) for paragraph in note.iter(f"{_W}p")).strip()
        for kind, root in roots.items()
        for note in (root if root is not None else ())
    }
    for number, key in enumerate(keys, 1):
        if texts.get(key):
            builder.anchor(key)
            builder.add(f"[{number}] {texts[key]}", BlockKind.FOOTNOTE)


def _about(archive: Archive, builder: Builder) -> Structure:
    """Title, author, day and language from the file's properties; the title else from its first heading."""
    core = archive.xml_if_there("docProps/core.xml")
    return Structure(
        title=as_title(words_of(core, "title")) or builder.first_heading(),
        author=as_title(words_of(core, "creator")),
        date=words_of(core, "created")[:10] or None,
        language=as_language(words_of(core, "language")),
        origins=file_origins(is_titled=bool(words_of(core, "title"))),
    )
