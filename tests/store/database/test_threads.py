"""Threads: a worker saves while the screen reads and a compaction runs."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from store.database.compaction import Compactor
from store.database.journal import Journal
from store.database.storage import JournalStorage
from store.database.table import RecordTable

if TYPE_CHECKING:
    import pytest


def test_threads_lose_nothing_and_see_whole_changes(tmp_path: Path) -> None:
    """Every change of every thread is kept; a reader never sees half of one; the index agrees with a scan."""
    storage = JournalStorage(tmp_path)
    compactor = Compactor(storage, floor=4000)
    notes, twins = RecordTable(storage, "notes"), RecordTable(storage, "twins")
    is_over = Event()

    def write(writer: int) -> None:
        for number in range(60):
            with storage.transaction():
                notes.put(f"{writer}-{number}", {"writer": writer, "body": "x" * 30})
                twins.put(f"{writer}-{number}", {"writer": writer})
                notes.put(f"{writer}-last", {"writer": writer, "n": number})
            compactor.consider()

    def look() -> int:
        looks = 0
        while not is_over.is_set():
            looks += 1
            found = {str(row.doc_id) for row in notes.matching("writer", 1)}
            assert found <= {f"1-{number}" for number in range(60)} | {"1-last"}
            storage.catch_up()
            assert all(row["writer"] in range(3) for row in notes)
        return looks

    with ThreadPoolExecutor() as pool:
        reader = pool.submit(look)
        writers = [pool.submit(write, writer) for writer in range(3)]
        for done in writers:
            done.result()
        is_over.set()
        assert reader.result()

    compactor.wait()
    assert len(notes) == 183
    assert len(twins) == 180
    for writer in range(3):
        scanned = {row.doc_id for row in notes if row["writer"] == writer}
        assert {row.doc_id for row in notes.matching("writer", writer)} == scanned
    again = JournalStorage(tmp_path)
    assert again.engine.notices == ()
    assert again.engine.tables == storage.engine.tables
    again.close()
    storage.close()


def test_transaction_of_one_thread_is_not_seen_by_another(tmp_path: Path) -> None:
    """What is not on disk yet is nobody else's business."""
    storage = JournalStorage(tmp_path)
    notes = RecordTable(storage, "notes")
    with ThreadPoolExecutor() as pool, storage.transaction():
        notes.put("a", {})

        assert len(notes) == 1
        assert pool.submit(lambda: len(notes)).result() == 0

    assert len(notes) == 1
    storage.close()


def test_journal_that_a_compaction_closes_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who looks for news in the very moment in which the next journal begins asks that one: no disk is broken."""
    storage = JournalStorage(tmp_path)
    RecordTable(storage, "notes").put("a", {})
    look, closed = Journal.is_current, storage.engine.journal

    def after_the_next_began(journal: Journal) -> bool:
        if journal is closed:
            with storage.engine.lock:
                storage.engine.rotate()
        return look(journal)

    monkeypatch.setattr(Journal, "is_current", after_the_next_began)

    assert not storage.catch_up()

    assert storage.engine.journal is not closed
    storage.close()
