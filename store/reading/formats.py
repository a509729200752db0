"""The formats: how each is told, what it is called, where its reader lives, how large it may be.

By content first; the file's name only where content does not tell (Markdown, mail).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from importlib import import_module
from pathlib import PurePath

from store.reading.content import Content
from store.reading.limits import MAX_BYTES, MAX_PAGE_BYTES, MAX_TEXT_BYTES


class Format(StrEnum):
    """What is read. The value is what a person calls it."""

    TEXT = "text"
    MARKDOWN = "Markdown"
    HTML = "a web page"
    PDF = "a PDF"
    EPUB = "an e-book"
    DOCX = "a Word file"
    ODT = "an OpenDocument text"
    RTF = "an RTF file"
    MAIL = "a mail"
    SUBTITLES = "subtitles"
    GZIP = "a gzip archive"


READERS = {
    Format.TEXT: "plain",
    Format.MARKDOWN: "markdown",
    Format.HTML: "html",
    Format.PDF: "pdf",
    Format.EPUB: "epub",
    Format.DOCX: "docx",
    Format.ODT: "odt",
    Format.RTF: "rtf",
    Format.MAIL: "mail",
    Format.SUBTITLES: "subtitles",
    Format.GZIP: "gzipped",
}
"""The module of this room that reads a format; its `read` takes bytes and perhaps an encoding."""

LARGEST = {
    **dict.fromkeys((Format.TEXT, Format.MARKDOWN, Format.GZIP), MAX_TEXT_BYTES),
    **dict.fromkeys((Format.HTML, Format.RTF, Format.SUBTITLES), MAX_PAGE_BYTES),
}
"""Bytes, where it is less than MAX_BYTES."""

_UNREAD = (
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x89PNG\r\n", "an image"),
    (b"GIF8", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"OggS", "a recording"),
    (b"ID3", "a recording"),
)
_BEGINNINGS = ((b"{\\rtf", Format.RTF), (b"\x1f\x8b", Format.GZIP), (b"WEBVTT", Format.SUBTITLES))
# A text may begin with "From:" and "Date:"; a line that only programs write makes it a mail.
_MAIL = re.compile(
    rb"(?:From [^\n]*\n)?(?:[A-Za-z][A-Za-z0-9-]{0,40}:[^\n]*\n(?:[ \t][^\n]*\n)*)*?"
    rb"(?:mime-version|message-id|received|return-path|x-mailer|content-type):[ \t]",
    re.IGNORECASE,
)
_SUBTITLES = re.compile(rb"(?:\xef\xbb\xbf)?\s*\d{1,6}\s*\r?\n\d{1,3}:\d\d:\d\d[,.]\d{1,3} -->")
_MAIL_NAMES = {".eml", ".mht", ".mhtml"}
_ZIP = b"PK\x03\x04"
_IN_ZIP = (
    (b"application/epub+zip", Format.EPUB),
    (b"application/vnd.oasis.opendocument.text", Format.ODT),
    (b"word/document.xml", Format.DOCX),
    (b"META-INF/container.xml", Format.EPUB),
)
"""What is said, unpacked, in archives of a format: their type, or the name of their main file."""
_LOOK = 64 * 1024
"""Bytes that are looked at."""
_LIST = 2 * 1024 * 1024
"""Bytes at the end of an archive that hold the names of its files."""

# What gives nothing back ((?>, *+): 10,000 comments must not be tried in 2¹⁰⁰⁰⁰ ways.
_WEB_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]{0,200}>\s*+)?(?:<!--(?>.{0,2000}?-->)\s*+)*"
    rb"<(?:!doctype\s+html|html|head|body)(?=[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:---\r?\n[A-Za-z][\w-]*:|\+\+\+\r?\n|#{1,6}[ \t]+\S)")
_MARKDOWN_NAMES = {".md", ".markdown", ".mdown", ".mkd"}
_PAGE_NAMES = {".html", ".htm", ".xhtml", ".xht"}


def format_of(data: bytes, name: str = "") -> Format | str:  # noqa: PLR0911 - one way out a format
    """The format of some bytes, or the name of what is not read: "an image".

    Args:
        data: The bytes, of which only the beginning is looked at, and the end of an archive.
        name: The file's name, if it has one.
    """
    for beginning, what in (*_UNREAD, *_BEGINNINGS):
        if data.startswith(beginning):
            return what
    if data.startswith(_ZIP):
        # The list of names at the end of an archive, too: a search through 200 MB would hold the screen up.
        look = data[:_LOOK] + data[-_LIST:]
        return next((kind for mark, kind in _IN_ZIP if mark in look), "a zip archive of something else")
    # Some programs write a few bytes before the mark; readers of PDFs look for it in the first 1,024.
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    ending = PurePath(name).suffix.lower()
    is_page = _WEB_PAGE.match(data, 0, _LOOK) or (ending in _PAGE_NAMES and b"<" in data[:_LOOK])
    if is_page and ending not in _MARKDOWN_NAMES:
        return Format.HTML
    if ending in _MAIL_NAMES or _MAIL.match(data, 0, _LOOK):
        return Format.MAIL
    if _SUBTITLES.match(data, 0, _LOOK):
        return Format.SUBTITLES
    return Format.MARKDOWN if ending in _MARKDOWN_NAMES or _MARKDOWN.match(data, 0, _LOOK) else Format.TEXT


def largest(kind: Format) -> int:
    """The most bytes that are read of a format."""
    return LARGEST.get(kind, MAX_BYTES)


def read_content(data: bytes, kind: Format, encoding: str | None) -> Content:
    """Read bytes of a known format, in this process; the format's library is imported now."""
    reader: Callable[[bytes, str | None], Content] = import_module(f"store.reading.{READERS[kind]}").read
    return reader(data, encoding)
