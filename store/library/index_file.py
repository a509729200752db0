"""The file of the search index: derived, made again whenever it is missing, old or damaged.

    index/search            the last one that was written whole
    index/search.PID.new    one that is being written, or whose writer was killed: nobody reads it
    index/search.PID.raw.new    one that another process is putting in order

It holds words of documents, so it goes when one of them goes (`forgetting`).
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from pathlib import Path

from store.search.collection import Collection
from store.search.saving import load, save, saving

_FOLDER, _NAME = "index", "search"
_TIDYING = "store.search.tidying"
_LOOK = 0.005
"""Seconds between two looks whether the other process is done."""


class IndexFile:
    """The index of one store, on disk."""

    def __init__(self, store: Path) -> None:
        """Of the store in a folder; nothing is read."""
        self._folder = store / _FOLDER

    @property
    def _path(self) -> Path:
        return self._folder / _NAME

    def read(self) -> Collection | None:
        """What is in the file; None without one that can be trusted."""
        return load(self._path)

    @property
    def is_there(self) -> bool:
        """Whether there is a file."""
        return self._path.exists()

    def tidied(self, collection: Collection) -> Generator[None, None, Collection | None]:
        """The same collection in order, made by another process while this one goes on, and lying in a new file.

        None if that is not possible. The collection must stay as it is until the first file is written.
        """
        raw = self._fresh.with_suffix(".raw.new")
        try:
            self._clear()
            yield from saving(collection, raw)
            yield from _waiting([sys.executable, "-P", "-m", _TIDYING, str(raw), str(self._fresh)])
        except OSError:
            return None
        finally:
            with suppress(OSError):
                raw.unlink(missing_ok=True)
        return load(self._fresh)

    def write(self, collection: Collection) -> bool:
        """Write a new file, which nobody reads yet; whether that was done.

        A disk that is full or not ours to write is no misfortune: the index is made again.
        """
        try:
            self._clear()
            save(collection, self._fresh)
        except OSError:
            return False
        return True

    def keep(self, accepted: Callable[[Callable[[], object]], object]) -> bool:
        """Let the new file be the file; whether that was done.

        Args:
            accepted: Called with the last step; does it, if what was written is still right.
        """
        try:
            accepted(lambda: self._fresh.replace(self._path))
            is_done = not self._fresh.exists()
            self._fresh.unlink(missing_ok=True)
        except OSError:
            return False
        return is_done

    @property
    def _fresh(self) -> Path:
        return self._path.with_name(f"{_NAME}.{os.getpid()}.new")

    def _clear(self) -> None:
        """Make the folder, and remove what was left by those who were killed."""
        self._folder.mkdir(mode=0o700, exist_ok=True)
        for old in self._folder.glob(f"{_NAME}.*.new"):
            old.unlink(missing_ok=True)


def _waiting(command: list[str]) -> Iterator[None]:
    """Run a program of our own; it ends when nobody waits for it any more."""
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own module
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # With -P, and no path that is empty: what lies in the current folder is never run.
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    try:
        while process.poll() is None:
            with suppress(subprocess.TimeoutExpired):
                process.wait(_LOOK)
            yield
    finally:
        process.kill()
        process.wait()
