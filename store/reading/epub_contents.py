"""The table of contents of an e-book: nav.xhtml of EPUB 3, toc.ncx of EPUB 2; each entry with where it stands."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import unquote

from store.model.document import Chapter
from store.reading.archive import Archive
from store.reading.content import Builder
from store.reading.limits import Limit
from store.reading.parsing import parsed
from store.reading.structure import as_title
from store.reading.web_page import decoded, without_declaration

if TYPE_CHECKING:
    from lxml import etree

_NCX = "application/x-dtbncx+xml"
_MOST = 5_000
"""Entries; a book with more has a list of words for its contents."""

Entry = tuple[str, str, int]
"""Title, address, level."""


def chapters_of(archive: Archive, package: etree._Element, path: str, builder: Builder) -> tuple[Chapter, ...]:
    """The entries that lead to a place in the text, in its order; a broken table of contents is none.

    Args:
        archive: The book.
        package: Its list of files.
        path: The name of that list's file, which addresses in it are relative to.
        builder: What was read of it, with the anchors of its chapters.
    """
    folder = posixpath.dirname(path)
    items = list(package.iter("{*}item"))
    navs = [item for item in items if "nav" in item.get("properties", "").split()]
    ncxs = [item for item in items if item.get("media-type") == _NCX]
    for item, entries in (*((nav, _nav) for nav in navs), *((ncx, _ncx) for ncx in ncxs)):
        name = _joined(folder, item.get("href", ""))
        try:
            found = list(islice(entries(archive, name), _MOST)) if name in archive else []
        except Limit:
            continue
        placed = [
            (_start(builder, _joined(posixpath.dirname(name), address)), title, level)
            for title, address, level in found
        ]
        chapters = [
            Chapter(title=title, start=start, level=level) for start, title, level in placed if start is not None
        ]
        if chapters:
            return tuple(sorted(chapters, key=lambda chapter: chapter.start))
    return ()


def _joined(folder: str, address: str) -> str:
    """The name of a file in the archive, with the fragment that an address has."""
    file, mark, fragment = address.partition("#")
    return posixpath.normpath(posixpath.join(folder, unquote(file))) + mark + unquote(fragment)


def _start(builder: Builder, address: str) -> int | None:
    """Where an address leads in the text; None where the text has no such place."""
    number = builder.anchors.get(address, builder.anchors.get(address.partition("#")[0]))
    return None if number is None else builder.blocks[number].span.start


def _nav(archive: Archive, name: str) -> Iterator[Entry]:
    """The entries of a nav.xhtml: lists in lists of links."""
    page = parsed(without_declaration(decoded(archive.read(name), None).text))
    navs = [nav for nav in page.iter("nav") if "toc" in nav.get("epub:type", "") or nav.get("role") == "doc-toc"]
    for nav in navs or list(page.iter("nav"))[:1]:
        for link in nav.iter("a"):
            level = sum(1 for outer in link.iterancestors("ol", "ul"))
            if title := as_title("".join(link.itertext())):
                yield title, link.get("href", ""), max(1, level)


def _ncx(archive: Archive, name: str) -> Iterator[Entry]:
    """The entries of a toc.ncx: points in points."""
    for point in archive.mended_xml(name).iter("{*}navPoint"):
        content, label = point.find("{*}content"), point.find("{*}navLabel")
        title = as_title("".join(label.itertext())) if label is not None else None
        if title and content is not None:
            yield title, content.get("src", ""), 1 + sum(1 for outer in point.iterancestors("{*}navPoint"))
