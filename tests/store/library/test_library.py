"""The library: a document is kept whole, and with it everything that a person added."""

from __future__ import annotations

import errno
from dataclasses import replace
from pathlib import Path

import pytest

from store.errors import DamagedStore, NoSuchDocument, StoreNotWritable
from store.library.library import Library
from store.model.document import Block, BlockKind, Chapter, Document, Footnote, Metadata, Page
from store.model.span import Span
from store.text.hashing import text_hash

TEXT = "Council notes\n\nThe mayor, Jón Ärmel, opened the session late.\n"


def read(text: str = TEXT, source: str = "notes.txt", title: str = "Council notes") -> Document:
    """A document as reading gives it."""
    return Document(
        id=text_hash(text),
        title=title,
        source=source,
        language="en",
        text=text,
        blocks=(Block(kind=BlockKind.HEADING, span=Span(0, 13), level=1),),
        metadata=Metadata(
            author="R. Lind", date="2026-02-03", url="https://example.org/notes", origins=(("author", "JSON-LD"),)
        ),
        pages=(Page(label="iv", start=0, head="Council"), Page(label="1", start=15, foot="page 1")),
        chapters=(Chapter(title="Notes", start=0), Chapter(title="The mayor", start=15, level=2)),
        footnotes=(Footnote(reference=Span(19, 24), note=Span(41, 45)),),
    )


def test_document_opens_when_its_source_is_gone(tmp_path: Path) -> None:
    """Text, structure and metadata come back from the store alone."""
    with Library.open(tmp_path / "store") as library:
        kept = library.shelf.keep(read())

    with Library.open(tmp_path / "store") as library:
        again = library.shelf.document(kept.id)

    assert again == kept
    assert (again.text, again.blocks, again.metadata) == (TEXT, read().blocks, read().metadata)
    assert (again.pages, again.chapters, again.footnotes) == (read().pages, read().chapters, read().footnotes)
    assert Path(again.source).is_absolute()


def test_same_document_is_kept_once(library: Library) -> None:
    """Opening a file again opens the same kept document."""
    first = library.shelf.keep(read())

    assert library.shelf.keep(read()).id == first.id
    assert len(library.shelf.documents()) == 1


def test_text_of_a_kept_document_is_the_one_that_was_read(library: Library) -> None:
    """Text and blocks are in memory once: not those of the file and those of the store beside each other."""
    for document in (read(), read()):
        kept = library.shelf.keep(document)
        assert kept.text is document.text
        assert kept.blocks is document.blocks


def test_document_stays_the_same_when_its_file_changed(library: Library) -> None:
    """A new text under the old path: the same document, whose notes find their places in it."""
    first = library.shelf.keep(read())
    note = library.notebook.annotate(first, Span(TEXT.index("Jón"), TEXT.index("Jón") + 9), body="spelling?")

    second = library.shelf.keep(read("A correction.\n\n" + TEXT))

    assert second.id == first.id
    placed = library.desk(second.id).annotations
    assert [(one.annotation, one.anchor and one.anchor.span.of(second.text)) for one in placed] == [(note, "Jón Ärmel")]
    assert library.shelf.documents()[0].is_changed


def test_document_is_the_same_when_its_file_was_moved(library: Library) -> None:
    """The same text under a new path, the old file gone: the same document."""
    first = library.shelf.keep(read(source="/nowhere/old.txt"))

    second = library.shelf.keep(read(source="/nowhere/new.txt"))

    assert (second.id, second.source) == (first.id, "/nowhere/new.txt")


def test_document_is_found_by_id_path_and_title(library: Library) -> None:
    """Any of its names will do, with or without accents and case."""
    kept = library.shelf.keep(read(title="Sitzung im Rathaus Öhringen"))

    for name in (kept.id, kept.id[:12].upper(), kept.source, "rathaus ohr", "Sitzung im Rathaus Öhringen"):
        assert library.shelf.find(name).id == kept.id


def test_naming_a_document_fails_when_none_or_two_go_by_it(library: Library) -> None:
    """A name that is nobody's, or two's, is an error that says which."""
    library.shelf.keep(read(source="a.txt", title="Minutes of March"))
    library.shelf.keep(read(TEXT + "x", source="b.txt", title="Minutes of May"))

    with pytest.raises(NoSuchDocument, match="No kept document"):
        library.shelf.find("june")
    with pytest.raises(NoSuchDocument, match="Minutes of March"):
        library.shelf.find("minutes")


def test_position_is_remembered(library: Library) -> None:
    """The reader opens where the person stopped."""
    kept = library.shelf.keep(read())

    assert library.shelf.position(kept.id) == 0
    library.shelf.remember(kept.id, 21)
    assert library.shelf.position(kept.id) == 21


def test_position_is_found_again_when_the_text_changed(library: Library) -> None:
    """The reader opens at the same words, not at the same number."""
    kept = library.shelf.keep(read())
    library.shelf.remember(kept, TEXT.index("opened"))

    again = library.shelf.keep(read("A long correction has been put at the top of this page.\n\n" + TEXT))
    assert again.text[library.shelf.position(again.id) :].startswith("opened the session")
    emptied = library.shelf.keep(read("Gone."))
    assert library.shelf.position(emptied.id) == 5


def test_kept_document_opens_when_the_store_cannot_be_written(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full or read-only disk hides no notes; a document that was never kept cannot be kept now."""
    kept = library.shelf.keep(read())

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("store.database.disk.Disk.write", full)

    assert library.shelf.keep(read()) == kept
    with pytest.raises(StoreNotWritable, match="full"):
        library.shelf.keep(read("Something new.", "new.txt"))


def test_repaired_metadata_stays_when_the_document_is_opened_again(library: Library) -> None:
    """What a person repaired is not overwritten by what the file says."""
    kept = library.shelf.keep(read())

    library.shelf.edit(kept.id, title="Council, third session", author="Rosa Lind")

    again = library.shelf.keep(read())
    assert (again.title, again.metadata.author) == ("Council, third session", "Rosa Lind")


def test_structure_is_kept_anew_when_reading_sees_more_of_it(library: Library) -> None:
    """A later release may find headings where this one found none, in the same text."""
    library.shelf.keep(replace(read(), blocks=(), metadata=Metadata()))

    again = library.shelf.keep(read())

    assert (again.blocks, again.metadata) == (read().blocks, read().metadata)


def test_removed_document_is_off_the_shelf(library: Library) -> None:
    """A removed document is not listed and not found; keeping it again is a new start."""
    kept = library.shelf.keep(read())

    library.shelf.remove(kept.id)

    assert library.shelf.documents() == ()
    with pytest.raises(NoSuchDocument):
        library.shelf.document(kept.id)
    assert library.shelf.keep(read()).id != kept.id


def test_changed_text_file_is_damage(library: Library, tmp_path: Path) -> None:
    """A kept text that somebody edited is not shown as the one that was read."""
    kept = library.shelf.keep(read())
    next((tmp_path / "store" / "texts").iterdir()).write_text("something else")

    with pytest.raises(DamagedStore, match="notes on it are safe"):
        library.shelf.document(kept.id)


def test_subscriber_hears_of_changes_from_another_window(library: Library, tmp_path: Path) -> None:
    """A note written in one window reaches the other by catching up."""
    heard: list[str] = []
    kept = library.shelf.keep(read())
    with Library.open(tmp_path / "store") as other:
        other.subscribe(lambda table, _: heard.append(table))
        library.notebook.annotate(kept, Span(0, 7))

        assert other.catch_up()
        assert len(other.notebook.annotations(kept.id)) == 1

    assert "annotations" in heard


def test_renaming_can_be_undone_after_the_document_was_read(library: Library) -> None:
    """That it was opened since is nobody's change; when it was stays known."""
    kept = library.shelf.keep(read())
    library.shelf.edit(kept.id, title="Something else")
    library.shelf.keep(read())
    (opened,) = (each.opened for each in library.shelf.documents())

    assert library.notebook.undo() == "change of “Something else”"
    assert [(each.title, each.opened) for each in library.shelf.documents()] == [(kept.title, opened)]
    library.shelf.keep(read())
    assert library.notebook.redo() == "change of “Something else”"
    assert library.shelf.document(kept.id).title == "Something else"


def test_removing_and_renaming_a_document_can_be_undone(library: Library) -> None:
    """The shelf's changes are steps like any other."""
    kept = library.shelf.keep(read())
    library.shelf.edit(kept.id, title="Something else")
    library.shelf.remove(kept.id)

    assert library.notebook.undo() == "removal of “Something else”"
    assert library.shelf.document(kept.id).title == "Something else"
    assert library.notebook.undo() == "change of “Something else”"
    assert library.shelf.document(kept.id) == kept
    assert library.notebook.redo() == "change of “Something else”"
    assert library.shelf.document(kept.id).title == "Something else"
