"""Merging: nothing is lost, and it is the same whichever way round and however often."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.library.checkup import examine
from store.library.joining import NOUNS, Tables, joined
from store.library.library import Library
from store.library.uniting import canonical, is_pointer
from store.model.annotation import Verdict
from store.model.span import Span
from store.text.hashing import text_hash
from tests.store.library.stores import TEXTS, Clock, claim, live, opened, read, tables

NAMES = ("ada", "bob", "cleo")
CLAIM = claim(Random(1))  # noqa: S311 - one of two, whichever


def histories(seed: int) -> tuple[Tables, ...]:
    """Three stores of three people who work alone, and now and then take in what another has."""
    random, clock = Random(seed), Clock()  # noqa: S311 - a life to try, no secret
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        libraries = [stack.enter_context(opened(folder, name, clock)) for name in NAMES]
        for _ in range(random.randint(1, 4)):
            for library, name in zip(libraries, NAMES, strict=True):
                live(library, random, name, random.randint(0, 4))
            if random.random() < 0.7:
                giver, taker = random.sample(libraries, 2)
                taker.doors.merge(giver.folder)
        return tuple(tables(library.folder) for library in libraries)


seeds = st.integers(0, 2**32)


@given(seeds)
@settings(deadline=None, max_examples=40)
def test_merging_is_the_same_whichever_way_round(seed: int) -> None:
    """Commutative."""
    one, other, _ = histories(seed)

    assert joined(one, other) == joined(other, one)


@given(seeds)
@settings(deadline=None, max_examples=40)
def test_merging_three_stores_is_the_same_in_any_order(seed: int) -> None:
    """Associative."""
    one, other, third = histories(seed)

    assert joined(joined(one, other), third) == joined(one, joined(other, third))


@given(seeds)
@settings(deadline=None, max_examples=40)
def test_merging_again_changes_nothing(seed: int) -> None:
    """Idempotent: what was merged already, and the whole itself, bring nothing new."""
    one, other, _ = histories(seed)
    both = joined(one, other)

    assert joined(both, both) == both
    assert joined(both, other) == both
    assert joined(both, one) == both


@given(seeds)
@settings(deadline=None, max_examples=40)
def test_merging_loses_nothing(seed: int) -> None:
    """Every note, verdict and correction of either is there or in its own history; every change and text is there."""
    one, other, _ = histories(seed)
    both = joined(one, other)
    told = {(change["record"], _words(change["after"])) for change in both.get("history", {}).values()}

    for side in (one, other):
        assert side.get("history", {}).keys() <= both.get("history", {}).keys()
        for name in NOUNS:
            for key, record in side.get(name, {}).items():
                assert key in both[name]
                assert (key, _words(record)) in told
                assert not is_pointer(both["documents"][both[name][key]["document"]])
        for record in side.get("documents", {}).values():
            if not is_pointer(record):
                assert record["text_hash"] in _texts(both)


def _words(record: dict[str, object] | None) -> str:
    """A record without its document, which may be united with another."""
    return canonical({name: value for name, value in (record or {}).items() if name != "document"})


def _texts(both: Tables) -> set[str]:
    """Every text that a document has or had."""
    return {
        name
        for record in both["documents"].values()
        if not is_pointer(record)
        for name in (record["text_hash"], *record.get("earlier", ()))
    }


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Library, Library]]:
    """Ada's store and Bob's: each kept the same text from another path, and Bob's has a note."""
    clock = Clock()
    with (
        opened(tmp_path, "ada", clock) as ada,
        opened(tmp_path, "bob", clock) as bob,
    ):
        ada.shelf.keep(read(TEXTS[0], "/ada/ferry.txt"))
        ferry = bob.shelf.keep(read(TEXTS[0], "/bob/ferry.txt"))
        bob.notebook.annotate(ferry, Span(4, 9), body="which ferry?")
        yield ada, bob


def test_same_text_of_two_stores_is_one_document_with_the_notes_of_both(two: tuple[Library, Library]) -> None:
    """Opened from either path it is the same document, and shows both people's notes."""
    ada, bob = two
    (mine,) = ada.shelf.documents()
    ada.notebook.annotate(ada.shelf.document(mine.id), Span(0, 3), body="article")

    taken = ada.doors.merge(bob.folder)

    (document,) = ada.shelf.documents()
    assert {note.body for note in ada.notebook.annotations(document.id)} == {"which ferry?", "article"}
    assert taken.added == {"annotations": 1}
    for source in ("/ada/ferry.txt", "/bob/ferry.txt"):
        assert ada.shelf.keep(read(TEXTS[0], source)).id == document.id
    assert examine(ada.folder).is_sound


def test_merge_brings_texts_and_touches_nothing_of_the_other_store(two: tuple[Library, Library]) -> None:
    """Documents open from what was copied; every byte of the other store is as it was."""
    ada, bob = two
    bob.shelf.keep(read(TEXTS[2], "/bob/rain.txt", "Rain"))
    before = _bytes(bob.folder)

    ada.doors.merge(bob.folder)

    assert ada.shelf.document(ada.shelf.find("Rain").id).text == TEXTS[2]
    assert _bytes(bob.folder) == before


def test_merging_twice_writes_nothing_the_second_time(two: tuple[Library, Library]) -> None:
    """Not a byte more on disk, and it says that nothing is new."""
    ada, bob = two
    ada.doors.merge(bob.folder)
    before = _bytes(ada.folder)

    taken = ada.doors.merge(bob.folder)

    assert (taken.added, taken.changed, taken.conflicts) == ({}, 0, ())
    assert _bytes(ada.folder) == before


def test_note_changed_on_one_side_only_is_no_conflict(two: tuple[Library, Library]) -> None:
    """What only one of them changed is what he made of it, also when he took it back."""
    ada, bob = two
    ada.doors.merge(bob.folder)
    (note,) = bob.notebook.annotations()
    bob.notebook.change(replace(note, body="which one?"))

    first = ada.doors.merge(bob.folder)
    bob.notebook.undo()
    second = ada.doors.merge(bob.folder)

    assert (first.changed, first.conflicts, second.changed, second.conflicts) == (1, (), 1, ())
    assert [each.body for each in ada.notebook.annotations()] == ["which ferry?"]


def test_note_changed_on_both_sides_is_listed_and_both_states_stay(two: tuple[Library, Library]) -> None:
    """The later counts, the earlier is in the history; the next merge has nothing to say."""
    ada, bob = two
    ada.doors.merge(bob.folder)
    (note,) = bob.notebook.annotations()
    bob.notebook.change(replace(note, body="the night ferry?"))
    ada.notebook.change(replace(ada.notebook.annotations()[0], body="the day ferry?"))

    taken = bob.doors.merge(ada.folder)

    (conflict,) = taken.conflicts
    assert "ada" in conflict
    assert "bob" in conflict
    assert [each.body for each in bob.notebook.annotations()] == ["the day ferry?"]
    assert {change.after["body"] for change in bob.notebook.history(note.id)} >= {"the night ferry?", "the day ferry?"}
    assert bob.doors.merge(ada.folder).conflicts == ()


def test_two_verdicts_on_one_claim_are_listed_and_the_later_counts(two: tuple[Library, Library]) -> None:
    """Both are kept; the desk shows the later and knows of the other."""
    ada, bob = two
    for library, verdict in ((bob, Verdict.REFUTED), (ada, Verdict.SUPPORTED)):
        (kept,) = library.shelf.documents()
        library.notebook.judge(library.shelf.document(kept.id), CLAIM, verdict)

    taken = ada.doors.merge(bob.folder)

    (conflict,) = taken.conflicts
    assert "supported by ada counts, refuted by bob is earlier" in conflict
    (judged,) = ada.desk(ada.shelf.documents()[0].id, (CLAIM,)).claims
    assert judged.verdict is Verdict.SUPPORTED
    assert [each.author for each in judged.overruled] == ["bob"]


def test_merge_that_was_killed_in_the_middle_is_finished_by_the_next(
    two: tuple[Library, Library], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed after the texts and before the records: nothing is there yet, and then all of it."""
    ada, bob = two
    bob.shelf.keep(read(TEXTS[2], "/bob/rain.txt", "Rain"))
    before, expected = tables(ada.folder), joined(tables(ada.folder), tables(bob.folder))

    with monkeypatch.context() as patched:
        patched.setattr("store.database.engine.Engine.commit", _killed)
        with pytest.raises(KeyboardInterrupt):
            ada.doors.merge(bob.folder)
    assert tables(ada.folder) == before
    ada.doors.merge(bob.folder)

    assert tables(ada.folder) == expected


def test_text_that_the_other_store_lost_is_named_and_the_notes_come(two: tuple[Library, Library]) -> None:
    """A damaged text there costs no note here."""
    ada, bob = two
    rain = bob.shelf.keep(read(TEXTS[2], "/bob/rain.txt", "Rain"))
    bob.notebook.annotate(rain, Span(0, 4), body="how much?")
    (bob.folder / "texts" / f"{text_hash(TEXTS[2])}.txt").unlink()

    taken = ada.doors.merge(bob.folder)

    assert "Rain" in taken.left_out[0]
    assert {note.body for note in ada.notebook.annotations()} == {"which ferry?", "how much?"}


def test_forgetting_a_merged_document_leaves_nothing_of_either(two: tuple[Library, Library]) -> None:
    """Also the record that only points to it, and the other's notes, go."""
    ada, bob = two
    ada.doors.merge(bob.folder)

    ada.forget(ada.shelf.documents()[0].id)

    left = b"".join(_bytes(ada.folder).values())
    assert b"ferry" not in left
    assert not any(tables(ada.folder).get(name) for name in ("documents", "history", *NOUNS))


def _killed(*_: object) -> None:
    """The program is killed here."""
    raise KeyboardInterrupt


def _bytes(folder: Path) -> dict[Path, bytes]:
    """Every file of a store, but not when somebody looked at the lock."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
