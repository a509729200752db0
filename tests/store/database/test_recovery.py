"""Recovery: what is damaged is named, what can be read is kept, what nobody can read is left alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from store.database.codec import seal
from store.database.compaction import compact
from store.database.database import Database
from store.database.migrations import Migration
from store.database.storage import JournalStorage
from store.database.table import RecordTable
from store.errors import DamagedStore, StoreInUse


def filled(folder: Path, *, compactions: int = 0, after: int = 3) -> dict[str, dict[str, object]]:
    """A store with some compactions and some changes after the last; what it holds."""
    storage = JournalStorage(folder)
    table = RecordTable(storage, "notes")
    for number in range(compactions):
        table.put(f"early{number}", {"n": number})
        compact(storage)
    for number in range(after):
        table.put(f"late{number}", {"n": number})
    held = read(storage)
    storage.close()
    return held


def read(storage: JournalStorage) -> dict[str, dict[str, object]]:
    """The notes."""
    return {str(row.doc_id): dict(row) for row in RecordTable(storage, "notes")}


def opened(folder: Path) -> tuple[dict[str, dict[str, object]], str]:
    """What a store holds and what it says when it is opened."""
    storage = JournalStorage(folder)
    held, said = read(storage), " ".join(storage.engine.notices)
    storage.close()
    return held, said


def change(path: Path, how: Callable[[bytes], bytes]) -> None:
    """Damage a file."""
    path.write_bytes(how(path.read_bytes()))


def test_store_is_the_same_when_compacted_often(tmp_path: Path) -> None:
    """Two generations stay, whatever was before them goes; nothing is lost, nothing is said."""
    held = filled(tmp_path, compactions=5)

    assert opened(tmp_path) == (held, "")
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"LOCK", "snap-5.jsonl", "snap-6.jsonl", "log-5.jsonl", "log-6.jsonl"}


def test_damaged_snapshot_costs_nothing_when_an_older_one_is_whole(tmp_path: Path) -> None:
    """The older snapshot and its journal make the same tables; the damaged file is kept."""
    held = filled(tmp_path, compactions=3)
    change(tmp_path / "snap-4.jsonl", lambda data: data.replace(b'"n":1', b'"n":7'))

    found, said = opened(tmp_path)

    assert found == held
    assert "snap-4.jsonl is damaged" in said
    assert "Nothing is missing" in said
    assert (tmp_path / "damaged-snap-4.jsonl").exists()
    assert opened(tmp_path) == (held, "")


def test_one_change_is_missing_and_named_when_its_line_is_damaged(tmp_path: Path) -> None:
    """Damage in the middle of a journal costs that transaction; those behind it are kept."""
    held = filled(tmp_path, after=5)
    change(tmp_path / "log-1.jsonl", lambda data: data.replace(b'{"n":2}', b'{"n":9}'))

    found, said = opened(tmp_path)

    assert found == {name: record for name, record in held.items() if name != "late2"}
    assert "1 change (number 3) could not be read; 4 changes could" in said
    assert opened(tmp_path) == (found, "")


def test_flipped_line_end_costs_nothing(tmp_path: Path) -> None:
    """A line end that is gone joins two lines; both are still read."""
    held = filled(tmp_path, after=5)
    change(tmp_path / "log-1.jsonl", lambda data: b"\x0b".join(data.split(b"\n", 3)))

    found, said = opened(tmp_path)

    assert found == held
    assert "damaged" in said


def test_torn_tail_is_set_aside(tmp_path: Path) -> None:
    """A line that was never finished is cut off, kept under its own name, and mentioned once."""
    held = filled(tmp_path)
    change(tmp_path / "log-1.jsonl", lambda data: data + b'0badc0de 4 {"notes":[{"x":')
    end = (tmp_path / "log-1.jsonl").stat().st_size - 26

    found, said = opened(tmp_path)

    assert found == held
    assert "is not whole (26 bytes)" in said
    assert (tmp_path / f"torn-1-{end}.bin").read_bytes() == b'0badc0de 4 {"notes":[{"x":'
    assert (tmp_path / "log-1.jsonl").stat().st_size == end
    assert opened(tmp_path) == (held, "")


def test_cut_journal_is_noticed_when_it_ends_at_a_line(tmp_path: Path) -> None:
    """The lock's mark knows that more had been acknowledged."""
    filled(tmp_path, after=5)
    change(tmp_path / "log-1.jsonl", lambda data: b"".join(data.splitlines(keepends=True)[:-2]))

    found, said = opened(tmp_path)

    assert set(found) == {"late0", "late1", "late2"}
    assert "5 had been saved, 3 are there" in said


def test_change_that_was_taken_back_stays_away_when_the_medium_remembers_it(tmp_path: Path) -> None:
    """A line beyond the point at which the next journal begins was never confirmed: it is passed over in silence."""
    held = filled(tmp_path, compactions=1, after=0)
    line = (tmp_path / "log-1.jsonl").read_bytes().splitlines(keepends=True)[1].partition(b" ")[2][:-1]
    change(
        tmp_path / "log-1.jsonl", lambda data: data + seal(line.replace(b"1 {", b"2 {").replace(b"early0", b"never"))
    )
    (tmp_path / "snap-2.jsonl").unlink()

    assert opened(tmp_path) == (held, "")
    assert not (tmp_path / "log-3.jsonl").exists()  # it was no damage, so nothing was written anew


def test_missing_journal_is_noticed_when_the_mark_is_gone_too(tmp_path: Path) -> None:
    """A generation without its journal has lost changes, and says so."""
    filled(tmp_path, compactions=2)
    (tmp_path / "log-3.jsonl").unlink()
    (tmp_path / "LOCK").unlink()

    found, said = opened(tmp_path)

    assert set(found) == {"early0", "early1"}
    assert "log-3.jsonl is missing" in said


def test_store_is_refused_when_every_snapshot_is_unreadable(tmp_path: Path) -> None:
    """It is never opened empty; no file is touched."""
    filled(tmp_path, compactions=3, after=0)
    for path in tmp_path.glob("*-*.jsonl"):
        change(path, lambda data: bytes(len(data)))
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    with pytest.raises(DamagedStore, match="Nothing in"):
        JournalStorage(tmp_path)

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_second_compaction_by_one_window_leaves_the_other_one_its_journal(tmp_path: Path) -> None:
    """A window that lags behind by several generations reads the store anew."""
    one, other = JournalStorage(tmp_path), JournalStorage(tmp_path)
    heard: list[tuple[str, tuple[str, ...]]] = []
    other.changed.subscribe(lambda table, ids: heard.append((table, ids)))
    for number in range(5):
        RecordTable(one, "notes").put(f"r{number}", {"n": number})
        compact(one)

    RecordTable(other, "notes").put("mine", {"n": 9})

    assert read(other) == {**{f"r{number}": {"n": number} for number in range(5)}, "mine": {"n": 9}}
    assert {name for _, ids in heard for name in ids} == {*(f"r{number}" for number in range(5)), "mine"}
    one.catch_up()
    assert read(one) == read(other)
    one.close()
    other.close()


def _rename(table: str, record: dict[str, object]) -> dict[str, object] | None:
    """From schema 1 to 2: `n` is called `number`; the first one is dropped."""
    assert table == "notes"
    number = record.pop("n")
    return {**record, "number": number} if number else None


def test_older_store_is_backed_up_and_migrated(tmp_path: Path) -> None:
    """Records come out as this release has them; a copy as they were lies in backup/."""
    filled(tmp_path, compactions=1, after=2)
    migrations: dict[int, Migration] = {1: _rename}

    storage = JournalStorage(tmp_path, schema=2, migrations=migrations)

    assert read(storage) == {"late1": {"number": 1}}
    assert "brought up to date" in storage.engine.notices[0]
    storage.close()
    again = JournalStorage(tmp_path, schema=2, migrations=migrations)
    assert (read(again), again.engine.notices) == ({"late1": {"number": 1}}, ())
    again.close()
    (kept,) = (tmp_path / "backup").iterdir()
    assert b'"late1",{"n":1}' in kept.read_bytes()


def test_old_snapshot_is_migrated_when_the_new_one_is_damaged(tmp_path: Path) -> None:
    """A chain over two schemas takes each record from the one to the other where the journal changes."""
    filled(tmp_path, compactions=1, after=2)
    migrations: dict[int, Migration] = {1: _rename}
    storage = JournalStorage(tmp_path, schema=2, migrations=migrations)
    RecordTable(storage, "notes").put("new", {"number": 5})
    storage.close()
    change(tmp_path / "snap-3.jsonl", lambda data: data[:-9])

    storage = JournalStorage(tmp_path, schema=2, migrations=migrations)

    assert read(storage) == {"late1": {"number": 1}, "new": {"number": 5}}
    storage.close()


def test_unfinished_files_of_dead_writers_are_removed(tmp_path: Path) -> None:
    """What a killed compaction left is swept; what this process is at stays."""
    filled(tmp_path)
    dead = tmp_path / "snap-2.jsonl.999999999.new"
    dead.write_bytes(b"x")

    opened(tmp_path)

    assert not dead.exists()


def test_store_without_locks_is_refused_while_another_process_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the filesystem has no locks a store is not shared; the one who has it is named."""
    monkeypatch.setattr("store.database.disk.Disk.lock", lambda _self, _descriptor: False)

    with Database.open(tmp_path) as database:
        database.table("notes").put("a", {})
        with pytest.raises(StoreInUse, match="process"):
            Database.open(tmp_path)
    with Database.open(tmp_path) as database:
        assert len(database.table("notes")) == 1


def test_store_without_locks_is_taken_over_when_its_owner_is_dead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A window that was killed does not keep others out for ever."""
    monkeypatch.setattr("store.database.disk.Disk.lock", lambda _self, _descriptor: False)
    storage = JournalStorage(tmp_path)
    owner = (tmp_path / "OWNER").read_bytes()
    storage.close()
    process = owner.partition(b":")[2].partition(b",")[0]
    (tmp_path / "OWNER").write_bytes(owner.replace(process, b"999999999"))

    JournalStorage(tmp_path).close()

    assert not (tmp_path / "OWNER").exists()


def test_window_reads_the_store_anew_when_its_journal_became_shorter(tmp_path: Path) -> None:
    """Somebody cut the journal under a running window: it says so and builds on what is left."""
    storage = JournalStorage(tmp_path)
    table = RecordTable(storage, "notes")
    for number in range(3):
        table.put(f"r{number}", {"n": number})
    change(tmp_path / "log-1.jsonl", lambda data: b"".join(data.splitlines(keepends=True)[:-1]))

    table.put("new", {"n": 9})

    assert set(read(storage)) == {"r0", "r1", "new"}
    assert "3 had been saved, 2 are there" in " ".join(storage.engine.notices)
    storage.close()
    assert set(opened(tmp_path)[0]) == {"r0", "r1", "new"}


def test_interrupted_commit_is_taken_in_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C between the disk and the memory leaves neither half a change nor a number given twice."""
    storage = JournalStorage(tmp_path)
    table = RecordTable(storage, "notes")
    with monkeypatch.context() as patched:
        patched.setattr(storage.engine, "_apply", _interrupt)
        with pytest.raises(KeyboardInterrupt):
            table.put("a", {})

    table.put("b", {})

    assert set(read(storage)) == {"a", "b"}
    storage.close()
    assert opened(tmp_path) == ({"a": {}, "b": {}}, "")


def _interrupt(_changes: object) -> None:
    """What the person did."""
    raise KeyboardInterrupt
