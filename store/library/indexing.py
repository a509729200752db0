"""Indexing, as a program of its own: `python -m store.library.indexing STORE PROCESS BOARD`.

It is another window of the store, without a screen, that brings the index up to date and writes the file: also while
it grows, so that the one who searches finds the first documents soon. It works for the process that started it and
ends with it; of several for one store, one works and the others wait to see that nothing is left to do.
"""

from __future__ import annotations

import fcntl
import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

from store.courtesy import COURTESY, step_back
from store.errors import StoreError
from store.library.library import Library

_SLICE = 0.5
"""Seconds of work between two looks at what other windows did."""
_LOOK = 0.2
"""Seconds between two looks whether another process has done it."""
_TRIES = 5
"""Times that a file is written which others make wrong meanwhile, or which cannot be written."""


def bring_up(library: Library, is_wanted: Callable[[], bool]) -> bool:
    """Bring the index of a store up to date, on disk; whether it is."""
    tries = 0
    while is_wanted() and tries < _TRIES:
        is_up = library.catalogue.prepare(_SLICE)
        if library.catch_up() or not is_up:
            continue
        if library.catalogue.save():
            return True
        tries += 1
    return False


@contextmanager
def alone(folder: Path, is_wanted: Callable[[], bool]) -> Iterator[None]:
    """Nobody else indexes the store meanwhile, where the disk knows locks."""
    folder.mkdir(mode=0o700, exist_ok=True)
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        while is_wanted() and not _locked(descriptor):
            sleep(_LOOK)
        yield
    finally:
        os.close(descriptor)


def _locked(descriptor: int) -> bool:
    """Take the lock on a folder; False while another has it."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # two do the same work then, and either's file is right
        return True
    return True


def main(store: Path, parent: int) -> int:
    """Index a store as long as the process that asked for it lives; the exit code."""
    step_back()
    gc.disable()  # what is made here holds no circles, and goes with the process

    def is_wanted() -> bool:
        return os.getppid() == parent

    try:
        with alone(store / "index", is_wanted), Library.open(store) as library:
            return 0 if bring_up(library, is_wanted) else 1
    except (StoreError, OSError):
        return 1


if __name__ == "__main__":
    COURTESY.follow(int(sys.argv[3]))
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
