"""Files of kept documents: read again only when there is a reason to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import Kept, SourceState
from store.library.library import Library
from store.reading.read import read_document
from tui.screens import sources
from tui.screens.sources import Sources

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


async def test_file_is_read_once_as_long_as_it_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library of 10,000 files is looked at every few seconds: all that costs is their times and sizes."""
    path = tmp_path / "lock.txt"
    path.write_text("Nobody had a key.\n", encoding="utf-8")
    read: list[str] = []

    def counted(kept: Kept) -> SourceState:
        read.append(kept.source)
        return SourceState.CHANGED if "Somebody" in path.read_text("utf-8") else SourceState.SAME

    monkeypatch.setattr(sources, "source_state", counted)
    with Library.open(tmp_path / "store") as library:
        library.shelf.keep(read_document(path))
        documents = [entry.kept for entry in library.overview()]
    looked = Sources()

    first = [await looked.look(documents) for _ in range(3)]
    path.write_text("Somebody had a key.\n", encoding="utf-8")
    then = [await looked.look(documents) for _ in range(3)]

    assert (first, then) == ([True, False, False], [True, False, False])
    assert len(read) == 2
    assert looked.state(documents[0]) is SourceState.CHANGED
