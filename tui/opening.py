"""Opening: a document on its way in: read on a thread, watched from the screen, given up when asked to.

The thread waits for the worker process and does next to nothing itself. It is a daemon: a pipe that
never ends does not keep the program from ending.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from store import Document, StoreError, UnreadableDocument, visible_line

if TYPE_CHECKING:
    from store import Worker

Read = Callable[["Worker"], Document]
"""Reads a document with a worker that may be cancelled; raises UnreadableDocument."""


class Opening:
    """One document that is being read since this was made."""

    def __init__(self, name: str, words: str, read: Read) -> None:
        """Begin to read; `name` and `words` (format and size) are what is shown of it."""
        from store import Worker  # noqa: PLC0415 - 10 ms, which the first frame of a plain text does not wait for

        self.name, self.words = visible_line(name), visible_line(words)
        self.document: Document | None = None
        """What was read; None: not yet, or it failed."""
        self.refusal: StoreError | None = None
        """Why there will be no document, in one sentence to show."""
        self.is_cancelled = False
        """Whether the person gave it up."""
        self._read, self._worker = read, Worker()
        self._begun = monotonic()
        self._done = threading.Event()
        threading.Thread(target=self._run, name="quoth-reading", daemon=True).start()

    @property
    def is_done(self) -> bool:
        """Whether there is a document or a refusal."""
        return self._done.is_set()

    @property
    def seconds(self) -> float:
        """How long it has been going on."""
        return monotonic() - self._begun

    def wait(self, seconds: float) -> bool:
        """Wait so long at most; whether it is done."""
        return self._done.wait(seconds)

    def cancel(self) -> None:
        """Give it up: the process that reads is killed, and nothing of it is kept."""
        self.is_cancelled = True
        self._worker.cancel()

    def _run(self) -> None:
        """Read, on the thread."""
        try:
            self.document = self._read(self._worker)
        except StoreError as error:
            self.refusal = error
        finally:
            if self.document is None and self.refusal is None:
                # A mistake of our own. The thread says so where nobody sees it; the screen must not wait for ever.
                self.refusal = UnreadableDocument(f"{self.name} cannot be read: the program that reads it failed.")
            self._done.set()
