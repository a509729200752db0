"""Forgetting protects a source: nothing of the document is left, and what went is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.errors import NoSuchDocument
from store.library import checkup
from store.library.library import Library
from store.model.document import Block, BlockKind, Document
from store.model.span import Span

PERSON = "Ottokar Finsterwald"
TEXT = f"The files came from {PERSON}, who works in the archive."


def read(text: str, source: str) -> Document:
    """A document as reading gives it."""
    block = Block(kind=BlockKind.PARAGRAPH, span=Span(0, len(text)))
    return Document(id="", title=f"About {source}", source=source, language="en", text=text, blocks=(block,))


def test_forgotten_document_is_in_no_file(library: Library, tmp_path: Path) -> None:
    """Text, earlier text, notes, history and the backups' copies are gone; the other document is not."""
    other = library.shelf.keep(read("Nothing to see here.", "/x/other.txt"))
    library.notebook.annotate(other, Span(0, 7), body="dull")
    library.shelf.keep(read(TEXT, "/x/secret.txt"))
    kept = library.shelf.keep(read("Later. " + TEXT, "/x/secret.txt"))
    note = library.notebook.annotate(kept, Span(7, 20), body=f"ask {PERSON} again")
    library.notebook.remove(note.id)
    library.shelf.remember(kept.id, 12)
    library.back_up()
    (tmp_path / "store" / "cache").mkdir()
    (tmp_path / "store" / "cache" / "claims").write_text(PERSON)

    forgotten = library.forget(kept.id)

    for path in (tmp_path / "store").rglob("*"):
        data = b"" if path.is_dir() else path.read_bytes()
        assert PERSON.encode() not in data, path
        assert kept.id.encode() not in data, path
    assert forgotten.title == "About /x/secret.txt"
    said = "\n".join(forgotten.lines)
    assert all(word in said for word in ("annotations", "history", "texts/", "backup", "cache", "positions"))
    assert [one.id for one in library.shelf.documents()] == [other.id]
    assert len(library.notebook.annotations(other.id)) == 1
    assert library.shelf.document(other.id).blocks
    assert (
        library.notebook.undo()
        == "removal of the note on “The files cam”: left as it is, it was changed elsewhere since"
    )
    assert library.notebook.annotations(kept.id) == ()
    assert checkup.examine(tmp_path / "store").is_sound


def test_window_that_still_shows_a_forgotten_document_does_not_bring_it_back(library: Library, tmp_path: Path) -> None:
    """Nothing can be written on it any more: no note, no verdict, no place."""
    kept = library.shelf.keep(read(TEXT, "/x/secret.txt"))
    with Library.open(tmp_path / "store") as other:
        note = other.notebook.annotate(kept, Span(4, 9), body="which?")
        library.catch_up()
        library.forget(kept.id)

        with pytest.raises(NoSuchDocument, match="forgotten"):
            other.notebook.annotate(kept, Span(4, 9), body=PERSON)
        with pytest.raises(NoSuchDocument, match="forgotten"):
            other.notebook.change(note)
        with pytest.raises(NoSuchDocument, match="forgotten"):
            other.shelf.remember(kept, 5)
        assert "left as it is" in str(other.notebook.undo())

    for path in (tmp_path / "store").rglob("*"):
        data = b"" if path.is_dir() else path.read_bytes()
        assert kept.id.encode() not in data, path


def test_records_astray_are_found_and_can_be_forgotten(library: Library, tmp_path: Path) -> None:
    """What an older release wrote on a forgotten document is named by the checkup and goes."""
    kept = library.shelf.keep(read(TEXT, "/x/secret.txt"))
    library.notebook.annotate(kept, Span(4, 9))
    library._database.table("documents").erase([kept.id])

    (finding,) = checkup.examine(tmp_path / "store").findings

    assert f"quoth forget {kept.id}" in finding
    assert library.forget(kept.id).title == kept.id
    assert checkup.examine(tmp_path / "store").is_sound


def test_text_stays_when_another_document_has_it(library: Library, tmp_path: Path) -> None:
    """A text that two documents share goes with the second."""
    texts = tmp_path / "store" / "texts"
    paths = [tmp_path / name for name in ("a.txt", "b.txt")]
    for path in paths:
        path.write_text(TEXT)
    one, other = (library.shelf.keep(read(TEXT, str(path))) for path in paths)
    assert one.id != other.id

    library.forget(one.id)
    assert library.shelf.document(other.id).text == TEXT
    library.forget(other.id)

    assert not [*texts.iterdir()]


def test_removed_document_can_be_forgotten(library: Library) -> None:
    """Taking it off the shelf first does not keep it from being forgotten; twice is an error."""
    kept = library.shelf.keep(read(TEXT, "/x/secret.txt"))
    library.shelf.remove(kept.id)

    library.forget(kept.id)

    with pytest.raises(NoSuchDocument):
        library.forget(kept.id)


def test_checkup_finds_a_text_that_is_gone(library: Library, tmp_path: Path) -> None:
    """A document without its text is named."""
    library.shelf.keep(read(TEXT, "/x/secret.txt"))
    next((tmp_path / "store" / "texts").iterdir()).unlink()

    (finding,) = checkup.examine(tmp_path / "store").findings

    assert "About /x/secret.txt" in finding
    assert checkup.repair(tmp_path / "store").findings == (finding,)


def test_restored_library_has_its_notes_again(library: Library) -> None:
    """A backup brings back what was removed since."""
    kept = library.shelf.keep(read(TEXT, "/x/secret.txt"))
    note = library.notebook.annotate(kept, Span(4, 9), body="which?")
    name = library.back_up().name
    library.notebook.remove(note.id)

    library.restore(name)

    assert library.notebook.annotations(kept.id) == (note,)
    assert name in {backup.name for backup in library.backups()}
