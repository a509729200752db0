"""The worker: one process a file, ended when it takes too long, never more than a sentence when it dies."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import store.reading.read as reading
from store.errors import UnreadableDocument
from store.model.document import BlockKind
from store.reading.formats import Format
from store.reading.limits import Limit
from store.reading.read import read_bytes, read_document
from store.reading.worker import Worker

PAGE = """<!doctype html><html lang="en-GB"><head><title>Gate shut | The Echo</title>
<meta name="author" content="Ada\x1b[31m Brandt"><meta property="article:published_time" content="2031-03-04T10:00Z">
<link rel="canonical" href="https://echo.example/gate"></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Gate shut</h1>
<p>The gate was shut on Monday, said Ruth Calloway, the harbour master, after a long night of wind\u202e and rain.</p>
<p>“I have fished eleven trolleys out of that channel,” she told the inquiry, “and every one of them came up bent.”</p>
<ul><li>The first thing to do is to look at the rail.</li><li>The second thing is to look again.</li></ul>
<blockquote>We saw nothing at all, the duty keeper said.</blockquote></article><footer>Cookies</footer></body></html>"""


def test_a_saved_page_becomes_its_article_by_way_of_the_worker(tmp_path: Path) -> None:
    """Menus go, structure stays, metadata is read, and what is unsafe is made visible."""
    path = tmp_path / "gate.html"
    path.write_text(PAGE, encoding="utf-8")

    document = read_document(path)

    assert (document.title, document.language) == ("Gate shut", "en-GB")
    assert document.metadata.author == "Ada\u241b[31m Brandt"
    assert (document.metadata.date, document.metadata.url) == ("2031-03-04", "https://echo.example/gate")
    assert "Sport" not in document.text
    assert "wind\ufffd and rain" in document.text
    found = [(block.kind, block.span.of(document.text)) for block in document.blocks]
    assert (BlockKind.LIST, "The second thing is to look again.") in found
    assert (BlockKind.QUOTE, "We saw nothing at all, the duty keeper said.") in found


def test_a_large_text_goes_to_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes long is read elsewhere, with the same result."""
    text = "The wall on Pound Lane\n\nIt leaks, the clerk told the council last week.\n"
    here = read_bytes(text.encode(), source="x.txt", name="x.txt")
    monkeypatch.setattr(reading, "MOST_READ_HERE", 10)

    assert read_bytes(text.encode(), source="x.txt", name="x.txt") == here


def test_a_refusal_of_the_worker_names_the_file() -> None:
    """A page built to take for ever is refused with its limit."""
    page = b"<html><body><p " + b" ".join(b"a%d=1" % i for i in range(5000)) + b">hi</p>"

    with pytest.raises(UnreadableDocument) as caught:
        read_bytes(page, source="trap.html")

    assert str(caught.value) == "trap.html has a tag with more than 1,000 attributes."


def test_a_worker_that_takes_too_long_is_ended() -> None:
    """The wall clock has the last word."""
    with pytest.raises(Limit, match="took longer than 0 seconds"):
        Worker(wall_seconds=0.01).read(PAGE.encode(), Format.HTML, None)


def test_a_worker_that_was_cancelled_answers_nothing() -> None:
    """Esc ends the process, whether it runs already or not."""
    worker = Worker()
    worker.cancel()

    with pytest.raises(Limit, match="cancelled"):
        worker.read(PAGE.encode(), Format.HTML, None)


def test_a_worker_that_dies_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A crash in it, by an exception or a signal, is a sentence here."""
    for script, why in (("raise ValueError", "cannot be understood"), ("import os; os.abort()", "signal 6")):
        command = [sys.executable, "-c", f"import sys; sys.stdin.buffer.read(); {script}"]
        monkeypatch.setattr("store.reading.worker._COMMAND", command)
        with pytest.raises(Limit, match=why):
            Worker().read(b"x", Format.TEXT, None)


def test_the_worker_has_its_limits() -> None:
    """Memory, processor time and the size of files are limited before anything is read."""
    script = (
        "import store.reading.work as work, resource;"
        "work._limit_this_process();"
        "print(resource.getrlimit(resource.RLIMIT_CPU)[0], resource.getrlimit(resource.RLIMIT_FSIZE)[0])"
    )

    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert found.stdout.split() == ["20", "0"]


def test_the_reader_imports_no_format_library() -> None:
    """What parses hostile files is only ever imported in the worker."""
    script = (
        "import sys, store.reading.read;"
        "heavy = {'lxml', 'trafilatura', 'pypdfium2', 'zipfile', 'charset_normalizer', 'subprocess'};"
        "print(*sorted(heavy & set(sys.modules)))"
    )

    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert found.stdout.strip() == ""
