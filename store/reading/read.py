"""A path, a stream or bytes become a Document, or an UnreadableDocument says in one sentence why not.

Nothing else is ever raised, whatever the bytes. What comes from outside and is shown (title, path,
author, error message) is made safe here, at the border.
"""

from __future__ import annotations

import errno
import stat
from pathlib import Path, PurePath
from typing import BinaryIO

from store.errors import UnreadableDocument
from store.model.document import Document, Metadata
from store.reading.decoding import Decoded, decode
from store.reading.markdown import LOOKS, read_markdown
from store.reading.plain import read_plain
from store.reading.signatures import format_of, is_binary
from store.text.cleaning import visible_line

MAX_BYTES = 200 * 1024 * 1024
"""The largest file that is read, in bytes; one of this size takes a second and 600 MB."""

STANDARD_INPUT = "-"
"""The source of a document that came through a pipe."""

_MARKDOWN_NAMES = {".md", ".markdown", ".mdown", ".mkd"}
_WAY_OUT = "this release reads .txt and .md: save it as text first"
_REASONS = {
    errno.ENOENT: "There is no file {}: check the name.",
    errno.ENOTDIR: "There is no file {}: a part of its path is not a folder.",
    errno.EISDIR: "{} is a folder: name a file in it.",
    errno.EACCES: "{} may not be read by you: change its permissions or copy it to a place of your own.",
    errno.ELOOP: "{} is a link that leads back to itself: name the file it should lead to.",
    errno.ENAMETOOLONG: "There is no file {}: the name is longer than this system allows.",
}


def read_document(path: Path, *, encoding: str | None = None) -> Document:
    """The document in a file.

    Raises:
        UnreadableDocument: The file is missing, a folder, not to be read, empty, not text, or over MAX_BYTES.
    """
    shown = visible_line(str(path))
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, "is a folder")
        if status.st_size > MAX_BYTES:
            raise UnreadableDocument(_too_large(shown, status.st_size), path)
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, "{} cannot be read: " + str(error.strerror or error).lower() + ".")
        raise UnreadableDocument(reason.format(shown), path) from error
    except ValueError as error:
        raise UnreadableDocument(_REASONS[errno.ENOENT].format(shown), path) from error
    return read_bytes(data, source=str(path), encoding=encoding, name=path.name)


def read_stream(stream: BinaryIO, *, encoding: str | None = None) -> Document:
    """The document that comes through a pipe; its source is "-".

    Raises:
        UnreadableDocument: What comes is empty, not text, or over MAX_BYTES; no more than that is read.
    """
    try:
        data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableDocument(f"Standard input cannot be read: {str(error.strerror).lower()}.") from error
    return read_bytes(data, source=STANDARD_INPUT, encoding=encoding)


def read_bytes(data: bytes, *, source: str, encoding: str | None = None, name: str = "") -> Document:
    """The document in some bytes.

    Args:
        data: What was read.
        source: Where from: a path, a URL, or "-".
        encoding: Name of a codec that goes before what the bytes say.
        name: File name; its ending may tell the format and its stem is the last resort for a title.

    Raises:
        UnreadableDocument: The bytes are nothing, no text, or more than MAX_BYTES.
    """
    shown = "Standard input" if source == STANDARD_INPUT else visible_line(source)
    path = None if source == STANDARD_INPUT else Path(source)
    if len(data) > MAX_BYTES:
        raise UnreadableDocument(_too_large(shown, len(data)), path)
    if encoding is None and (known := format_of(data)):
        raise UnreadableDocument(f"{shown} is {known}; {_WAY_OUT}.", path)
    try:
        decoded = decode(data, encoding)
    except LookupError as error:
        raise UnreadableDocument(
            f"{visible_line(str(error))}, so {shown} was not read: try utf-8, cp1252 or utf-16.", path
        ) from error
    if not decoded.text.strip():
        raise UnreadableDocument(f"{shown} is empty: there is no text in it to read.", path)
    if is_binary(data, decoded.text):
        raise UnreadableDocument(f"{shown} is not text (binary data); {_WAY_OUT}.", path)
    return _document(decoded, data, source=visible_line(source), name=name)


def _document(decoded: Decoded, data: bytes, *, source: str, name: str) -> Document:
    """Put together what was decoded and what its structure says."""
    # hashlib takes 3 ms to import, which a command line that reads nothing should not pay.
    from hashlib import sha256  # noqa: PLC0415

    from store.text.hashing import text_hash  # noqa: PLC0415

    file = PurePath(name)
    is_markdown = file.suffix.lower() in _MARKDOWN_NAMES or LOOKS.match(decoded.text) is not None
    found = read_markdown(decoded.text) if is_markdown else read_plain(decoded.text)
    title = found.title or file.stem or ("standard input" if source == STANDARD_INPUT else source)
    return Document(
        id=text_hash(decoded.text),
        title=visible_line(title),
        source=source,
        language=found.language or "und",
        text=decoded.text,
        blocks=found.blocks,
        metadata=Metadata(
            author=visible_line(found.author) if found.author else None,
            date=visible_line(found.date) if found.date else None,
            encoding=decoded.encoding,
            encoding_was_guessed=decoded.was_guessed,
            source_hash=sha256(data).hexdigest(),
        ),
    )


def _too_large(shown: str, size: int) -> str:
    """The refusal of a file that is too large, with its size where that is known."""
    known = f"{size / 1024 / 1024:,.0f} MB" if size > MAX_BYTES + 1 else f"over {MAX_BYTES // 1024 // 1024} MB"
    return f"{shown} is {known}; the most that is read is {MAX_BYTES // 1024 // 1024} MB: split it into parts."
