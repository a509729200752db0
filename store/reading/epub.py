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
_PAGES = {"application/xhtml+xml", "text/html", "text/x-oeb1-document"}
_PAGE_NAMES = (".xhtml", ".html", ".htm")


def read(data: bytes, encoding: str | None = None) -> Content:
    """The text of an e-book.

    Raises:
        Limit: It is damaged, locked or too large.
    """
    del encoding
    archive = Archive(data)
    path = _package(archive)
    package = archive.mended_xml(path)
    builder = Builder()
    size = 0
    for name in _chapters(archive, package, posixpath.dirname(path)):
        chapter = archive.read(name)
        size += len(chapter)
        _look(len(chapter), size)
        _add_chapter(builder, chapter, name)
    if not builder.blocks:
        raise Limit("is an e-book without any text, perhaps of pictures or locked")
    return builder.content(replace(_about(package, builder), chapters=chapters_of(archive, package, path, builder)))


def _package(archive: Archive) -> str:
    """The name of the file that lists the book's other files: where the container says, else the first of its kind."""
    if _CONTAINER in archive:
        for root in archive.mended_xml(_CONTAINER).iter("{*}rootfile"):
            if root.get("full-path", "") in archive:
                return str(root.get("full-path"))
    found = next((name for name in archive.names() if name.lower().endswith(".opf")), None)
    if found is None:
        raise Limit("is a damaged e-book: it does not say where its text is")
    return found


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


def _chapters(archive: Archive, package: etree._Element, folder: str) -> Iterator[str]:
    """The names of the chapters' files in reading order; a name that leads out of the archive is in no archive."""
    items = {item.get("id"): item for item in package.iter("{*}item")}
    spine = [items[key] for reference in package.iter("{*}itemref") if (key := reference.get("idref")) in items]
    alike = {name.lower(): name for name in reversed(archive.names())}
    # A book without a spine is read in the order in which its files are listed.
    for item in spine or items.values():
        name = posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))
        is_page = item.get("media-type") in _PAGES or name.lower().endswith(_PAGE_NAMES)
        if is_page and "nav" not in item.get("properties", "").split() and name.lower() in alike:
            yield name if name in archive else alike[name.lower()]


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
