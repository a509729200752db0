"""E-books: the chapters in the order of the spine, as one text; headings, footnotes, pages of the printed book."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from store.reading.archive import Archive, words_of
from store.reading.content import Builder, Content
from store.reading.epub_contents import chapters_of
from store.reading.limits import MAX_ENTRY_BYTES, MAX_PAGE_BYTES, Limit, megabytes
from store.reading.markup import add_markup
from store.reading.parsing import parsed
from store.reading.structure import Structure, as_language, as_title, file_origins
from store.reading.web_page import decoded, without_declaration

if TYPE_CHECKING:
    from lxml import etree

_CONTAINER = "META-INF/container.xml"
_PAGES = {"application/xhtml+xml", "text/html"}


def read(data: bytes, encoding: str | None = None) -> Content:
    """The text of an e-book.

    Raises:
        Limit: It is damaged, locked or too large.
    """
    del encoding
    archive = Archive(data)
    root = next(archive.xml(_CONTAINER).iter("{*}rootfile"), None)
    if root is None:
        raise Limit("is a damaged e-book: it does not say where its text is")
    path = root.get("full-path", "")
    package = archive.xml(path)
    builder = Builder()
    size = 0
    for name in _chapters(package, posixpath.dirname(path)):
        if name in archive:
            chapter = archive.read(name)
            size += len(chapter)
            _look(len(chapter), size)
            _add_chapter(builder, chapter, name)
    if not builder.blocks:
        raise Limit("is an e-book without any text, perhaps of pictures or locked")
    return builder.content(replace(_about(package, builder), chapters=chapters_of(archive, package, path, builder)))


def _look(size: int, total: int) -> None:
    """Refuse chapters and books that are too large."""
    if size > MAX_PAGE_BYTES:
        raise Limit(f"has a chapter of {megabytes(size)}; the most that is read is {megabytes(MAX_PAGE_BYTES)}")
    if total > MAX_ENTRY_BYTES:
        raise Limit(f"has more than {megabytes(MAX_ENTRY_BYTES)} of chapters")


def _add_chapter(builder: Builder, data: bytes, name: str) -> None:
    """Add a chapter; one of nothing but pictures adds nothing."""
    builder.anchor(name)
    source = without_declaration(decoded(data, None).text)
    if source.strip():
        page = parsed(source)
        body = page.find("body")
        add_markup(builder, body if body is not None else page, name)


def _chapters(package: etree._Element, folder: str) -> Iterator[str]:
    """The names of the chapters' files in reading order; a name that leads out of the archive is in no archive."""
    items = {item.get("id"): item for item in package.iter("{*}item")}
    for reference in package.iter("{*}itemref"):
        item = items.get(reference.get("idref"))
        if item is not None and item.get("media-type") in _PAGES and "nav" not in item.get("properties", "").split():
            yield posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))


def _about(package: etree._Element, builder: Builder) -> Structure:
    """What the book says of itself."""
    creators = [
        "".join(creator.itertext()).strip() for creator in package.iter("{http://purl.org/dc/elements/1.1/}creator")
    ]
    return Structure(
        title=as_title(words_of(package, "title")) or builder.first_heading(),
        author=as_title(", ".join(name for name in creators if name)),
        date=words_of(package, "date")[:10] or None,
        language=as_language(words_of(package, "language")),
        origins=file_origins(is_titled=bool(words_of(package, "title")), where="the book's own description"),
    )
