"""The files below folders: each once, in order, whatever stands beside them."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from store.errors import UnreadableDocument
from store.reading.read import read_document
from store.reading.trees import files_under, hash_of


def shown(path: Path) -> list[str]:
    """What is found below a path: names of files, and the beginnings of why not."""
    return [
        each.name if isinstance(each, Path) else str(each).split(": ")[0].replace(str(path), "") + "!"
        for each in files_under(path)
    ]


def test_files_come_in_the_order_of_their_names_folder_by_folder(tmp_path: Path) -> None:
    """The files of a folder, then its folders; hidden ones are passed over."""
    for name in ("b/two.txt", "b/one.txt", "b/deep/three.txt", "a/four.txt", "zero.txt", ".hidden.txt", ".git/config"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("words")

    assert shown(tmp_path) == ["zero.txt", "four.txt", "one.txt", "two.txt", "three.txt"]


def test_hidden_file_that_is_named_is_itself(tmp_path: Path) -> None:
    """A file is not looked for in itself, whatever it is called."""
    assert list(files_under(tmp_path / ".notes")) == [tmp_path / ".notes"]


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    """A link back up would lead in circles, one to the side would give a file twice; a link to a file is one."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.txt").write_text("words")
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    (tmp_path / "side").symlink_to(tmp_path / "in")
    (tmp_path / "same.txt").symlink_to(tmp_path / "in" / "one.txt")

    assert shown(tmp_path) == ["same.txt", "one.txt"]


def test_what_is_no_file_is_told_and_never_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe without a writer would be read for ever; a link may lead nowhere, or to itself."""
    os.mkfifo(tmp_path / "a-pipe")
    (tmp_path / "b-nowhere").symlink_to("nothing")
    (tmp_path / "c-self").symlink_to("c-self")
    with socket.socket(socket.AF_UNIX) as listening:
        monkeypatch.chdir(tmp_path)  # the name of a socket may not be long
        listening.bind("d-socket")

    assert shown(tmp_path) == [
        "/a-pipe is a pipe and no file!",
        "There is no file /b-nowhere!",
        "/c-self is a link that leads back to itself!",
        "/d-socket is a socket and no file!",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may look into every folder")
def test_folder_that_is_closed_is_told(tmp_path: Path) -> None:
    """What cannot be listed is a line, and the rest goes on."""
    (tmp_path / "closed").mkdir(mode=0)
    (tmp_path / "z.txt").write_text("words")

    assert shown(tmp_path) == ["z.txt", "/closed may not be read by you!"]


def test_hash_is_of_the_bytes_and_none_where_there_are_none(tmp_path: Path) -> None:
    """The same hash as the document keeps of its source; a pipe is not waited for."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "one.txt").write_bytes(b"Caf\xe9 au lait.\r\n")

    assert hash_of(tmp_path / "one.txt") == read_document(tmp_path / "one.txt").metadata.source_hash
    assert hash_of(tmp_path / "pipe") is None
    assert hash_of(tmp_path / "missing") is None


def test_pipe_is_refused_in_one_sentence(tmp_path: Path) -> None:
    """Nothing that is no file is opened by its name."""
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(UnreadableDocument, match="is a pipe and no file: read what comes from it with quoth -"):
        read_document(tmp_path / "pipe")


def test_pipe_that_a_shell_opened_is_read() -> None:
    """`quoth text <(command)` names one of the program's own open files."""
    out, into = os.pipe()
    os.write(into, b"It was late.\n")
    os.close(into)
    try:
        assert read_document(Path(f"/dev/fd/{out}")).text == "It was late.\n"
    finally:
        os.close(out)
