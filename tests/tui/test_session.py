"""The session: one thread for the store, in order, and a store that failed stays closed."""

from __future__ import annotations

import asyncio
import errno
import traceback
from pathlib import Path

import pytest

from store.errors import StoreError
from store.model.document import Document
from store.model.span import Span
from tui.session import Session

DOCUMENT = Document(
    id="0" * 64, title="Rain", source="rain.txt", language="en", text="It rained. It rained.", blocks=()
)


async def test_what_is_written_is_there_in_order(tmp_path: Path) -> None:
    """Calls that were not waited for are done one after another."""
    session = Session(tmp_path)
    opened = await session.open(DOCUMENT)
    one = session.annotate(opened.document, Span(0, 10), body="one")
    two = session.annotate(opened.document, Span(11, 21), body="two")
    first, second = await one, await two

    desk = await session.desk(opened.document, ())
    await session.close()

    assert [placed.annotation.body for placed in desk.placed] == ["one", "two"]
    assert first.id < second.id


async def test_place_is_kept(tmp_path: Path) -> None:
    """What is remembered is what the next session opens at."""
    session = Session(tmp_path)
    opened = await session.open(DOCUMENT)
    await session.remember(opened.document, 11)
    await session.close()

    again = Session(tmp_path)
    position = (await again.open(DOCUMENT)).position
    await again.close()

    assert position == 11


async def test_place_is_kept_without_reading_the_text_again(tmp_path: Path) -> None:
    """A long text is on the screen already; once more from the disk it would be three times as much for a moment."""
    session = Session(tmp_path)
    opened = await session.open(DOCUMENT)
    for path in (tmp_path / "texts").iterdir():
        path.unlink()

    await session.remember(opened.document, 11)
    kept = await session.ask(lambda library: library.shelf.position(opened.document.id))
    await session.close()

    assert kept == 11


async def test_store_that_failed_to_open_is_not_tried_again(tmp_path: Path) -> None:
    """The same refusal each time, and nothing is made in its place."""
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    session = Session(tmp_path / "file" / "store")

    with pytest.raises(StoreError) as first:
        await session.open(DOCUMENT)
    with pytest.raises(StoreError) as second:
        await session.open(DOCUMENT)
    depth = len(traceback.extract_tb(second.tb))
    with pytest.raises(StoreError) as third:
        await session.open(DOCUMENT)
    await session.close()

    assert first.value is second.value is third.value
    assert len(traceback.extract_tb(third.tb)) == depth, "a refusal that holds all calls before holds their texts"


async def test_session_that_is_closed_twice_is_closed_once(tmp_path: Path) -> None:
    """Two keys that quit, in one breath, or a signal while somebody quits: all wait for the one end."""
    session = Session(tmp_path)
    opened = await session.open(DOCUMENT)
    writing = asyncio.ensure_future(session.annotate(opened.document, Span(0, 10), body="one"))
    await asyncio.sleep(0)

    await asyncio.gather(session.close(), session.close())
    await session.close()

    assert (await writing).body == "one"


async def test_closed_checker_holds_nothing_against_anything(tmp_path: Path) -> None:
    """A check that goes on when the program ends is cut off, and does not fail."""
    session = Session(tmp_path)
    await session.close()
    checker = session.checker
    checker.close()

    with pytest.raises(asyncio.CancelledError):
        await checker.check("It rained.", DOCUMENT)


async def test_closed_session_does_nothing_more(tmp_path: Path) -> None:
    """A window that closes while something is still asked for ends in peace, and makes no store."""
    session = Session(tmp_path / "store")
    await session.close()

    with pytest.raises(asyncio.CancelledError):
        await session.kept()

    assert not (tmp_path / "store").exists()


async def test_closed_session_without_a_store_arranges_nothing_more(tmp_path: Path) -> None:
    """Claims may still come while a reader is left whose store was refused: that is no error either."""
    session = Session(tmp_path / "store")
    await session.close()

    with pytest.raises(asyncio.CancelledError):
        await session.bare_desk(DOCUMENT, ())


async def test_every_screen_hears_of_another_window(tmp_path: Path) -> None:
    """Two screens look, each at its own pace: that one of them took the news in does not keep them from the other."""
    mine, theirs = Session(tmp_path), Session(tmp_path)
    opened = await mine.open(DOCUMENT)
    await theirs.open(DOCUMENT)
    before = await mine.catch_up(), await mine.catch_up()

    await theirs.annotate(opened.document, Span(0, 10), body="one")
    after = await mine.catch_up(), await mine.catch_up()
    await mine.close()
    await theirs.close()

    assert before[0] == before[1] < after[0] == after[1]


async def test_session_writes_again_after_a_sync_that_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The refused note is refused; the next one is saved, what was done before can be undone, nobody starts anew."""
    session = Session(tmp_path)
    opened = await session.open(DOCUMENT)
    await session.annotate(opened.document, Span(0, 10), body="before")
    with monkeypatch.context() as patched:
        patched.setattr("store.database.disk.Disk.sync", _failing)
        for _ in range(2):
            with pytest.raises(StoreError, match="error"):
                await session.annotate(opened.document, Span(0, 10), body="refused")
        desk = await session.desk(opened.document, ())
    await session.annotate(opened.document, Span(11, 21), body="after")
    bodies = [placed.annotation.body for placed in (await session.desk(opened.document, ())).placed]
    undone = [await session.undo(), await session.undo()]
    await session.close()

    assert [placed.annotation.body for placed in desk.placed] == ["before"]
    assert bodies == ["before", "after"]
    assert undone == ["note on “It rained.”", "note on “It rained.”"]


def _failing(*_: object) -> None:
    """A disk that says nobody knows what is on it."""
    raise OSError(errno.EIO, "Input/output error")
