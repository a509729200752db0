"""The tables: TinyDB's interface, without its traps."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import TinyDB, where
from tinydb.table import Document

from store.database.codec import Change, apply, decode, decode_changes, encode, encode_changes, rescue, seal, unseal
from store.database.storage import JournalStorage
from store.database.table import JournalTable, RecordTable

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
RECORDS = st.dictionaries(st.text(max_size=5), JSON, max_size=4)


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[JournalStorage]:
    """An empty store."""
    opened = JournalStorage(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def table(storage: JournalStorage) -> JournalTable:
    """An empty table with TinyDB's ids."""
    return JournalTable(storage, "notes")


@settings(deadline=None, max_examples=150)
@given(RECORDS)
def test_record_is_the_same_when_encoded_and_decoded(record: dict[str, Any]) -> None:
    """Whatever JSON can hold comes back, and holds neither a tab nor a line end on the way."""
    data = encode(record)

    assert decode(data) == record
    assert not set(b"\t\n\r") & set(data)
    assert unseal(seal(data)) == data


NAMES = st.text(max_size=4)


@settings(deadline=None, max_examples=50)
@given(
    st.dictionaries(
        NAMES,
        st.tuples(st.dictionaries(NAMES, RECORDS, max_size=3), st.sets(NAMES, max_size=3), st.booleans()),
        max_size=3,
    )
)
def test_changes_are_the_same_when_encoded_and_decoded(
    tables: dict[str, tuple[dict[str, Any], set[str], bool]],
) -> None:
    """Any transaction comes back from its line, whatever its ids and names are."""
    changes = {
        name: Change(
            puts={key: encode(record) for key, record in puts.items()},
            gone=dict.fromkeys(sorted(gone)),
            is_dropped=dropped,
        )
        for name, (puts, gone, dropped) in tables.items()
    }

    assert decode_changes(encode_changes(changes)) == changes


@settings(deadline=None, max_examples=100)
@given(st.lists(st.binary(min_size=1).filter(lambda data: b"\n" not in data), min_size=2, max_size=4))
def test_joined_lines_are_rescued(bodies: list[bytes]) -> None:
    """Lines whose ends were lost are still read, each for itself."""
    whole = [b"{" + body for body in bodies]

    assert [*rescue(b"\x0b".join(seal(body)[:-1] for body in whole) + b"\n")] == whole


def test_results_do_not_alias_what_is_kept(table: JournalTable) -> None:
    """Changing a result changes neither the store nor the next result (TinyDB #516)."""
    table.insert({"tags": ["a"]})
    for found in (table.all()[0], table.search(where("tags").any(["a"]))[0], table.get(doc_id=1)):
        assert found is not None
        found["tags"].append("b")

    assert table.all() == [{"tags": ["a"]}]
    assert table.search(where("tags").any(["a"])) == [{"tags": ["a"]}]


def test_inserting_with_and_without_ids_overwrites_nothing(table: JournalTable) -> None:
    """New ids stand behind those that were given (TinyDB #629)."""
    table.insert({"n": 0})

    made = table.insert_multiple([{"n": 1}, Document({"n": 2}, 3), {"n": 3}, Document({"n": 4}, 2)])

    assert len(set(made)) == 4
    assert sorted(row["n"] for row in table) == [0, 1, 2, 3, 4]


def test_updater_that_raises_changes_nothing(table: JournalTable) -> None:
    """Half of an update is no update."""
    table.insert_multiple({"n": n} for n in range(4))

    def halve(record: Any) -> None:
        record["n"] = 12 // record["n"] if record["n"] != 2 else 1 // 0

    with pytest.raises(ZeroDivisionError):
        table.update(halve, where("n") > 0)

    assert [row["n"] for row in table] == [0, 1, 2, 3]


def test_two_windows_give_different_ids(tmp_path: Path) -> None:
    """Ids are given under the lock, after catching up."""
    one, other = JournalStorage(tmp_path), JournalStorage(tmp_path)

    made = [JournalTable(storage, "notes").insert({}) for storage in (one, other, one, other)]

    assert made == [1, 2, 3, 4]
    one.close()
    other.close()


def test_query_cache_does_not_outlive_a_change_of_another_window(tmp_path: Path) -> None:
    """A cached answer is dropped when the tables changed, whoever changed them."""
    one, other = JournalStorage(tmp_path), JournalStorage(tmp_path)
    mine, yours = JournalTable(one, "notes"), JournalTable(other, "notes")
    mine.insert({"n": 1})
    assert mine.count(where("n") == 1) == 1

    yours.insert({"n": 1})
    one.catch_up()

    assert mine.count(where("n") == 1) == 2
    one.close()
    other.close()


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "\ud800", {"a": "\udfff"}])
def test_what_json_cannot_hold_is_refused_at_the_border(table: JournalTable, value: object) -> None:
    """Neither NaN nor half a character gets into the store."""
    with pytest.raises(ValueError, match=r"JSON|surrogates"):
        table.insert({"value": value})

    assert len(table) == 0


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.tuples(st.sampled_from("abcd"), st.sampled_from(["x", "y", None]), st.sampled_from([[], ["t"], ["t", "u"]]))
    )
)
def test_index_finds_what_a_scan_finds(changes: list[tuple[str, str | None, list[str]]]) -> None:
    """After any changes an index gives the same records as looking at all of them."""
    from tests.faults.simulated_disk import SimulatedDisk

    storage = JournalStorage("/store", disk=SimulatedDisk())
    table = RecordTable(storage, "notes")
    for key, kind, tags in changes:
        if kind is None:
            table.erase([key])
        else:
            table.put(key, {"kind": kind, "tags": tags})
        for field, value in (("kind", "x"), ("tags", "t"), ("tags", "u")):
            scanned = {row.doc_id for row in table if value in row[field]}
            assert {row.doc_id for row in table.matching(field, value)} == scanned


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(["x", "y"]))),
    st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from(["x", "y", "gone", "dropped"]))),
)
def test_index_follows_what_a_transaction_has_not_written_yet(
    before: list[tuple[str, str]], inside: list[tuple[str, str]]
) -> None:
    """Inside a transaction, after each change, an index gives what a scan gives; and so it does when it is undone."""
    from tests.faults.simulated_disk import SimulatedDisk

    storage = JournalStorage("/store", disk=SimulatedDisk())
    table = RecordTable(storage, "notes")
    for key, kind in before:
        table.put(key, {"kind": kind})

    def is_as_scanned() -> bool:
        scanned = {str(row.doc_id) for row in table if row["kind"] == "x"}
        return set(table.ids("kind", "x")) == set(table.ids(_kinds, ("kind", "x"))) == scanned

    with suppress(InterruptedError), storage.transaction():
        for key, kind in inside:
            if kind == "dropped":
                storage.add("notes", Change(is_dropped=True))
            elif kind == "gone":
                table.erase([key])
            else:
                table.put(key, {"kind": kind})
            assert is_as_scanned()
        raise InterruptedError
    assert is_as_scanned()


def _kinds(record: Mapping[str, Any]) -> Iterator[Hashable]:
    """What a record is found under, told by a function."""
    yield "kind", record["kind"]


def test_transaction_is_seen_inside_and_only_inside(storage: JournalStorage) -> None:
    """Reads in a transaction see its changes; nothing is on disk or told before it ends."""
    table = RecordTable(storage, "notes")
    table.put("a", {"n": 1})
    heard: list[str] = []
    storage.changed.subscribe(lambda _, ids: heard.extend(ids))

    with storage.transaction():
        table.put("b", {"n": 2})
        table.erase(["a"])
        assert [str(row.doc_id) for row in table.matching("n", 2)] == ["b"]
        assert table.record("a") is None
        assert len(table) == 1
        assert storage.engine.tables["notes"].keys() == {"a"}
        assert heard == []

    assert heard == ["a", "b"]
    assert [str(row.doc_id) for row in table] == ["b"]


def test_changes_apply_in_the_order_of_deleting_and_putting() -> None:
    """A record that is deleted and put again in one transaction is there."""
    tables = {"notes": {"a": b"{}", "b": b"{}"}}

    apply(tables, {"notes": Change(puts={"a": b"[]"}, gone={"a": None, "b": None})})

    assert tables == {"notes": {"a": b"[]"}}


def test_dropped_tables_are_gone_when_opened_again(tmp_path: Path) -> None:
    """TinyDB's own ways of dropping tables are durable."""
    with TinyDB(tmp_path, storage=JournalStorage) as stock:
        stock.table("one").insert({})
        stock.table("two").insert({"a": 1})
        stock.drop_table("one")

    with TinyDB(tmp_path, storage=JournalStorage) as stock:
        assert stock.tables() == {"two"}
        assert stock.table("two").all() == [{"a": 1}]
