"""Adding many files to the shelf: each is kept, known already, or told to be unreadable, and then comes the next.

paths ──► known by the hash of its bytes? ──► read, a few at once, each in its worker ──► kept, in order
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from store.errors import UnreadableDocument
from store.library.shelf import Shelf
from store.model.document import Document
from store.reading.read import read_document
from store.reading.trees import hash_of
from store.reading.worker import Worker

_AT_ONCE = min(4, os.cpu_count() or 1)
"""Files that are read at the same time: each may take a gigabyte."""


class Outcome(StrEnum):
    """What became of a file."""

    KEPT = "kept"
    KNOWN = "known"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A file that was looked at."""

    path: Path | None
    outcome: Outcome
    document: Document | None = None
    """Of a kept one: the document as the shelf has it."""
    why: str = ""
    """Of a failed one: a sentence to show."""


Found = Document | UnreadableDocument | None
"""What looking at a file gives: its document, why there is none, or that it is known."""


def add_files(
    shelf: Shelf, paths: Iterable[Path | UnreadableDocument], *, encoding: str | None = None
) -> Generator[Added, None, None]:
    """Keep the documents in some files, and say of each what became of it, in their order.

    What was told is on disk: whoever stops in between loses nothing. With an encoding named, all are read again.

    Raises:
        StoreNotWritable: A document cannot be kept.
    """
    known = set(shelf.source_hashes()) if encoding is None else set[str]()
    looking = _Looking(known, encoding)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        try:
            for path, found in _in_order(pool, looking, paths):
                yield _told(shelf, path, found, known)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            looking.stop()


class _Looking:
    """What is done with a file beside others, and the way to end it."""

    def __init__(self, known: set[str], encoding: str | None) -> None:
        """`known` are the hashes of files that need no look; it may grow meanwhile."""
        self._known, self._encoding = known, encoding
        self._workers: set[Worker] = set()

    def look(self, path: Path | UnreadableDocument) -> Found:
        """Read a file, unless its bytes are known."""
        if isinstance(path, UnreadableDocument):
            return path
        if hash_of(path) in self._known:
            return None
        worker = Worker()
        self._workers.add(worker)
        try:
            return read_document(path, encoding=self._encoding, worker=worker)
        except UnreadableDocument as error:
            return error
        finally:
            self._workers.discard(worker)

    def stop(self) -> None:
        """End what is being read, from another thread."""
        for worker in tuple(self._workers):
            worker.cancel()


def _in_order(
    pool: ThreadPoolExecutor, looking: _Looking, paths: Iterable[Path | UnreadableDocument]
) -> Iterator[tuple[Path | UnreadableDocument, Found]]:
    """Each path with what was found, in their order; only a few are looked at ahead, however many there are."""
    waiting: deque[tuple[Path | UnreadableDocument, Future[Found]]] = deque()
    for path in paths:
        waiting.append((path, pool.submit(looking.look, path)))
        if len(waiting) > 2 * _AT_ONCE:
            first, future = waiting.popleft()
            yield first, future.result()
    for first, future in waiting:
        yield first, future.result()


def _told(shelf: Shelf, path: Path | UnreadableDocument, found: Found, known: set[str]) -> Added:
    """Keep what was read, and say what became of it."""
    if isinstance(path, UnreadableDocument):
        return Added(path=path.path, outcome=Outcome.FAILED, why=str(path))
    if isinstance(found, UnreadableDocument):
        return Added(path=path, outcome=Outcome.FAILED, why=str(found))
    # The same bytes under two names, both looked at before either was kept.
    if found is None or found.metadata.source_hash in known:
        return Added(path=path, outcome=Outcome.KNOWN)
    kept = shelf.keep(found)
    known.add(found.metadata.source_hash or "")
    return Added(path=path, outcome=Outcome.KEPT, document=kept)
