"""A disk that can only be read shows everything and takes nothing; what was lost is said until somebody took note."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from store.database import doctor
from store.database.compaction import compact
from store.database.database import Database
from store.database.disk import Disk
from store.database.storage import JournalStorage
from store.database.table import RecordTable
from store.errors import StoreNotWritable
from tests.store.database.test_backup import NOON


class ReadOnlyDisk(Disk):
    """A disk that is mounted read-only."""

    def open(self, path: Path, *, is_new: bool = False) -> int:
        """Refuse."""
        raise OSError(errno.EROFS, "Read-only file system", f"{path} {is_new}")

    def unlink(self, path: Path) -> None:
        """Refuse."""
        raise OSError(errno.EROFS, "Read-only file system", str(path))

    def rename(self, old: Path, new: Path) -> None:
        """Refuse."""
        raise OSError(errno.EROFS, "Read-only file system", f"{old} {new}")


def filled(folder: Path) -> None:
    """A store with two generations and three notes."""
    storage = JournalStorage(folder)
    for name in ("a", "b"):
        RecordTable(storage, "notes").put(name, {"body": name})
        compact(storage)
    RecordTable(storage, "notes").put("c", {"body": "c"})
    storage.close()


def files(folder: Path) -> dict[str, bytes]:
    """Everything in a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_read_only_store_shows_its_records_and_refuses_changes(tmp_path: Path) -> None:
    """The notes can be read and rescued from a medium that nothing can be written to."""
    filled(tmp_path)
    before = files(tmp_path)

    storage = JournalStorage(tmp_path, disk=ReadOnlyDisk())

    table = RecordTable(storage, "notes")
    assert {str(row.doc_id) for row in table} == {"a", "b", "c"}
    assert "can only be read" in storage.engine.notices[-1]
    with pytest.raises(StoreNotWritable, match="read-only"):
        table.put("d", {})
    with pytest.raises(StoreNotWritable, match="read-only"):
        compact(storage)
    assert table.record("d") is None
    storage.close()
    assert files(tmp_path) == before


def test_read_only_window_follows_one_that_writes(tmp_path: Path) -> None:
    """Who may only read sees what another may write, over compactions too."""
    filled(tmp_path)
    reading, writing = JournalStorage(tmp_path, disk=ReadOnlyDisk()), JournalStorage(tmp_path)
    for number in range(4):
        RecordTable(writing, "notes").put(f"n{number}", {})
        compact(writing)

    assert reading.catch_up()

    assert len(RecordTable(reading, "notes")) == 7
    reading.close()
    writing.close()


@pytest.mark.parametrize("damaged", [("snap-3.jsonl",), ("snap-3.jsonl", "snap-2.jsonl"), ("log-3.jsonl",)])
def test_damaged_read_only_store_shows_what_can_be_read(tmp_path: Path, damaged: tuple[str, ...]) -> None:
    """It is mended in memory only; the files stay as they are."""
    filled(tmp_path)
    for name in damaged:
        data = (tmp_path / name).read_bytes()
        (tmp_path / name).write_bytes(data[:20] + b"#" + data[21:])
    before = files(tmp_path)

    storage = JournalStorage(tmp_path, disk=ReadOnlyDisk())

    assert {str(row.doc_id) for row in RecordTable(storage, "notes")} == {"a", "b", "c"}
    assert not storage.catch_up()
    storage.close()
    assert files(tmp_path) == before


def test_nothing_on_a_read_only_disk_is_no_store(tmp_path: Path) -> None:
    """Where there is no store and none can be made, that is said."""
    with pytest.raises(StoreNotWritable, match="read-only"):
        JournalStorage(tmp_path, disk=ReadOnlyDisk())


def test_database_can_be_closed_twice(tmp_path: Path) -> None:
    """A second close touches no file: its descriptor may be somebody else's by now."""
    database = Database.open(tmp_path)
    database.close()

    with (tmp_path / "other").open("w") as other:
        database.close()
        other.write("still open")

    assert (tmp_path / "other").read_text() == "still open"


def test_loss_is_told_by_the_doctor_until_it_was_repaired(tmp_path: Path) -> None:
    """Whoever opens first hears of it; nobody who asks later is told that all is sound."""
    filled(tmp_path)
    path = tmp_path / "log-3.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"body":"c"', b'"body":"x"'))
    JournalStorage(tmp_path).close()
    storage = JournalStorage(tmp_path)
    assert storage.engine.notices == ()
    storage.close()

    report = doctor.examine(tmp_path)

    assert not report.is_sound
    assert "3 had been saved, 2 are there" in report.findings[0]
    assert report.findings[0] in doctor.repair(tmp_path, NOON).findings
    assert doctor.examine(tmp_path).is_sound
