"""The extraction beside the screen: the same claims from a thread, from a process, and from one that dies."""

from __future__ import annotations

import sys
from dataclasses import replace
from io import BytesIO
from multiprocessing import Pipe
from types import SimpleNamespace

import pytest

from store.courtesy import COURTESY
from store.extraction.engine import extract as all_at_once
from store.model.document import Document
from store.reading.read import read_bytes
from tui import extraction
from tui.messages import ClaimsFound
from tui.screens import extracting

TEXT = "“It came in,” said Ada Hale. The keeper said that it would come again.\n\n“Never,” said Bo Lund.\n\n" * 4


@pytest.fixture
def document() -> Document:
    """Some claims, more than once."""
    return read_bytes(TEXT.encode(), source="tide.txt", name="tide.txt")


def told(document: Document) -> list[ClaimsFound]:
    """What the screen is told."""
    messages: list[ClaimsFound] = []
    extracting.extract(document, messages.append, lambda: False)
    return messages


def ids(found: object) -> list[str]:
    """The claims by their ids, in order."""
    assert isinstance(found, tuple)
    return sorted(claim.id for claim in found)


def test_last_message_has_all_claims(document: Document) -> None:
    """A thread tells the claims that the engine finds."""
    last = told(document)[-1]

    assert last.is_done
    assert ids(last.claims) == ids(all_at_once(document))


@pytest.mark.slow
def test_process_finds_the_same(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long text goes to a process; the claims are the same."""
    monkeypatch.setattr(extraction, "LONG", 0)

    assert ids(told(document)[-1].claims) == ids(all_at_once(document))


@pytest.mark.slow
def test_claims_are_whole_when_the_process_dies(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a killed process did not send is found here."""
    monkeypatch.setattr(extraction, "LONG", 0)
    monkeypatch.setattr(sys, "executable", "/bin/false")

    assert ids(told(document)[-1].claims) == ids(all_at_once(document))


def test_text_is_handed_over_in_pieces_that_leave_no_trace() -> None:
    """The process reads the very document; a string that was ever asked for its bytes whole keeps them for good."""
    text = "Der Pegel – „gestiegen“ – \ud83d fiel. 潮\n" * 30_000
    document = replace(read_bytes(b"x", source="tide.txt", name="tide.txt"), text=text)
    before, pipe = sys.getsizeof(text), BytesIO()

    extraction._write(document, pipe)
    pipe.seek(0)

    assert extraction._read(pipe) == document
    assert sys.getsizeof(text) == before


def test_cancelled_extraction_tells_nothing(document: Document) -> None:
    """Asked to stop, it stops."""
    messages: list[ClaimsFound] = []

    extracting.extract(document, messages.append, lambda: True)

    assert messages == []


def test_known_claims_are_told_at_once(document: Document) -> None:
    """A text that was gone through before is not gone through again."""
    messages: list[ClaimsFound] = []
    known = all_at_once(document)

    extracting.extract(document, messages.append, lambda: False, lambda _: known)

    assert [(each.claims, each.is_done, each.is_known) for each in messages] == [(known, True, True)]


def test_the_process_gives_way_between_two_pieces_of_work(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    """On two processors the screen would wait for one of them."""
    given, ways = BytesIO(), list[str]()
    extraction._write(document, given)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=BytesIO(given.getvalue())))
    monkeypatch.setattr("store.courtesy.step_back", lambda: None)
    monkeypatch.setattr("store.step_back", lambda: None, raising=False)
    monkeypatch.setattr("gc.disable", lambda: None)
    monkeypatch.setattr(COURTESY, "give_way", lambda: ways.append("way"))
    readable, writable = Pipe(duplex=False)

    with readable, writable:
        extraction.send(writable)

    assert len(ways) >= sum(1 for _ in extraction.batches(document)) > 1
