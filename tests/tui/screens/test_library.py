"""The library: everything kept, to be found, opened, put in order; the first screen without a file."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from store.library.library import Library
from store.model.span import Span
from store.reading.read import read_document
from tests.tui.screens.conftest import MILL, Journey, Open
from tui.app import QuothApp
from tui.config import Config
from tui.screens.library import LibraryScreen
from tui.screens.reader import ReaderScreen

LOCK = "# The lock\n\n“The lock is rusted shut,” said Vera Lind. Nobody had a key.\n"


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    """A file that is kept, with a note on it."""
    path = tmp_path / "lock.md"
    path.write_text(LOCK, encoding="utf-8")
    with Library.open(tmp_path / "store") as library:
        document = library.shelf.keep(read_document(path))
        library.notebook.annotate(document, Span(12, 38), body="who has the key?")
    return path


@asynccontextmanager
async def without_file(folder: Path, size: tuple[int, int] = (100, 30)) -> AsyncIterator[Journey]:
    """The program without a file."""
    app = QuothApp(None, folder / "store", Config(), folder / "config.toml")
    async with app.run_test(size=size, notifications=True) as pilot:
        yield Journey(app, pilot)


def rewrite(path: Path, old: str, new: str) -> None:
    """Change words of a file."""
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def lose(path: Path) -> None:
    """Take a file away."""
    path.unlink()


def bring_back(path: Path) -> None:
    """Have it as it was."""
    path.write_text(LOCK, encoding="utf-8")


def room(journey: Journey) -> LibraryScreen:
    """The library."""
    return next(screen for screen in journey.app.screen_stack if isinstance(screen, LibraryScreen))


@pytest.mark.usefixtures("lock")
async def test_program_without_a_file_starts_in_the_library(tmp_path: Path) -> None:
    """What is kept is listed, Enter reads it, and the reader is left as ever."""
    async with without_file(tmp_path) as journey:
        await journey.sees("The lock")
        await journey.sees("not gone through yet")
        await journey.press("enter")

        await journey.until(lambda: isinstance(journey.app.screen, ReaderScreen))
        await journey.ready()
        assert "rusted" in journey.reader.pane.text


async def test_empty_library_says_what_to_do(tmp_path: Path) -> None:
    """Nothing is kept: the way in is said, and q leads out."""
    async with without_file(tmp_path) as journey:
        await journey.sees("Nothing is kept yet. O opens a file")
        await journey.press("q")
        await journey.until(lambda: not journey.app.is_running)


async def test_changed_file_is_read_anew_and_its_notes_are_doubted(tmp_path: Path, lock: Path) -> None:
    """It says so, asks which text, and in the new one the note is to be confirmed."""
    rewrite(lock, "The lock is rusted shut", "This old lock has rusted right through")
    async with without_file(tmp_path) as journey:
        await journey.sees("changed on disk")
        await journey.press("enter")
        await journey.sees("The file changed on disk. Read")
        await journey.press("1")
        await journey.until(lambda: isinstance(journey.app.screen, ReaderScreen))

        await journey.ready()
        assert "right through" in journey.reader.pane.text
        await journey.sees("text changed")


async def test_file_that_changes_while_the_library_is_open_says_so(
    tmp_path: Path, lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody has to leave the list for it; a file that is gone is said too, and nothing once it is as it was."""
    monkeypatch.setattr("tui.screens.library._LOOK", 0.02)
    async with without_file(tmp_path) as journey:
        await journey.sees("not gone through yet")
        assert "changed on disk" not in journey.screen()

        rewrite(lock, "Nobody had a key.", "Somebody must have had a key.")
        await journey.sees("changed on disk")
        lose(lock)
        await journey.sees("its file is gone")
        bring_back(lock)
        await journey.until(lambda: "its file is gone" not in journey.screen())


@pytest.mark.usefixtures("lock")
async def test_another_document_is_found_by_a_few_letters(open_reader: Open) -> None:
    """From the reader: L, a filter with a slip, Enter."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("L")
        await journey.sees("2 documents")
        await journey.press("f")
        await journey.type("lcok")
        await journey.until(lambda: room(journey).documents.row_count == 1)
        await journey.press("enter", "enter")

        await journey.until(
            lambda: isinstance(journey.app.screen, ReaderScreen) and "rusted" in journey.reader.pane.text
        )


@pytest.mark.usefixtures("lock")
async def test_what_is_edited_is_kept_and_undone(open_reader: Open, tmp_path: Path) -> None:
    """Title and collections; a document off the shelf comes back."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("L")
        await journey.sees("2 documents")
        await journey.press("f")
        await journey.type("lock")
        await journey.press("enter", "e", "1")
        await journey.sees("Title")
        await journey.type(" of Asker")
        await journey.press("enter")
        await journey.until(lambda: (entry := room(journey).entry) and entry.kept.title == "The lock of Asker")
        await journey.press("t")
        await journey.sees("Collections of")
        await journey.type("canals, to read")
        await journey.press("enter")
        await journey.sees("#canals #to read")

        await journey.press("x")
        await journey.sees("is off the shelf")
        await journey.until(lambda: len(room(journey).entries) == 1)
        await journey.press("u")
        await journey.sees("undone: removal of “The lock of Asker”")
        await journey.until(lambda: len(room(journey).entries) == 2)

    with Library.open(tmp_path / "store") as library:
        kept = library.shelf.find("lock of asker")
        assert kept.collections == ("canals", "to read")


@pytest.mark.usefixtures("lock")
async def test_sort_and_collections_change_what_is_listed(open_reader: Open) -> None:
    """One key goes through the orders; one collection is shown alone."""
    async with open_reader(MILL) as journey:
        await journey.ready()
        await journey.press("L")
        await journey.sees("by last read")
        await journey.press("s")
        await journey.sees("by title")
        assert [each.kept.title for each in room(journey)._listed] == ["The lock", "The mill on the Asker"]
        await journey.press("c")
        await journey.sees("there are no collections yet")
        await journey.press("g", "t")
        await journey.type("canals")
        await journey.press("enter")
        await journey.sees("saved · u takes it back")
        await journey.until(
            lambda: room(journey).entries[1].kept.collections or room(journey).entries[0].kept.collections
        )
        await journey.press("c", "2")
        await journey.sees("1 of 2 documents in #canals")
        await journey.press("escape")
        await journey.until(lambda: journey.app.screen is journey.reader)
