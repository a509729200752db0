"""The commands that look after the store: what they print, what they change, and the exit code."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tinydb import Query, TinyDB

from store import Asked, Library, Span
from store.reading.read import read_bytes
from tui.commands import quoth

LETTER = "“Burn this when you have read it,” wrote the clerk.\n\nThe payments began in May.\n"


def call(store: Path, *args: str) -> Result:
    """Run a command on a store, in this process."""
    return CliRunner().invoke(quoth, [*args, "--store", str(store)])


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with one document and one note on it."""
    folder = tmp_path / "store"
    with Library.open(folder) as library:
        letter = library.shelf.keep(read_bytes(LETTER.encode(), source=str(tmp_path / "letter.txt"), name="letter.txt"))
        library.notebook.annotate(letter, Span(1, 10), body="who is the clerk?", tags=("source",))
    return folder


def test_library_lists_what_is_kept(store: Path) -> None:
    """Each kept document is a line; with --json an object."""
    shown = call(store, "library")
    (document,) = json.loads(call(store, "library", "--json").stdout)

    assert shown.exit_code == 0
    assert document["id"][:12] in shown.stdout
    assert document["source"].endswith("letter.txt")


def test_library_says_when_nothing_is_kept_and_makes_no_store(tmp_path: Path) -> None:
    """Looking into a store that is not there yet does not make one."""
    result = call(tmp_path / "none", "library")

    assert result.exit_code == 0
    assert "Nothing is kept yet" in result.stdout
    assert not (tmp_path / "none").exists()


def test_doctor_finds_a_sound_store_sound(store: Path) -> None:
    """Exit 0, the counts, and a plain word."""
    result = call(store, "doctor")

    assert result.exit_code == 0
    assert "1 annotations" in result.stdout
    assert "sound" in result.stdout
    assert json.loads(call(store, "doctor", "--json").stdout)["is_sound"] is True


def test_doctor_of_a_folder_that_is_not_there_has_nothing_to_find(tmp_path: Path) -> None:
    """It is said that nothing is kept there, and no folder is made."""
    nowhere = tmp_path / "nowhere"

    assert call(nowhere, "doctor").stdout == f"{nowhere}: nothing is kept there yet.\n"
    assert json.loads(call(nowhere, "doctor", "--json").stdout) == {"is_sound": True, "findings": [], "records": {}}
    assert call(nowhere, "doctor", "--repair").exit_code == 0
    assert not nowhere.exists()


def test_doctor_names_what_is_damaged_and_changes_nothing(store: Path) -> None:
    """A flipped bit in the text of a document is found: exit 1, one line for it, every file as it was."""
    (text,) = (store / "texts").glob("*.txt")
    text.chmod(0o600)
    text.write_bytes(text.read_bytes().replace(b"Burn", b"Bury"))
    before = {path: path.read_bytes() for path in store.rglob("*") if path.is_file()}

    result = call(store, "doctor")

    assert result.exit_code == 1
    assert "letter" in result.stdout
    assert {path: path.read_bytes() for path in store.rglob("*") if path.is_file()} == before


def test_doctor_commands_no_terminal(store: Path) -> None:
    """What is damaged goes by its title, which somebody else wrote; what is hostile in it is seen, not sent."""
    with Library.open(store) as library:
        kept = library.shelf.documents()[0]
        library.shelf.edit(kept.id, title="The gate\u202e\x07\x9b2J")
    for text in (store / "texts").glob("*.txt"):
        text.unlink()

    said = call(store, "doctor").stdout

    assert "The gate" in said
    assert not {"\u202e", "\x07", "\x9b"} & {*said}


def test_backup_can_be_restored(store: Path) -> None:
    """What was there when the backup was made is there again, and what it replaced is backed up itself."""
    assert call(store, "backup").exit_code == 0
    with Library.open(store) as library:
        (note,) = library.notebook.annotations()
        library.notebook.remove(note.id)

    result = call(store, "restore")

    assert result.exit_code == 0
    with Library.open(store) as library:
        assert [note.body for note in library.notebook.annotations()] == ["who is the clerk?"]
    assert len(json.loads(call(store, "backup", "--list", "--json").stdout)) >= 2


def test_restore_without_a_backup_is_a_usage_error(store: Path) -> None:
    """There is nothing to restore, and it says so."""
    for copy in (store / "backup").glob("*"):
        copy.unlink()

    result = call(store, "restore")

    assert result.exit_code == 2
    assert "no backup" in result.stderr


def test_restore_of_a_name_that_is_none_is_wrong_input(store: Path) -> None:
    """A backup that does not exist: exit 2, and where to see those that do."""
    result = call(store, "restore", "yesteryear")

    assert result.exit_code == 2
    assert "quoth backup --list" in result.stderr


@pytest.mark.parametrize("command", [("library",), ("backup",), ("export", "json", "--all")])
def test_command_says_what_opening_had_to_repair(command: tuple[str, ...], store: Path) -> None:
    """A change that was lost is said on standard error by whatever command meets it first."""
    (journal,) = store.glob("log-*.jsonl")
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join([*lines[:-2], lines[-2].replace(b"a", b"b", 1), lines[-1]]))

    result = call(store, *command)

    assert result.stderr.startswith("quoth: ")


def test_export_is_opened_and_queried_by_stock_tinydb(store: Path, tmp_path: Path) -> None:
    """The way out needs nothing of ours."""
    path = tmp_path / "out.json"

    result = call(store, "export", "json", "--all", "--force", "-o", str(path))

    assert result.exit_code == 0
    with TinyDB(path) as exported:
        (note,) = exported.table("annotations").search(Query().tags.any(["source"]))
    assert note["body"] == "who is the clerk?"


def test_export_that_cannot_be_written_leaves_the_earlier_one(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that fails at the sync: exit 2, one sentence, the file as it was, nothing beside it."""
    path = tmp_path / "out.json"
    path.write_text("the earlier one", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = call(store, "export", "json", "--all", "--force", "-o", str(path))

    assert result.exit_code == 2
    assert "no space left" in result.stderr
    assert path.read_text(encoding="utf-8") == "the earlier one"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["out.json", "store"]


def test_export_into_a_folder_that_is_not_there_is_wrong_input(store: Path, tmp_path: Path) -> None:
    """Exit 2 and the path, no traceback."""
    result = call(store, "export", "json", "--all", "-o", str(tmp_path / "nowhere" / "out.json"))

    assert result.exit_code == 2
    assert "nowhere" in result.stderr


def test_forget_removes_every_trace_and_says_what(store: Path) -> None:
    """No file of the store holds a word of the document or of the note any more, backups included."""
    assert call(store, "backup").exit_code == 0

    result = call(store, "forget", "letter", "--yes")

    assert result.exit_code == 0
    assert result.stdout.strip()
    left = b"".join(path.read_bytes() for path in store.rglob("*") if path.is_file())
    assert b"clerk" not in left
    assert b"Burn" not in left


def test_forget_of_a_document_forgets_what_was_searched_for(store: Path) -> None:
    """A query may name a source without being about the document: all of them go, and it is said."""
    Asked(store).remember("who is the clerk")

    result = call(store, "forget", "letter", "--yes")

    assert "what you searched for" in result.stdout
    assert b"who is the" not in b"".join(path.read_bytes() for path in store.rglob("*") if path.is_file())


def test_forget_queries_leaves_the_documents(store: Path) -> None:
    """`--queries` takes what was searched for, and nothing else; with a document, or without both, it is no command."""
    Asked(store).remember("who is the clerk")

    assert call(store, "forget", "--queries", "--yes").exit_code == 0
    assert Asked(store).queries() == ()
    with Library.open(store) as library:
        assert len(library.shelf.documents()) == 1
    assert call(store, "forget", "letter", "--queries", "--yes").exit_code == 2
    assert call(store, "forget", "--yes").exit_code == 2


def test_forget_works_when_the_text_is_gone_or_the_document_is_off_the_shelf(store: Path) -> None:
    """What is left of a damaged or removed document must not stay because it is damaged or removed."""
    (text,) = (store / "texts").glob("*.txt")
    text.unlink()
    with Library.open(store) as library:
        (kept,) = library.shelf.documents()
        library.shelf.remove(kept.id)

    result = call(store, "forget", kept.id, "--yes")

    assert result.exit_code == 0
    assert b"clerk" not in b"".join(path.read_bytes() for path in store.rglob("*") if path.is_file())


def test_forget_asks_first(store: Path) -> None:
    """Without --yes a person is asked, and no answer means no."""
    result = call(store, "forget", "letter")

    assert result.exit_code == 1
    with Library.open(store) as library:
        assert len(library.shelf.documents()) == 1


def test_forget_of_a_document_that_is_not_kept_is_wrong_input(store: Path) -> None:
    """A name that nothing goes by: exit 2 and one line."""
    result = call(store, "forget", "nonesuch", "--yes")

    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("name", ["library", "backup", "restore", "doctor"])
def test_store_that_cannot_be_read_is_exit_3_or_a_finding(name: str, tmp_path: Path) -> None:
    """A store that a newer release wrote, or that is damaged, is left alone and named in one line."""
    folder = tmp_path / "store"
    folder.mkdir()
    (folder / "snap-1.jsonl").write_text("neither this nor that\n", encoding="utf-8")

    result = call(folder, name)

    assert result.exit_code in ((1, 3) if name == "doctor" else (3,))
    assert "Traceback" not in result.output
    assert (folder / "snap-1.jsonl").read_text(encoding="utf-8") == "neither this nor that\n"


def test_speakers_lists_who_is_quoted_in_what_is_kept(store: Path) -> None:
    """How often and how; with --json every statement with its place."""
    shown = call(store, "speakers").stdout
    (voice,) = json.loads(call(store, "speakers", "letter", "--json").stdout)

    assert "1 quoted" in shown
    assert voice["speaker"] == "the clerk"
    (one,) = voice["said"]
    assert one["source"] == "the clerk"
    assert one["words"] == LETTER[slice(*one["content"][0])]
    assert one["document"]["title"]


def test_speakers_reads_a_file_that_is_not_kept(tmp_path: Path) -> None:
    """A path is read and left alone: no store is made for it."""
    path = tmp_path / "note.txt"
    path.write_text("“Not today,” said Pia Lund.\n", encoding="utf-8")

    result = call(tmp_path / "store", "speakers", str(path))

    assert "    1  Pia Lund  (1 quoted)" in result.stdout
    assert "“Not today,”" in call(tmp_path / "store", "speakers", str(path), "--who", "lund").stdout
    assert not (tmp_path / "store").exists()
    assert call(tmp_path / "store", "speakers", str(tmp_path / "none.txt")).exit_code == 2


def test_notes_lists_every_note_with_its_words(store: Path) -> None:
    """The quote, the note, the tags; --tag narrows, and no note is said in words."""
    shown = call(store, "notes").stdout
    (note,) = json.loads(call(store, "notes", "--json").stdout)

    assert "who is the clerk?" in shown
    assert "#source" in shown
    assert (note["quote"], note["span"], note["certainty"]) == (LETTER[1:10], [1, 10], "sure")
    assert call(store, "notes", "--tag", "other").stdout == "There are no notes.\n"


def test_notes_gives_words_with_marks_of_their_own_no_second_pair(tmp_path: Path) -> None:
    """A note on a quotation begins with the quotation's own mark."""
    with Library.open(tmp_path / "store") as library:
        quay = library.shelf.keep(
            read_bytes("“Not today,” said Pia Lund.".encode(), source="/quay.txt", name="quay.txt")
        )
        library.notebook.annotate(quay, Span(0, 12), body="when, then?")
        library.notebook.annotate(quay, Span(18, 26), body="who?")

    shown = call(tmp_path / "store", "notes").stdout

    assert "  “Not today,”\n" in shown
    assert "  “Pia Lund”\n" in shown
