"""The extraction in a process of its own, for texts that would keep the interpreter from the screen for seconds.

    reader ──pickled document──> standard input of the process ──claims, some at a time──> a pipe ──> reader

Not multiprocessing's own processes: they ask standard error for its number, and while Textual shows
something that has none.
"""

from __future__ import annotations

import gc
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import takewhile
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from store import Document

if TYPE_CHECKING:
    from store import Claim

    Batch = tuple[Claim, ...]

LONG = 150_000
"""Code points from which a text gets a process of its own; starting that takes 0.2 s."""
_PATIENCE = 0.1
"""Seconds between two looks at whether to stop."""
_TOGETHER = 50
"""Claims that go to the reader in one piece: 3 ms of unpacking."""


def batches(document: Document) -> Iterator[Batch]:
    """The claims as the engine finds them, here."""
    # The engine and its lexicon: not for the first paint.
    from store import extract_paragraphs  # noqa: PLC0415

    yield from extract_paragraphs(document)


def extracted(document: Document, is_cancelled: Callable[[], bool]) -> tuple[Claim, ...]:
    """All claims of a document; a long one is gone through in a process of its own."""
    found = batches_from_process(document, is_cancelled) if len(document.text) >= LONG else batches(document)
    return tuple(claim for batch in takewhile(lambda _: not is_cancelled(), found) for claim in batch)


def batches_from_process(document: Document, is_cancelled: Callable[[], bool]) -> Iterator[Batch]:
    """The claims as a process sends them; when it dies, what it did not send is found here."""
    process, sent = _started(document)
    count = 0
    try:
        while not is_cancelled():
            if sent.poll(_PATIENCE):
                batch: Batch | None = sent.recv()
                if batch is None:
                    return
                count += len(batch)
                yield batch
    except EOFError:
        pass
    finally:
        process.kill()
        process.wait()
        sent.close()
    if not is_cancelled():
        yield from _behind(batches(document), count)


def _started(document: Document) -> tuple[subprocess.Popen[bytes], Connection]:
    """A process that has the document, and where its claims come from."""
    readable, writable = os.pipe()
    process = subprocess.Popen(  # noqa: S603 - this very program
        [sys.executable, "-P", "-m", "tui.extraction", str(writable)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=(writable,),
        # With -P, and no path that is empty: what lies in the current folder is never run.
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    os.close(writable)
    assert process.stdin is not None, "its standard input is a pipe"
    try:
        with process.stdin as given:
            pickle.dump(document, given)
    except BrokenPipeError:
        pass  # it died at once: the end of the pipe says so too
    return process, Connection(readable, writable=False)


def _behind(found: Iterator[Batch], count: int) -> Iterator[Batch]:
    """What comes behind the first `count` claims."""
    for batch in found:
        yield batch[count:]
        count = max(0, count - len(batch))


def send(target: Connection) -> None:
    """What the process does: take the document, find, and send in small pieces."""
    gc.disable()  # the extraction makes no circles, and the process ends with it
    document = pickle.load(sys.stdin.buffer)  # noqa: S301 - the reader that started it wrote it
    for batch in batches(document):
        for start in range(0, len(batch), _TOGETHER):
            target.send(batch[start : start + _TOGETHER])
    target.send(None)


if __name__ == "__main__":
    send(Connection(int(sys.argv[1]), readable=False))
