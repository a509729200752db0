"""The file of the search index: derived, made again whenever it is missing, old or damaged.

    index/search            the last one that was written whole
    index/search.PID.new    one that is being written, or whose writer was killed: nobody reads it

It holds words of documents, so it goes when one of them goes (`forgetting`).
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from store.search.collection import Collection
from store.search.saving import load, save

_FOLDER, _NAME = "index", "search"


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

    def write(self, collection: Collection, accepted: Callable[[Callable[[], object]], object]) -> bool:
        """Replace the file; whether that was done.

        A disk that is full or not ours to write is no misfortune: the index is made again.

        Args:
            collection: What to write.
            accepted: Called with the last step, when all is written; does it, if the collection is still right.
        """
        fresh = self._path.with_name(f"{_NAME}.{os.getpid()}.new")
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            for old in self._folder.glob(f"{_NAME}.*.new"):
                old.unlink(missing_ok=True)
            save(collection, fresh)
            accepted(lambda: fresh.replace(self._path))
            is_done = not fresh.exists()
            fresh.unlink(missing_ok=True)
        except OSError:
            return False
        return is_done
