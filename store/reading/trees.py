"""The files below folders, one after the other, and what may not be looked into; what is in a file, by its hash."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path

from store.errors import UnreadableDocument
from store.reading.limits import MAX_BYTES
from store.reading.unread import reason, reason_for_kind


def files_under(path: Path) -> Iterator[Path | UnreadableDocument]:
    """The files in a folder and below, each folder's in the order of their names; a file is itself.

    Hidden files and folders are passed over, and links to folders are not followed: no loop, and nothing twice. What
    cannot be read as a file (a folder that is closed to this person, a pipe, a link to nothing) is told as an error.
    """
    if not os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises for a name that is too long
        yield path
        return
    # A stack of our own: folders may be nested deeper than Python recurses.
    waiting = [path]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries:
                inside = sorted((entry for entry in entries if not entry.name.startswith(".")), key=_name)
        except OSError as error:
            yield UnreadableDocument(reason(error, here), here)
            continue
        yield from (_checked(entry) for entry in inside if not _is_folder(entry))
        waiting += [Path(entry.path) for entry in reversed(inside) if _is_folder(entry) and not entry.is_symlink()]


def hash_of(path: Path) -> str | None:
    """SHA-256 of a file's bytes in hex; None where it is too large to be read, or no file: reading it says why."""
    try:
        status = path.stat()
        if status.st_size > MAX_BYTES or not stat.S_ISREG(status.st_mode):
            return None
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _name(entry: os.DirEntry[str]) -> str:
    """What entries are put in order by."""
    return entry.name


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder, or a link to one; a link that leads nowhere is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _checked(entry: os.DirEntry[str]) -> Path | UnreadableDocument:
    """The file of an entry, if it is one."""
    path = Path(entry.path)
    try:
        mode = entry.stat().st_mode
    except OSError as error:
        return UnreadableDocument(reason(error, path), path)
    return path if stat.S_ISREG(mode) else UnreadableDocument(reason_for_kind(mode, path), path)
