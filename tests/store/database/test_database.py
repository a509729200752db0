"""The database: durable, shared between windows, never silently empty."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

import pytest

from store.database.database import Database
from store.database.disk import Disk
from store.database.storage import JournalStorage
from store.errors import DamagedStore, NewerFormat, StoreNotWritable


def test_record_is_there_when_opened_again(tmp_path: Path) -> None:
    """What was put is read by the next start."""
    with Database.open(tmp_path) as database:
        database.table("notes").put("a", {"body": "ask the harbour master"})

    with Database.open(tmp_path) as database:
        assert database.table("notes").record("a") == {"body": "ask the harbour master"}


def test_two_windows_lose_nothing_when_they_write_in_turn(tmp_path: Path) -> None:
    """A change is made on what the other window wrote, not over it."""
    with Database.open(tmp_path) as one, Database.open(tmp_path) as other:
        for turn in range(5):
            one.table("notes").insert({"turn": turn})
            other.table("notes").insert({"turn": -turn})

        one.catch_up()

        assert len(one.table("notes")) == 10
        assert len(other.table("notes")) == 10


def test_feed_tells_what_changed_when_another_window_wrote(tmp_path: Path) -> None:
    """The other window hears the table and the id, once."""
    heard: list[tuple[str, tuple[str, ...]]] = []
    with Database.open(tmp_path) as one, Database.open(tmp_path) as other:
        other.changed.subscribe(lambda table, ids: heard.append((table, ids)))
        one.table("notes").put("a", {"body": "x"})

        assert other.catch_up()
        assert not other.catch_up()

    assert heard == [("notes", ("a",))]


def test_feed_is_silent_when_nobody_listens_any_more(tmp_path: Path) -> None:
    """Ending a subscription ends it."""
    heard: list[str] = []
    with Database.open(tmp_path) as database:
        end = database.changed.subscribe(lambda table, _: heard.append(table))
        end()
        end()
        database.table("notes").put("a", {})

    assert heard == []


def test_transaction_writes_nothing_when_it_raises(tmp_path: Path) -> None:
    """All of a transaction is kept, or none of it: in memory and on disk."""
    with Database.open(tmp_path) as database:
        database.table("notes").put("a", {"body": "kept"})

        with pytest.raises(ValueError, match="JSON"):
            _write_two(database)

        assert database.table("notes").record("a") == {"body": "kept"}
        assert database.table("other").record("b") is None
    with Database.open(tmp_path) as database:
        assert database.table("notes").record("a") == {"body": "kept"}


def _write_two(database: Database) -> None:
    """Two records in one transaction, the second of which no JSON can hold."""
    with database.transaction():
        database.table("notes").put("a", {"body": "lost"})
        database.table("other").put("b", {"score": float("nan")})


class FullDisk(Disk):
    """A disk that can be full: half of a write still fits."""

    is_full = False

    def write(self, descriptor: int, data: bytes, offset: int) -> int:
        """Write half of it, then nothing."""
        if not self.is_full:
            return super().write(descriptor, data, offset)
        if len(data) < 8:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(descriptor, data[: len(data) // 2], offset)


def test_memory_equals_disk_when_the_disk_is_full(tmp_path: Path) -> None:
    """A full disk is an error to show; what was there before still is, and writing works again later."""
    disk = FullDisk()
    with Database(JournalStorage(tmp_path, disk=disk)) as database:
        database.table("notes").put("a", {"body": "before"})
        disk.is_full = True
        with pytest.raises(StoreNotWritable, match="full"):
            database.table("notes").put("b", {"body": "too much"})

        assert database.table("notes").record("b") is None
        disk.is_full = False
        database.table("notes").put("c", {"body": "after"})
    with Database.open(tmp_path) as database:
        assert {str(row.doc_id) for row in database.table("notes")} == {"a", "c"}
        assert database.notices == ()


class FailingSync(Disk):
    """A disk whose syncs can fail."""

    is_failing = False

    def sync(self, descriptor: int) -> None:
        """Sync, or say that nobody knows what is on the medium."""
        if self.is_failing:
            raise OSError(errno.EIO, "Input/output error")
        super().sync(descriptor)


def test_store_writes_nothing_more_when_a_sync_failed(tmp_path: Path) -> None:
    """After a failed sync a second one may lie; only opening again tells what is on disk."""
    disk = FailingSync()
    with Database(JournalStorage(tmp_path, disk=disk)) as database:
        database.table("notes").put("a", {})
        disk.is_failing = True
        with pytest.raises(StoreNotWritable, match="reports an error"):
            database.table("notes").put("b", {})
        disk.is_failing = False
        with pytest.raises(StoreNotWritable, match="opened again"):
            database.table("notes").put("c", {})

        assert [str(row.doc_id) for row in database.table("notes")] == ["a"]
    with Database.open(tmp_path) as database:
        database.table("notes").put("d", {})
        assert [str(row.doc_id) for row in database.table("notes")] == ["a", "d"]


def test_store_can_be_written_again_when_it_was_reopened(tmp_path: Path) -> None:
    """In the same window: what was acknowledged is there, what was refused is not, by id, by index and in the feed."""
    disk = FailingSync()
    told: list[tuple[str, tuple[str, ...]]] = []
    with Database(JournalStorage(tmp_path, disk=disk)) as database, Database.open(tmp_path) as other:
        notes = database.table("notes")
        notes.put("a", {"tag": "x"})
        assert [str(row.doc_id) for row in notes.matching("tag", "x")] == ["a"]
        disk.is_failing = True
        with pytest.raises(StoreNotWritable):
            notes.put("b", {"tag": "x"})
        was_stuck = database.must_be_reopened
        with pytest.raises(StoreNotWritable):
            notes.put("c", {"tag": "x"})
        other.table("notes").put("d", {"tag": "x"})
        database.changed.subscribe(lambda table, ids: told.append((table, ids)))

        database.reopen()
        disk.is_failing = False
        notes.put("e", {"tag": "x"})

        assert (was_stuck, database.must_be_reopened) == (True, False)
        assert [str(row.doc_id) for row in notes.matching("tag", "x")] == ["a", "d", "e"]
        assert told == [("notes", ("d",)), ("notes", ("e",))]
        assert other.catch_up()
    with Database.open(tmp_path) as database:
        assert {str(row.doc_id) for row in database.table("notes")} == {"a", "d", "e"}
        assert database.notices == ()


def test_store_that_cannot_be_reopened_stays_readable(tmp_path: Path) -> None:
    """It is tried again later; meanwhile everything is there to be read."""
    disk = FailingSync()
    with Database(JournalStorage(tmp_path, disk=disk)) as database:
        database.table("notes").put("a", {})
        disk.is_failing = True
        with pytest.raises(StoreNotWritable):
            database.table("notes").put("b", {})
        journal = (tmp_path / "log-1.jsonl").read_bytes()
        (tmp_path / "log-1.jsonl").write_bytes(b"\0" * len(journal))

        with pytest.raises(DamagedStore):
            database.reopen()
        assert [str(row.doc_id) for row in database.table("notes")] == ["a"]
        (tmp_path / "log-1.jsonl").write_bytes(journal)
        disk.is_failing = False
        database.reopen()

        database.table("notes").put("b", {})


def test_unreadable_store_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    """No start is silently empty: not the one that finds the damage and not the next one."""
    with Database.open(tmp_path) as database:
        database.table("notes").put("a", {"body": "x"})
    path = tmp_path / "log-1.jsonl"
    path.write_bytes(b"\0" * 300)
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}

    for _ in range(2):
        with pytest.raises(DamagedStore, match="left as it is"):
            Database.open(tmp_path)

    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_store_whose_files_are_gone_is_not_opened_empty(tmp_path: Path) -> None:
    """The lock's mark remembers that there was something."""
    with Database.open(tmp_path) as database:
        database.table("notes").put("a", {"body": "x"})
    (tmp_path / "log-1.jsonl").unlink()

    with pytest.raises(DamagedStore, match="gone"):
        Database.open(tmp_path)


def test_newer_store_is_left_untouched_when_opened(tmp_path: Path) -> None:
    """A store of a later release is neither read nor written."""
    JournalStorage(tmp_path, schema=2).close()
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}

    with pytest.raises(NewerFormat):
        Database.open(tmp_path)

    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_folder_and_files_are_private(tmp_path: Path) -> None:
    """Only the owner can read what he noted."""
    folder = tmp_path / "store"
    with Database.open(folder) as database:
        database.table("notes").put("a", {})

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
