"""What bytes are when they are not text, by how they begin and what they are made of."""

from __future__ import annotations

import re

_BEGINNINGS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive (a Word, OpenDocument or e-book file, perhaps)"),
    (b"PK\x05\x06", "a zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip archive"),
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
# Groups that give nothing back ((?>, *+): 10,000 comments must not be tried in 2¹⁰⁰⁰⁰ ways.
_WEB_PAGE = re.compile(
    rb"\s*+(?:<\?xml[^>]{0,200}>\s*+)?(?:<!--(?>.{0,2000}?-->)\s*+)*+(?:<!doctype\s+html|<html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_LOOK = 64 * 1024
"""Bytes that are looked at."""
_MEANINGLESS = re.compile("[\u2400-\u241a\u241c-\u241f\u2421\ufffd]")
_PICTURES = re.compile("[\u2400-\u2421]")


def format_of(data: bytes) -> str | None:
    """What a file that is known not to be plain text is, with its article: "a PDF"; None for all else."""
    for beginning, name in _BEGINNINGS:
        if data.startswith(beginning):
            return name
    if _WEB_PAGE.match(data[:_LOOK].removeprefix(b"\xef\xbb\xbf")):
        return "a web page"
    return None


def is_binary(data: bytes, text: str) -> bool:
    """Whether bytes that were decoded to `text` were no text: more than one code point in twenty means nothing.

    `text` is what came out of the decoder after cleaning, so control characters are their pictures.
    """
    look = text[:_LOOK]
    # A text about control characters may hold their pictures itself.
    written = len(_PICTURES.findall(data[:_LOOK].decode("utf-8", "ignore"))) if _PICTURES.search(look) else 0
    return (len(_MEANINGLESS.findall(look)) - written) * 20 > len(look)
