"""Backups, restoring, purging, the doctor, the export, compaction beside other changes."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tinydb import TinyDB, where

from store.database import doctor
from store.database.backup import back_up, backups, is_due, restore
from store.database.compaction import Compactor, compact
from store.database.database import Database
from store.database.export import export_json
from store.database.purging import purge
from store.database.storage import JournalStorage
from store.database.table import RecordTable
from store.errors import DamagedStore, NewerFormat

NOON = datetime(2026, 3, 1, 12)  # noqa: DTZ001 - a day's backup is named by the day on the wall


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[JournalStorage]:
    """A store with two notes."""
    opened = JournalStorage(tmp_path)
    for name in ("a", "b"):
        RecordTable(opened, "notes").put(name, {"body": f"note {name}"})
    yield opened
    opened.close()


def ids(storage: JournalStorage) -> list[str]:
    """The ids of the notes."""
    return [str(row.doc_id) for row in RecordTable(storage, "notes")]


def test_backup_holds_the_store_as_it_was(storage: JournalStorage) -> None:
    """What is changed later does not change the backup; restoring brings it back, durably."""
    kept = back_up(storage, NOON)
    RecordTable(storage, "notes").erase(["a"])
    RecordTable(storage, "later").put("c", {})

    replaced = restore(storage, kept.name, NOON + timedelta(hours=1))

    assert ids(storage) == ["b", "a"]
    assert storage.read().keys() == {"notes"}
    again = JournalStorage(storage.engine.place.folder)
    assert sorted(ids(again)) == ["a", "b"]
    again.close()
    restore(storage, replaced.name, NOON + timedelta(hours=2))
    assert ids(storage) == ["b"]


def test_restoring_is_followed_by_an_open_window(storage: JournalStorage, tmp_path: Path) -> None:
    """The other window shows the restored store after catching up."""
    kept = back_up(storage, NOON)
    RecordTable(storage, "notes").erase(["a"])
    other = JournalStorage(tmp_path)

    restore(storage, kept.name, NOON)

    assert other.catch_up()
    assert sorted(ids(other)) == ["a", "b"]
    other.close()


def test_seven_daily_backups_are_kept(storage: JournalStorage, tmp_path: Path) -> None:
    """The eighth day removes the first; one that a person made stays."""
    back_up(storage, NOON)
    for day in range(9):
        assert is_due(storage, NOON + timedelta(days=day))
        back_up(storage, NOON + timedelta(days=day), is_daily=True)
        assert not is_due(storage, NOON + timedelta(days=day))

    names = [backup.name for backup in backups(tmp_path)]

    assert names[:7] == [f"2026-03-{day:02}.jsonl" for day in range(9, 2, -1)]
    assert len(names) == 8


def test_day_is_backed_up_when_the_store_is_opened(tmp_path: Path) -> None:
    """The first start of a day makes the day's backup, the next one none."""
    for _ in range(2):
        with Database.open(tmp_path, now=lambda: NOON) as database:
            database.table("notes").put("a", {})

    assert [backup.name for backup in backups(tmp_path)] == ["2026-03-01.jsonl"]


def test_damaged_or_newer_backup_is_not_restored(storage: JournalStorage, tmp_path: Path) -> None:
    """Nothing is changed by a backup that is not whole, not there, or of a later release."""
    kept = back_up(storage, NOON)
    data = kept.read_bytes()
    kept.unlink()
    kept.write_bytes(data[:-4])

    with pytest.raises(DamagedStore, match="damaged"):
        restore(storage, kept.name, NOON)
    with pytest.raises(DamagedStore, match="cannot be read"):
        restore(storage, "2020-01-01.jsonl", NOON)
    newer = JournalStorage(tmp_path / "newer", schema=2)
    RecordTable(newer, "notes").put("z", {})
    kept.write_bytes(compact(newer).read_bytes())
    newer.close()
    with pytest.raises(NewerFormat):
        restore(storage, kept.name, NOON)

    assert ids(storage) == ["a", "b"]


def test_purged_record_is_in_no_file(storage: JournalStorage, tmp_path: Path) -> None:
    """Not in journals, snapshots, backups or what was set aside; the others are in all that matter."""
    name = "Pelikan"
    back_up(storage, NOON)
    RecordTable(storage, "notes").put("s", {"body": name})
    back_up(storage, NOON + timedelta(hours=1))
    (tmp_path / "torn-1-99.bin").write_text(name)
    (tmp_path / "damaged-snap-1.jsonl").write_text(name)

    purged = purge(storage, lambda _table, _id, row: row.get("body") == name)

    assert purged.records == {"notes": 1}
    assert len(purged.backups) == 1
    assert set(purged.files) == {"torn-1-99.bin", "damaged-snap-1.jsonl"}
    for path in tmp_path.rglob("*"):
        assert path.is_dir() or name.encode() not in path.read_bytes()
    assert ids(storage) == ["a", "b"]
    assert doctor.examine(tmp_path).is_sound
    assert all(b'"note a"' in (tmp_path / "backup" / backup.name).read_bytes() for backup in backups(tmp_path))


def test_purging_is_followed_by_an_open_window(storage: JournalStorage, tmp_path: Path) -> None:
    """A window whose journal was removed reads the store anew and writes on."""
    other = JournalStorage(tmp_path)
    purge(storage, lambda _table, record_id, _row: record_id == "a")

    RecordTable(other, "notes").put("c", {})

    assert ids(other) == ["b", "c"]
    assert storage.catch_up()
    assert ids(storage) == ["b", "c"]
    other.close()


def test_doctor_finds_nothing_in_a_sound_store(storage: JournalStorage, tmp_path: Path) -> None:
    """It counts the records and changes no file."""
    back_up(storage, NOON)
    before = {path.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    report = doctor.examine(tmp_path)

    assert (report.is_sound, report.records) == (True, {"notes": 2})
    assert {path.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_doctor_names_every_damaged_file(storage: JournalStorage, tmp_path: Path) -> None:
    """Also files that opening would not look at: older generations and backups."""
    back_up(storage, NOON)
    compact(storage)
    for name in ("snap-2.jsonl", "log-2.jsonl"):
        data = (tmp_path / name).read_bytes()
        (tmp_path / name).unlink()
        (tmp_path / name).write_bytes(data.replace(b"1", b"7"))
    kept = tmp_path / "backup" / backups(tmp_path)[0].name
    data = kept.read_bytes()
    kept.write_bytes(data[: len(data) // 2])

    findings = " ".join(doctor.examine(tmp_path).findings)

    assert all(name in findings for name in ("snap-2.jsonl", "log-2.jsonl", f"backup/{kept.name}"))
    again = JournalStorage(tmp_path)
    assert ids(again) == ["a", "b"]
    again.close()


def test_repair_fills_an_unreadable_store_from_the_newest_backup(storage: JournalStorage, tmp_path: Path) -> None:
    """What nobody can read is set aside; the newest whole backup takes its place."""
    back_up(storage, NOON)
    for path in [*tmp_path.glob("snap-*"), *tmp_path.glob("log-*")]:
        size = path.stat().st_size
        path.unlink()
        path.write_bytes(bytes(size))

    report = doctor.repair(tmp_path, NOON)

    assert report.records == {"notes": 2}
    assert "filled from the backup" in report.findings[-1]
    assert len([*tmp_path.glob("damaged-*")]) >= 3
    again = JournalStorage(tmp_path)
    assert ids(again) == ["a", "b"]
    RecordTable(again, "notes").put("c", {})
    assert storage.catch_up()
    assert ids(storage) == ["a", "b", "c"]
    again.close()


def test_store_whose_files_are_gone_can_be_begun_anew(storage: JournalStorage, tmp_path: Path) -> None:
    """Without files and without a backup repairing says so, and there is an empty store."""
    storage.engine.journal.path.unlink()

    report = doctor.repair(tmp_path, NOON)

    assert report.records == {}
    assert "the store is empty now" in report.findings[-1]
    JournalStorage(tmp_path).close()


def test_export_is_opened_and_queried_by_stock_tinydb(tmp_path: Path) -> None:
    """Plain JSON in TinyDB's layout; what was deleted is not in it."""
    with Database.open(tmp_path / "store") as database:
        notes = database.table("notes")
        notes.put("a", {"body": "“ja”", "tags": ["x"]})
        notes.put("b", {"deleted": "2026-01-01"})
        notes.put("c", {"body": "nein", "tags": []})
        database.table("bare").put("d", {})
        with (tmp_path / "export.json").open("w", encoding="utf-8") as file:
            assert export_json(database, file) == 3

    with TinyDB(tmp_path / "export.json", encoding="utf-8") as stock:
        assert stock.table("notes").search(where("tags").any(["x"])) == [{"id": "a", "body": "“ja”", "tags": ["x"]}]
        assert [row.doc_id for row in stock.table("notes")] == [1, 2]
        assert stock.table("bare").all() == [{"id": "d"}]


def test_export_of_an_empty_store_is_empty(tmp_path: Path) -> None:
    """Nothing is a JSON object, too."""
    file = io.StringIO()
    with Database.open(tmp_path) as database:
        assert export_json(database, file) == 0

    assert json.loads(file.getvalue()) == {}


def test_journal_is_compacted_when_it_has_grown(storage: JournalStorage, tmp_path: Path) -> None:
    """A snapshot is made beside the changes, which go on meanwhile."""
    compactor = Compactor(storage, floor=2000)
    for number in range(100):
        RecordTable(storage, "notes").put(f"n{number}", {"body": "x" * 50})
        compactor.consider()
    compactor.wait()

    assert [*tmp_path.glob("snap-*.jsonl")]
    assert len(ids(storage)) == 102
    again = JournalStorage(tmp_path)
    assert sorted(ids(again)) == sorted(ids(storage))
    again.close()
