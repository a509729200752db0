"""The extraction in a process of its own, for texts that would keep the interpreter from the screen for seconds.

    reader ──document, its text in pieces──> standard input of the process ──rows of claims──> a pipe ──> reader

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
from dataclasses import replace
from itertools import takewhile
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from store import COURTESY, Document

if TYPE_CHECKING:
    from typing import IO

    from store import Claim, ClaimRow

    Batch = tuple[Claim, ...]

LONG = 150_000
"""Code points from which a text gets a process of its own; starting that takes 0.2 s."""
_PATIENCE = 0.1
"""Seconds between two looks at whether to stop."""
_TOGETHER = 50
"""Claims that go to the reader in one piece: less than 1 ms in which no key gets through, then 2 ms that let them."""
_PIECE = 1 << 18
"""Code points of the text that go to the process in one piece."""


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
    from store import ClaimDecoder  # noqa: PLC0415 - not for the first paint

    process, sent = _started(document)
    decode, count = ClaimDecoder().decode, 0
    try:
        while not is_cancelled():
            if sent.poll(_PATIENCE):
                rows: list[ClaimRow] | None = sent.recv()
                if rows is None:
                    return
                count += len(rows)
                yield tuple(map(decode, rows))
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
        [sys.executable, "-P", "-m", "tui.extraction", str(writable), str(board := COURTESY.share())],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=(writable, board),
        # With -P, and no path that is empty: what lies in the current folder is never run.
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    os.close(writable)
    assert process.stdin is not None, "its standard input is a pipe"
    try:
        with process.stdin as given:
            _write(document, given)
    except BrokenPipeError:
        pass  # it died at once: the end of the pipe says so too
    return process, Connection(readable, writable=False)


def _write(document: Document, given: IO[bytes]) -> None:
    """Hand a document over; a text that is pickled whole keeps its bytes as long as it lives."""
    pickle.dump(replace(document, text=""), given)
    for start in range(0, len(document.text), _PIECE):
        given.write(document.text[start : start + _PIECE].encode("utf-8", "surrogatepass"))


def _read(given: IO[bytes]) -> Document:
    """The document that is handed over."""
    document: Document = pickle.load(given)  # noqa: S301 - the reader that started this process wrote it
    return replace(document, text=given.read().decode("utf-8", "surrogatepass"))


def _behind(found: Iterator[Batch], count: int) -> Iterator[Batch]:
    """What comes behind the first `count` claims."""
    for batch in found:
        yield batch[count:]
        count = max(0, count - len(batch))


def send(target: Connection) -> None:
    """What the process does: take the document, find, and send in small pieces."""
    from store import encode_claim, step_back  # noqa: PLC0415 - not in the reader

    step_back()
    gc.disable()  # the extraction makes no circles, and the process ends with it
    for batch in batches(_read(sys.stdin.buffer)):
        COURTESY.give_way()
        for start in range(0, len(batch), _TOGETHER):
            target.send([encode_claim(claim) for claim in batch[start : start + _TOGETHER]])
    target.send(None)


if __name__ == "__main__":
    COURTESY.follow(int(sys.argv[2]))
    send(Connection(int(sys.argv[1]), readable=False))
