"""Opening: a document on its way in."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from store.errors import UnreadableDocument
from store.model.document import Document
from store.reading.read import read_bytes
from store.reading.worker import Worker
from tui.opening import Opening

PATIENCE = 20.0
"""Seconds; nothing here takes one."""


def test_opening_gives_the_document() -> None:
    """What was read is there when it is done."""
    opening = Opening("plan", "text", lambda _: read_bytes(b"The bridge opens in May.\n", source="plan"))

    assert opening.wait(PATIENCE)

    assert opening.document is not None
    assert opening.document.text == "The bridge opens in May.\n"
    assert opening.refusal is None


def test_opening_keeps_the_refusal() -> None:
    """Why there is none, in one sentence."""

    def refuse(_: Worker) -> Document:
        raise UnreadableDocument("plan.pdf has more than 5,000 pages.")

    opening = Opening("plan", "a PDF", refuse)

    assert opening.wait(PATIENCE)

    assert str(opening.refusal) == "plan.pdf has more than 5,000 pages."


def test_cancelled_opening_kills_the_worker(tmp_path: Path) -> None:
    """The process that reads ends, and there is no document."""
    path = tmp_path / "endless.html"
    path.write_bytes(b"<html><body>" + b"<p>The bridge opens in May.</p>" * 500_000)
    begun = Event()

    def read(worker: Worker) -> Document:
        begun.set()
        return read_bytes(path.read_bytes(), source=str(path), name=path.name, worker=worker)

    opening = Opening("endless.html", "a web page", read)
    assert begun.wait(PATIENCE)

    opening.cancel()

    assert opening.wait(PATIENCE)
    assert opening.document is None
    assert "cancelled" in str(opening.refusal)


def test_names_are_safe_to_show() -> None:
    """A file's name is text from outside."""
    opening = Opening("a\x1b[2Jb", "text", lambda _: read_bytes(b"word\n", source="a"))

    assert opening.name == "a␛[2Jb"
    assert opening.wait(PATIENCE)
