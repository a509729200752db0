"""Reading: a document comes out, or one clear sentence that says why not and what to do."""

from __future__ import annotations

import io
import os
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import store.reading.read as reading
from store.errors import UnreadableDocument
from store.model.document import Document
from store.reading.content import Content
from store.reading.formats import Format, read_content
from store.reading.read import read_bytes, read_document, read_stream
from store.reading.wire import decode_content, encode_content
from store.text.cleaning import visible, visible_line

LETTER = "Ferry late again\n\nThe night ferry left at 3.05, said Ada Brandt.\n"
ODD_PIECES = st.sampled_from(
    [
        *(
            b"\x00",
            b"\xff\xfe",
            b"\xef\xbb\xbf",
            b"\r\n",
            b"\r",
            b"\n\n",
            b"# ",
            b"---\n",
            b"title: x\n",
            b"> ",
            b"- ",
            b"| a |",
        ),
        *(
            b"```",
            b"\x1b]0;x\x07",
            b"\xe2\x80\xae",
            b"\xed\xa0\x80",
            b"\xc3",
            b"%PDF-",
            b"PK\x03\x04",
            b"<html",
            b"word ",
            b"By A B\n",
        ),
    ]
)


class Here:
    """Reads every format in this process: quicker to start than the worker, for bytes made by the test."""

    def read(self, data: bytes, kind: Format, encoding: str | None) -> Content:
        """What the worker would answer."""
        return decode_content(encode_content(read_content(data, kind, encoding)))


def refusal(data: bytes, encoding: str | None = None) -> str:
    """The sentence with which bytes are refused."""
    with pytest.raises(UnreadableDocument) as caught:
        read_bytes(data, source="notes.txt", name="notes.txt", encoding=encoding)
    return str(caught.value)


@given(st.binary() | st.lists(ODD_PIECES, max_size=40).map(b"".join), st.sampled_from(["a.txt", "a.md", "a.html", ""]))
@settings(deadline=None, max_examples=300)
def test_any_bytes_become_a_document_or_a_refusal(data: bytes, name: str) -> None:
    """Any bytes -> Document or UnreadableDocument, never anything else; a document is safe to show and well built."""
    try:
        document = read_bytes(data, source="here", name=name, worker=Here())
    except UnreadableDocument:
        return
    assert_well_built(document)


def assert_well_built(document: Document) -> None:
    """Nothing unsafe is in it; its blocks are in order, do not meet, and hold no white space at their ends."""
    assert document.text == visible(document.text)
    assert document.title == visible_line(document.title) != ""
    end = 0
    for block in document.blocks:
        assert end <= block.span.start < block.span.end <= len(document.text)
        assert block.span.of(document.text).strip() == block.span.of(document.text)
        end = block.span.end


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"]) | st.just("\n")).filter(str.strip))
@settings(deadline=None)
def test_a_clean_file_is_read_as_it_stands(text: str) -> None:
    """For UTF-8 with LF and nothing unsafe, the document's text is the file's text."""
    assert read_bytes(text.encode(), source="here", name="a.md").text == text


def test_read_document_knows_where_it_comes_from(tmp_path: Path) -> None:
    """Title, source, hashes and encoding are those of the file."""
    path = tmp_path / "ferry.txt"
    path.write_text(LETTER, encoding="utf-8")

    document = read_document(path)

    assert (document.title, document.source, document.text) == ("Ferry late again", str(path), LETTER)
    assert document.id == document.metadata.source_hash == sha256(LETTER.encode()).hexdigest()
    assert (document.metadata.encoding, document.metadata.encoding_was_guessed) == ("utf-8", False)


def test_read_stream_reads_what_comes_through_a_pipe() -> None:
    """Standard input has the source "-"."""
    document = read_stream(io.BytesIO(b"just some words that came along"))

    assert (document.source, document.title) == ("-", "standard input")


def test_a_document_without_a_headline_is_named_after_its_file() -> None:
    """The stem of the name is the last resort, made safe."""
    assert read_bytes(b"only a sentence.", source="x", name="minutes\x1b of may.txt").title == "minutes\u241b of may"


def test_a_missing_file_is_refused_with_its_path(tmp_path: Path) -> None:
    """The sentence names the path; the error carries it."""
    path = tmp_path / "not here.txt"

    with pytest.raises(UnreadableDocument, match=r"There is no file .*not here.txt: check the name") as caught:
        read_document(path)

    assert caught.value.path == path


def test_a_folder_and_a_path_through_a_file_are_refused(tmp_path: Path) -> None:
    """A folder is not a document, and a file is not a folder."""
    file = tmp_path / "file.txt"
    file.write_text(LETTER, encoding="utf-8")

    with pytest.raises(UnreadableDocument, match="is a folder: name a file in it"):
        read_document(tmp_path)
    with pytest.raises(UnreadableDocument, match="not a folder"):
        read_document(file / "below.txt")


def test_a_path_that_no_system_has_is_refused() -> None:
    """A zero byte or a name of 5,000 letters is a wrong name, not a crash."""
    with pytest.raises(UnreadableDocument, match="There is no file a␀b"):
        read_document(Path("a\x00b"))
    with pytest.raises(UnreadableDocument, match="longer than this system allows"):
        read_document(Path("x" * 5000))


def test_an_escape_sequence_in_a_file_name_is_shown_not_obeyed(tmp_path: Path) -> None:
    """A path is made safe before it stands in a message."""
    with pytest.raises(UnreadableDocument) as caught:
        read_document(tmp_path / "a\x1b]0;owned\x07.txt")

    assert "\x1b" not in str(caught.value)
    assert "\u241b]0;owned\u2407" in str(caught.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="permissions do not bind the superuser")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    """The sentence says what to change."""
    path = tmp_path / "secret.txt"
    path.write_text(LETTER, encoding="utf-8")
    path.chmod(0)

    with pytest.raises(UnreadableDocument, match="change its permissions"):
        read_document(path)


def test_a_failing_disk_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the system says while reading is put into the sentence."""
    path = tmp_path / "letter.txt"
    path.write_text(LETTER, encoding="utf-8")

    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(UnreadableDocument, match=r"letter.txt cannot be read: input/output error"):
        read_document(path)


def test_a_permission_error_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same refusal for whoever runs the tests as superuser."""
    path = tmp_path / "letter.txt"
    path.write_text(LETTER, encoding="utf-8")

    def fail(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(UnreadableDocument, match=r"letter.txt may not be read by you"):
        read_document(path)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """Its size is known without reading; the sentence names it."""
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(reading.MAX_BYTES + 5 * 1024 * 1024)

    with pytest.raises(UnreadableDocument, match="is 205 MB; the most that is read of its kind is 64 MB: split it"):
        read_document(path)


def test_a_pipe_is_not_read_beyond_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """An endless pipe is refused after the limit and one byte."""
    monkeypatch.setattr(reading, "MAX_BYTES", 1024 * 1024)
    stream = io.BytesIO(b"yes\n" * 1024 * 1024)

    with pytest.raises(UnreadableDocument, match="Standard input is over 1 MB"):
        read_stream(stream)

    assert stream.tell() == 1024 * 1024 + 1


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\xef\xbb\xbf", b"\xff\xfe\n\x00"])
def test_nothing_to_read_is_refused(data: bytes) -> None:
    """No bytes, white space, or a byte order mark alone is an empty document."""
    assert refusal(data) == "notes.txt is empty: there is no text in it to read."


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04\x14\x00", "a zip archive"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
    ],
)
def test_what_is_not_text_is_refused_by_its_name(data: bytes, what: str) -> None:
    """The sentence says what the file is, what is read, and the way out."""
    assert refusal(data).startswith(f"notes.txt is {what}")
    assert refusal(data).endswith(": save it as one of them first.")


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03" * 100, bytes(range(256)) * 10])
def test_binary_data_is_refused(data: bytes) -> None:
    """What is of no known kind and means nothing as text is refused."""
    assert refusal(data) == "notes.txt is not text (binary data): save it as text first."


def test_a_text_with_a_few_control_characters_is_a_text() -> None:
    """A log with colours is readable; its escapes are shown."""
    document = read_bytes(b"\x1b[31mred\x1b[0m and a bell \x07 in the log", source="x")

    assert document.text == "\u241b[31mred\u241b[0m and a bell \u2407 in the log"


def test_an_unknown_encoding_is_refused() -> None:
    """A wrong name on the command line is named and answered."""
    assert refusal(b"words", encoding="utf-99") == (
        "notes.txt was not read: there is no text encoding “utf-99”, try utf-8, cp1252 or utf-16."
    )
    assert refusal(b"words", encoding="hex").startswith("notes.txt was not read: there is no text encoding “hex”")


@given(st.sampled_from(["utf-7", "idna", "punycode", "utf-16", "cp037", "big5", "x\x00", "", "mbcs"]), st.binary())
@settings(deadline=None)
def test_any_encoding_gives_a_document_or_a_refusal(encoding: str, data: bytes) -> None:
    """Whatever codec a person names for whatever bytes, nothing else is raised."""
    try:
        document = read_bytes(data, source="x", encoding=encoding)
    except UnreadableDocument:
        return
    assert_well_built(document)
