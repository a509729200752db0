"""Importing: what left a store comes back, what others wrote finds its place, and nothing comes in twice."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import NotImportable
from store.exchange.formats import formats
from store.exchange.recognising import read_incoming
from store.library.joining import NOUNS, Tables
from store.library.library import Library
from store.model.annotation import Verdict
from store.model.document import Metadata
from store.model.span import Span
from tests.store.library.stores import TEXTS, Clock, claim, live, opened, read, tables

ADDRESS = "https://example.org/ferry"
BACK = ("w3c", "hypothesis", "csv")
"""Formats whose notes come back to a document that is kept."""


@pytest.fixture
def clock() -> Clock:
    """One time for everybody."""
    return Clock()


@pytest.fixture
def ada(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    """Ada's store: a document with a note, a verdict and a correction."""
    with opened(tmp_path, "ada", clock) as library:
        ferry = library.shelf.keep(replace(read(TEXTS[0], "/ada/ferry.txt"), metadata=Metadata(url=ADDRESS)))
        library.notebook.annotate(ferry, Span(4, 9), body="=which one?", tags=("ask",), evidence=("log, p. 3",))
        library.notebook.judge(ferry, claim(Random(1)), Verdict.DISPUTED)  # noqa: S311 - one of two, whichever
        library.notebook.make_claim(ferry, Span(22, 44), speaker="Ada Holm")
        yield library


@pytest.fixture
def bob(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    """Bob's store: the same text from another path, and nothing noted yet."""
    with opened(tmp_path, "bob", clock) as library:
        library.shelf.keep(read(TEXTS[0], "/bob/ferry.txt"))
        yield library


def exported(library: Library, form: str) -> bytes:
    """Everything in a store, in that format."""
    if form == "json":
        out = io.StringIO()
        library.doors.export_json(out)
        return out.getvalue().encode()
    dossiers = [library.doors.dossier(kept.id) for kept in library.shelf.documents()]
    return formats()[form].write(dossiers).encode()


def living(found: Tables) -> Tables:
    """What was not deleted, as an export has it."""
    kept = ("documents", "blocks", "positions", "history", *NOUNS)
    rows = {name: {key: row for key, row in found.get(name, {}).items() if "deleted" not in row} for name in kept}
    return {name: row for name, row in rows.items() if row}


def _on_the_shelf(found: Tables) -> Tables:
    """What is about documents that were not taken off the shelf."""
    there = found.get("documents", {})
    texts = {name for row in there.values() for name in (row["text_hash"], *row.get("earlier", ()))}
    rows = {
        name: {key: row for key, row in rows.items() if row.get("document", key) in {*there, *texts}}
        for name, rows in found.items()
    }
    return {name: row for name, row in rows.items() if row}


@given(st.integers(0, 2**32))
@settings(deadline=None, max_examples=30)
def test_plain_json_brings_every_living_record_and_text_back(seed: int) -> None:
    """Into an empty store: documents, structure, places, notes, verdicts, corrections and their history."""
    clock = Clock()
    with TemporaryDirectory() as folder, opened(Path(folder), "ada", clock) as library:
        live(library, Random(seed), "ada", 12)  # noqa: S311 - a life to try, no secret
        data = exported(library, "json")
        with opened(Path(folder), "bob", clock) as empty:
            empty.doors.take(data)

            assert living(tables(empty.folder)) == _on_the_shelf(living(tables(library.folder)))
            assert [empty.shelf.document(kept.id) for kept in empty.shelf.documents()] == [
                library.shelf.document(kept.id) for kept in library.shelf.documents()
            ]


@pytest.mark.parametrize("form", ["json", *BACK])
def test_importing_ones_own_export_changes_nothing(form: str, ada: Library) -> None:
    """Not a byte on disk: what is in the file is here already."""
    data, before = exported(ada, form), tables(ada.folder)

    taken = ada.doors.take(data)

    assert (taken.added, taken.changed, taken.conflicts, taken.left_out) == ({}, 0, (), ())
    assert tables(ada.folder) == before


@pytest.mark.parametrize("form", ["json", *BACK])
def test_notes_come_to_the_same_text_in_another_store_once(form: str, ada: Library, bob: Library) -> None:
    """Whatever its document is called there: every note, verdict and correction, and a second time nothing."""
    data = exported(ada, form)

    first, second = bob.doors.take(data), bob.doors.take(data)

    (kept,) = bob.shelf.documents()
    (note,) = bob.notebook.annotations(kept.id)
    assert (note.body, note.tags, note.evidence, note.author) == ("=which one?", ("ask",), ("log, p. 3",), "ada")
    assert [each.verdict for each in bob.notebook.judgements(kept.id)] == [Verdict.DISPUTED]
    assert [each.speaker for each in bob.notebook.corrections(kept.id)] == ["Ada Holm"]
    assert first.added == {"annotations": 1, "judgements": 1, "corrections": 1}
    assert (second.added, second.changed, second.conflicts) == ({}, 0, ())


@pytest.mark.parametrize("form", BACK)
def test_what_was_deleted_here_since_stays_deleted(form: str, ada: Library) -> None:
    """An old file brings nothing back that a person took away after it was written."""
    data = exported(ada, form)
    (note,) = ada.notebook.annotations()
    ada.notebook.remove(note.id)

    ada.doors.take(data)

    assert ada.notebook.annotations() == ()


def test_note_edited_in_a_spreadsheet_is_the_note_now_and_the_old_one_is_in_its_history(ada: Library) -> None:
    """The cell was changed and nothing else: it counts, both are kept, and it says so; then there is nothing new."""
    data = exported(ada, "csv").replace(b"'=which one?", b"the night ferry?")

    first, second = ada.doors.take(data), ada.doors.take(data)

    (note,) = ada.notebook.annotations()
    assert note.body == "the night ferry?"
    assert [change.after["body"] for change in ada.notebook.history(note.id)] == ["=which one?", "the night ferry?"]
    assert len(first.conflicts) == 1
    assert (second.changed, second.conflicts) == (0, ())


def test_old_file_does_not_undo_what_was_changed_here_since(ada: Library) -> None:
    """The file has a state that this store knows: it is older, and no clash."""
    data = exported(ada, "w3c")
    (note,) = ada.notebook.annotations()
    ada.notebook.change(replace(note, body="the day ferry?"))

    taken = ada.doors.take(data)

    assert [each.body for each in ada.notebook.annotations()] == ["the day ferry?"]
    assert (taken.changed, taken.conflicts) == (0, ())


FOREIGN = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "https://example.net/anno/7",
    "type": "Annotation",
    "creator": "https://example.net/people/jo",
    "created": "2026-02-01T10:00:00Z",
    "body": [
        {"type": "TextualBody", "value": "Is that so?"},
        {"type": "TextualBody", "value": "tides", "purpose": "tagging"},
        "https://example.net/log",
    ],
    "target": {
        "source": ADDRESS,
        "selector": {"type": "TextQuoteSelector", "exact": "Nobody saw it leave", "prefix": "late. “"},
    },
}


def test_annotation_of_another_program_finds_its_words(ada: Library) -> None:
    """By the address of its document and the words it quotes; a note like any other, once."""
    data = json.dumps(FOREIGN).encode()

    ada.doors.take(data)
    again = ada.doors.take(data)

    note = next(each for each in ada.notebook.annotations() if each.body == "Is that so?")
    assert (note.tags, note.evidence) == (("tides",), ("https://example.net/log",))
    assert note.author == "https://example.net/people/jo"
    (kept,) = ada.shelf.documents()
    (place,) = [one.anchor for one in ada.desk(kept.id).annotations if one.annotation == note]
    assert place is not None
    assert place.certainty == "sure"
    assert place.span.of(TEXTS[0]) == "Nobody saw it leave"
    assert (again.added, again.changed, again.conflicts) == ({}, 0, ())


def test_row_of_hypothesis_finds_its_words_and_a_page_note_is_counted(ada: Library) -> None:
    """A row as the API answers; a reply has no words to stand on and is named."""
    selector = [{"type": "RangeSelector"}, {"type": "TextQuoteSelector", "exact": "ferry", "prefix": "The "}]
    row = {
        "id": "LGVKq4E4SKK_AAAA",
        "created": "2026-02-01T10:00:00.5+00:00",
        "updated": "2026-02-01T10:00:00.5+00:00",
        "user": "acct:jo@hypothes.is",
        "uri": ADDRESS,
        "text": "which?",
        "tags": ["boats"],
        "target": [{"source": ADDRESS, "selector": selector}],
        "document": {"title": ["The ferry"]},
    }
    reply = {**row, "id": "x", "references": ["LGVKq4E4SKK_AAAA"], "target": [{"source": ADDRESS}]}

    taken = ada.doors.take(json.dumps({"total": 2, "rows": [row, reply]}).encode())

    note = next(each for each in ada.notebook.annotations() if each.body == "which?")
    assert (note.author, note.tags, note.target.quote.exact) == ("jo", ("boats",), "ferry")
    assert "1 replies" in taken.left_out[0]


@pytest.mark.parametrize("form", BACK)
def test_notes_on_a_document_that_is_not_kept_are_named_and_left_out(form: str, ada: Library, tmp_path: Path) -> None:
    """There is nothing to put them on; the document must be opened first."""
    with Library.open(tmp_path / "empty") as empty:
        taken = empty.doors.take(exported(ada, form))

    assert taken.added == {}
    assert "3 notes are on “The ferry”" in taken.left_out[0]


def test_text_that_was_changed_in_the_file_is_refused_whole(ada: Library, tmp_path: Path) -> None:
    """A text that is not what its name says: nothing of the file comes in."""
    data = exported(ada, "json").replace(b"left late.", b"left soon.")

    with Library.open(tmp_path / "empty") as empty, pytest.raises(NotImportable, match="was changed"):
        empty.doors.take(data)


def test_document_without_its_text_is_left_out_with_its_notes(ada: Library, tmp_path: Path) -> None:
    """It could not be opened here; the rest comes in."""
    whole = json.loads(exported(ada, "json"))
    del whole["texts"]

    with Library.open(tmp_path / "empty") as empty:
        taken = empty.doors.take(json.dumps(whole).encode())
        assert empty.shelf.documents() == ()

    assert taken.added == {}
    assert len(taken.left_out) == 2


broken = st.sampled_from((None, "", "x", -1, 10**9, 1.5, True, [], [1], {}, {"id": 1}, "\ud800", "\x1b[2J"))


@given(st.data())
@settings(deadline=None, max_examples=150)
def test_file_with_one_value_that_is_wrong_is_refused_or_taken_and_nothing_else(data: st.DataObject) -> None:
    """Any field of any format replaced by anything: a sentence, or a store that still opens, shows and exports."""
    with TemporaryDirectory() as folder, Library.open(Path(folder) / "s", author="ada", machine="m") as library:
        ferry = library.shelf.keep(read(TEXTS[0], "/ada/ferry.txt"))
        library.notebook.annotate(ferry, Span(4, 9), body="which?")
        library.notebook.judge(ferry, claim(Random(1)), Verdict.DISPUTED)  # noqa: S311 - one of two, whichever
        library.notebook.correct(ferry, claim(Random(1)), speaker="Ada Holm")  # noqa: S311 - the same
        value = json.loads(exported(library, data.draw(st.sampled_from(("json", "w3c", "hypothesis")))))
        _break(value, data.draw)
        with Library.open(Path(folder) / "t") as other:
            other.shelf.keep(read(TEXTS[0], "/bob/ferry.txt"))
            with suppress(NotImportable):
                other.doors.take(json.dumps(value).encode())
            for kept in other.shelf.documents():
                other.desk(kept.id, (claim(Random(1)),))  # noqa: S311 - the same
            assert exported(other, "json")
            assert exported(other, "csv")


def _break(value: object, draw: Callable[[st.SearchStrategy[object]], object]) -> None:
    """Put something else in the place of one value somewhere inside."""
    while True:
        keys: list[object] = list(value) if isinstance(value, dict) else list(range(len(value)))  # type: ignore[arg-type] # a list
        if not keys:
            return
        key = draw(st.sampled_from(keys))
        inside = value[key]  # type: ignore[index] # a dict or a list
        if not isinstance(inside, dict | list) or not inside or draw(st.integers(0, 4)) == 0:
            value[key] = draw(broken)  # type: ignore[index] # a dict or a list
            return
        value = inside


@given(st.binary() | st.text().map(str.encode) | st.recursive(broken, st.lists).map(lambda v: json.dumps(v).encode()))
@settings(deadline=None)
def test_any_bytes_are_recognised_or_refused_in_a_sentence(data: bytes) -> None:
    """Nothing but NotImportable ever leaves."""
    try:
        read_incoming(data)
    except NotImportable as refusal:
        assert str(refusal).strip()  # noqa: PT017 - most bytes are refused, some are not
