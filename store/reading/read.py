"""A path, a stream or bytes become a Document, or an UnreadableDocument says in one sentence why not.

Nothing else is ever raised, whatever the bytes. What comes from outside and is shown (title, path,
author, error message) is made safe here, at the border.
"""

from __future__ import annotations

import errno
import stat
from dataclasses import replace
from pathlib import Path, PurePath
from typing import BinaryIO, Protocol

from store.errors import UnreadableDocument
from store.model.document import STANDARD_INPUT, Document, Metadata, Page
from store.reading.content import Content
from store.reading.formats import Format, format_of, largest, read_content
from store.reading.limits import MAX_BYTES, Limit, megabytes
from store.reading.structure import Structure
from store.reading.unread import is_open_pipe, reason, reason_for_kind
from store.text.cleaning import visible_line

__all__ = ["MAX_BYTES", "STANDARD_INPUT", "Reader", "read_bytes", "read_document", "read_stream"]

MOST_READ_HERE = 5 * 1024 * 1024
"""Bytes of text or Markdown that are read in this process; more, and all other formats, go to the worker."""

_WAY_OUT = "quoth reads text, Markdown, web pages, PDF, e-books, Word, OpenDocument and RTF files, mails and subtitles"
_HEAD = 64 * 1024
"""Bytes that tell what a file is, so that one that is too large for its kind is not read."""


class Reader(Protocol):
    """What reads a format: the worker, or in tests something that is quicker to start."""

    def read(self, data: bytes, kind: Format, encoding: str | None) -> Content:
        """What some bytes of a format hold; raises Limit."""


def read_document(path: Path, *, encoding: str | None = None, worker: Reader | None = None) -> Document:
    """The document in a file.

    Args:
        path: The file.
        encoding: Name of a codec that goes before what the bytes say.
        worker: Reads what is not to be read in this process; hand one over to be able to cancel it.

    Raises:
        UnreadableDocument: The file is missing, a folder, not to be read, empty, not read in this release, too large
            or built to do harm.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, "is a folder")
        if not stat.S_ISREG(status.st_mode) and not is_open_pipe(path):
            raise UnreadableDocument(reason_for_kind(status.st_mode, path), path)
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
            if status.st_size > (most := _most(head, path.name)):
                raise UnreadableDocument(_too_large(visible_line(str(path)), status.st_size, most), path)
            data = head + stream.read(MAX_BYTES + 1 - len(head))
    except OSError as error:
        raise UnreadableDocument(reason(error, path), path) from error
    except ValueError as error:
        raise UnreadableDocument(reason(OSError(errno.ENOENT, ""), path), path) from error
    return read_bytes(data, source=str(path), encoding=encoding, name=path.name, worker=worker)


def read_stream(stream: BinaryIO, *, encoding: str | None = None, worker: Reader | None = None) -> Document:
    """The document that comes through a pipe; its source is "-".

    Raises:
        UnreadableDocument: As for a file; no more than MAX_BYTES and one byte are read.
    """
    try:
        data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableDocument(f"Standard input cannot be read: {str(error.strerror).lower()}.") from error
    return read_bytes(data, source=STANDARD_INPUT, encoding=encoding, worker=worker)


def read_bytes(
    data: bytes, *, source: str, encoding: str | None = None, name: str = "", worker: Reader | None = None
) -> Document:
    """The document in some bytes.

    Args:
        data: What was read.
        source: Where from: a path, a URL, or "-".
        encoding: Name of a codec that goes before what the bytes say.
        name: File name; its ending may tell the format and its stem is the last resort for a title.
        worker: Reads what is not to be read in this process.

    Raises:
        UnreadableDocument: The bytes are nothing, of no format that is read, too many or built to do harm.
    """
    shown = "Standard input" if source == STANDARD_INPUT else visible_line(source)
    path = None if source == STANDARD_INPUT else Path(source)
    kind = format_of(data, name)
    if not isinstance(kind, Format):
        raise UnreadableDocument(f"{shown} is {kind}; {_WAY_OUT}: save it as one of them first.", path)
    if len(data) > (most := _most(data, name)):
        raise UnreadableDocument(_too_large(shown, len(data), most), path)
    try:
        content = _read(data, kind, encoding, worker)
    except Limit as error:
        raise UnreadableDocument(f"{shown} {visible_line(str(error))}.", path) from error
    return _document(content, data, source=source, name=name)


def _most(head: bytes, name: str) -> int:
    """The most bytes that are read of a file that begins so."""
    kind = format_of(head, name)
    return min(MAX_BYTES, largest(kind)) if isinstance(kind, Format) else MAX_BYTES


def _read(data: bytes, kind: Format, encoding: str | None, worker: Reader | None) -> Content:
    """Read here what is harmless and quick, elsewhere all else."""
    if kind in {Format.TEXT, Format.MARKDOWN} and len(data) <= MOST_READ_HERE:
        return read_content(data, kind, encoding)
    if worker is None:
        # subprocess takes 10 ms to import, which the first frame of a plain text should not wait for.
        from store.reading.worker import Worker  # noqa: PLC0415

        worker = Worker()
    return worker.read(data, kind, encoding)


def _document(content: Content, data: bytes, *, source: str, name: str) -> Document:
    """Put together what was read, under the name of its text."""
    # hashlib takes 3 ms to import, which a command line that reads nothing should not pay.
    from hashlib import sha256  # noqa: PLC0415

    from store.text.hashing import text_hash  # noqa: PLC0415

    document = described(content, source=source, name=name)
    metadata = replace(document.metadata, source_hash=sha256(data).hexdigest())
    return replace(document, id=text_hash(content.text), metadata=metadata)


def described(content: Content, *, source: str, name: str) -> Document:
    """What was read as a document that has no id yet; all that is shown is made safe, whoever read it."""
    found = content.structure
    title = found.title or PurePath(name).stem or ("standard input" if source == STANDARD_INPUT else source)
    return Document(
        id="",
        title=visible_line(title),
        source=visible_line(source),
        language=found.language or "und",
        text=content.text,
        blocks=found.blocks,
        metadata=Metadata(
            author=_safe(found.author),
            date=_safe(found.date),
            encoding=content.encoding,
            encoding_was_guessed=content.encoding_was_guessed,
            url=_safe(found.url),
            origins=_origins(found),
        ),
        pages=tuple(_safe_page(page) for page in content.pages),
        chapters=tuple(replace(chapter, title=visible_line(chapter.title)) for chapter in found.chapters),
        footnotes=found.footnotes,
    )


def _origins(found: Structure) -> tuple[tuple[str, str], ...]:
    """Where each piece was found that was found at all, safe to show; a title that nothing gave is the file's name."""
    known = {} if found.title else {"title": "the file's name"}
    for piece, where in found.origins:
        if getattr(found, piece, None):
            known.setdefault(piece, visible_line(where))
    return tuple(known.items())


def _safe_page(page: Page) -> Page:
    """A page whose label, head and foot can be shown."""
    return replace(page, label=visible_line(page.label), head=visible_line(page.head), foot=visible_line(page.foot))


def _safe(text: str | None) -> str | None:
    """A piece of metadata on one line and safe to show; None for nothing."""
    return visible_line(" ".join(text.split())) or None if text else None


def _too_large(shown: str, size: int, most: int) -> str:
    """The refusal of a file that is too large, with its size where that is known."""
    known = megabytes(size) if size != MAX_BYTES + 1 else f"over {megabytes(MAX_BYTES)}"
    return f"{shown} is {known}; the most that is read of its kind is {megabytes(most)}: split it into parts."
