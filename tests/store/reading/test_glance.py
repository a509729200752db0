"""A glance: what a file is, before it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.reading.glance import glance
from store.reading.read import MOST_READ_HERE


@pytest.mark.parametrize(
    ("name", "data", "words", "where"),
    [
        ("plan.txt", b"The bridge opens in May.\n", "text · 25 bytes", "here"),
        ("plan.md", b"# Plan\n" * 400, "Markdown · 3 KB", "here"),
        ("plan.html", b"<html><body>The bridge opens in May.</body></html>", "a web page · 50 bytes", "worker"),
        ("plan.pdf", b"%PDF-1.7\n", "a PDF · 9 bytes", "worker"),
    ],
)
def test_glance_names_format_and_size(tmp_path: Path, name: str, data: bytes, words: str, where: str) -> None:
    """What a person is told, and whether reading it takes another process."""
    path = tmp_path / name
    path.write_bytes(data)

    seen = glance(path)

    assert seen is not None
    assert (seen.words, "here" if seen.is_read_here else "worker") == (words, where)


def test_glance_sends_large_text_to_the_worker(tmp_path: Path) -> None:
    """A text over the limit of what is read here takes its time."""
    path = tmp_path / "long.txt"
    path.write_bytes(b"word " * (MOST_READ_HERE // 5 + 1))

    seen = glance(path)

    assert seen is not None
    assert not seen.is_read_here
    assert seen.words == "text · 5 MB"


def test_glance_is_none_for_what_is_no_file(tmp_path: Path) -> None:
    """A folder, nothing, and what is of no format that is read."""
    (tmp_path / "picture").write_bytes(b"\x89PNG\r\n")

    assert [glance(path) for path in (tmp_path, tmp_path / "none", tmp_path / "picture", Path("a\0b"))] == [None] * 4
