"""One writer at a time over all windows: an exclusive flock on a file that is never unlinked.

Unlinking it would let two processes hold "the" lock on two different files of the same name.
Inside one process a re-entrant lock stands before it, because flock belongs to the open file.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

from store.database.durable import not_writable


class FileLock:
    """The lock of one store. Entering it waits until no other window or thread is inside."""

    def __init__(self, path: Path) -> None:
        """Open the lock's file, making it if it is missing.

        Raises:
            StoreNotWritable: It cannot be made or opened.
        """
        self.path = path
        self._threads = RLock()
        self._depth = 0
        try:
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise not_writable(path, error) from error

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock inside the block; may be entered again by the thread that holds it."""
        with self._threads:
            if self._depth == 0:
                fcntl.flock(self._descriptor, fcntl.LOCK_EX)
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
                if self._depth == 0:
                    fcntl.flock(self._descriptor, fcntl.LOCK_UN)

    def close(self) -> None:
        """Close the lock's file."""
        os.close(self._descriptor)
