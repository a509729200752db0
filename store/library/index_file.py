"""The file of the search index: derived, made again whenever it is missing, old or damaged.

    index/search            the last one that was written whole
    index/search.NAME.new   one that is being written, and locked, or whose writer was killed: nobody reads it

It holds words of documents, so it goes when one of them goes (`forgetting`). Who removes a document removes both
files. So a new file has its name first, then it is looked whether all that will stand in it is still kept, and only
then is a word written: wherever a writer is killed, no words lie there that nobody would remove.
"""

from __future__ import annotations

import fcntl
from collections.abc import Callable
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from store.library.forgetting import discard_index
from store.search.collection import Collection
from store.search.saving import create, load, write

_FOLDER, _NAME = "index", "search"

Accepted = Callable[[Callable[[], object]], bool]
"""Does a step, if what is to be written is still right; whether it did."""


class IndexFile:
    """The index of one store, on disk."""

    def __init__(self, store: Path) -> None:
        """Of the store in a folder; nothing is read."""
        self._store, self._folder = store, store / _FOLDER
        self._seen: tuple[int, ...] | None = None
        """The file that was read or written last."""

    @property
    def _path(self) -> Path:
        return self._folder / _NAME

    def read(self) -> Collection | None:
        """What is in the file; None without one that can be trusted."""
        self._seen = self._now()
        return load(self._path)

    @property
    def is_there(self) -> bool:
        """Whether there is a file."""
        return self._path.exists()

    @property
    def is_other(self) -> bool:
        """Whether there is a file, and another process wrote it since."""
        return (now := self._now()) is not None and now != self._seen

    def write(self, collection: Collection, accepted: Accepted) -> bool:
        """Write the file; whether that was done.

        A disk that is full or not ours to write is no misfortune: the index is made again.

        Args:
            collection: All of it.
            accepted: Called before the first word is written, and with the step that makes the new file the file.
        """
        fresh = self._path.with_name(f"{_NAME}.{token_hex(8)}.new")
        try:
            self._clear()
            try:
                with create(fresh) as file:
                    _lock(file)
                    if not accepted(lambda: None):
                        return False
                    write(collection, file)
                    file.flush()
                    return accepted(lambda: self._keep(fresh))
            finally:
                fresh.unlink(missing_ok=True)
        except OSError:
            return False

    def discard(self) -> None:
        """Remove the file, and what others are writing."""
        discard_index(self._store)

    def _keep(self, fresh: Path) -> None:
        """Let a new file be the file; OSError if somebody removed it, for it holds what nobody may keep."""
        fresh.replace(self._path)
        self._seen = self._now()

    def _now(self) -> tuple[int, ...] | None:
        """What tells the file that is there from any other."""
        try:
            about = self._path.stat()
        except OSError:
            return None
        return about.st_ino, about.st_mtime_ns, about.st_size

    def _clear(self) -> None:
        """Make the folder, and remove what was left by those who were killed."""
        self._folder.mkdir(mode=0o700, exist_ok=True)
        for old in self._folder.glob(f"{_NAME}.*.new"):
            if not _is_being_written(old):
                old.unlink(missing_ok=True)


def _is_being_written(path: Path) -> bool:
    """Whether somebody is still at a file: in another window, another container, or here."""
    try:
        with path.open("rb") as file:
            return not _lock(file)
    except FileNotFoundError:  # it was kept, or went, since it was listed
        return True


def _lock(file: BinaryIO) -> bool:
    """Lock a file until it is closed; False while another has it. A disk that knows no locks has no other."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True
