"""The overview of what is kept: counts that are true, and files that are others by now."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from store.annotations import kept_nouns
from store.extraction.engine import extract
from store.library.library import Library
from store.library.overview import SourceState, source_state
from store.model.annotation import Verdict
from store.model.span import Span
from store.reading.read import read_bytes, read_document

if TYPE_CHECKING:
    import pytest

TEXT = "“The lock is rusted shut,” said Vera Lind. Nobody had a key.\n"


def test_overview_counts_verdicts_notes_and_known_claims(library: Library) -> None:
    """A verdict that was taken back counts no more; claims that nobody looked for are not nought."""
    document = library.shelf.keep(read_bytes(TEXT.encode(), source="/papers/lock.txt", name="lock.txt"))
    claims = extract(document)
    library.notebook.annotate(document, Span(0, 3))
    library.notebook.judge(document, claims[0], Verdict.DISPUTED)
    (before,) = library.overview()

    library.keep_claims(document, claims)
    library.notebook.judge(document, claims[0], Verdict.OPEN)
    (after,) = library.overview()

    assert (before.claims, before.judged, before.notes) == (None, 1, 1)
    assert (after.claims, after.judged) == (len(claims), 0)


def test_overview_counts_the_claims_that_a_person_has(library: Library) -> None:
    """One made by hand is among them, one that was hidden is not; undo takes both back."""
    document = library.shelf.keep(read_bytes(TEXT.encode(), source="/papers/lock.txt", name="lock.txt"))
    claims = extract(document)
    library.keep_claims(document, claims)

    def counted() -> int | None:
        (found,) = library.overview()
        return found.claims

    found = [counted()]
    library.notebook.make_claim(document, Span(44, 64), speaker="Vera Lind")
    found.append(counted())
    library.notebook.correct(document, claims[0], is_hidden=True)
    found.append(counted())
    library.notebook.undo()
    found.append(counted())

    assert found == [len(claims), len(claims) + 1, len(claims), len(claims) + 1]


def test_overview_is_the_same_after_any_change_without_a_noun_being_decoded(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is deleted, and what undo brings back, is counted right; 5,000 notes are not decoded for it each time."""
    document = library.shelf.keep(read_bytes(TEXT.encode(), source="/papers/lock.txt", name="lock.txt"))
    notes = [library.notebook.annotate(document, Span(at, at + 3)) for at in range(4)]
    library.notebook.judge(document, extract(document)[0], Verdict.REFUTED)
    decoded: list[object] = []

    def counted() -> tuple[int, int]:
        with monkeypatch.context() as patch:
            patch.setattr(kept_nouns, "decode", lambda *given: decoded.append(given))
            (found,) = library.overview()
            return found.judged, found.notes

    counts = [counted()]
    library.notebook.remove(notes[0].id)
    counts.append(counted())
    library.notebook.undo()
    counts.append(counted())

    assert counts == [(1, 4), (1, 3), (1, 4)]
    assert not decoded


def test_file_that_changed_or_went_says_so(library: Library, tmp_path: Path) -> None:
    """The bytes count, not the clock; what was pasted is no file."""
    path = tmp_path / "lock.txt"
    path.write_text(TEXT)
    library.shelf.keep(read_document(path))
    library.shelf.keep(read_bytes(b"Pasted words.\n", source="-", name="-"))
    states = []

    for act in (lambda: None, lambda: path.write_text(f"{TEXT}\nOne more line.\n"), path.unlink):
        act()
        states.append({Path(kept.source).name: source_state(kept) for kept in library.shelf.documents()})

    assert [each["lock.txt"] for each in states] == [SourceState.SAME, SourceState.CHANGED, SourceState.GONE]
    assert {each["-"] for each in states} == {SourceState.NONE}


def test_collections_are_kept_and_undone(library: Library) -> None:
    """A document is under as many as one likes; taking them away is an edit as well."""
    document = library.shelf.keep(read_bytes(TEXT.encode(), source="/papers/lock.txt", name="lock.txt"))

    library.shelf.edit(document.id, collections=("canals", "to read"))
    assert library.shelf.find(document.id).collections == ("canals", "to read")
    library.shelf.edit(document.id, collections=())
    assert library.shelf.find(document.id).collections == ()

    library.notebook.undo()
    assert library.shelf.find(document.id).collections == ("canals", "to read")
    assert library.shelf.keep(document).id == document.id
    assert library.shelf.find(document.id).collections == ("canals", "to read")
