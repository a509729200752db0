"""Opening in a real terminal: what takes its time, what is refused, what is pasted."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tests.terminal.terminal import Terminal

pytestmark = pytest.mark.slow

PAGE = """<html><head><title>The ferry that came back</title></head><body><article><h1>The ferry that came back</h1>
<p>“We turned round at the lighthouse,” the captain, Ines Falk, said on Monday. “Nobody aboard complained.”</p>
<p>The company had promised an hourly service, and most of the island had come down to the quay to see it begin.</p>
</article></body></html>
"""


def test_page_opens_and_is_kept(tmp_path: Path) -> None:
    """A web page, read by another process while the screen came up."""
    path = tmp_path / "ferry.html"
    path.write_text(PAGE, encoding="utf-8")

    with Terminal(str(path), folder=tmp_path) as terminal:
        terminal.sees("claim 1 of")
        assert "turned round at the lighthouse" in " ".join(terminal.text.split())
        terminal.press("q")
        assert terminal.ends() == 0


def test_refusal_is_one_sentence_in_the_shell(tmp_path: Path) -> None:
    """The screen is given back, the sentence stands below the command, the exit code is that of wrong input."""
    path = tmp_path / "bomb.txt.gz"
    path.write_bytes(gzip.compress(b"0" * 90_000_000))

    with Terminal(str(path), folder=tmp_path) as terminal:
        assert terminal.ends() == 2
        assert "bomb.txt.gz" in terminal.output.decode(errors="replace").rsplit("\x1b[?1049l", 1)[-1]
        assert not (tmp_path / "store").exists()


def test_paste_of_any_size_and_kind_is_taken(tmp_path: Path) -> None:
    """Two megabytes with bytes that are no UTF-8 and commands for the terminal become a document."""
    path = tmp_path / "ferry.txt"
    path.write_text("The ferry came back.\n", encoding="utf-8")
    paragraph = b"\r\r\x1b]52;c;aGFoYQ==\x07\xff\xfe\x9b31m The boat was late again, said Joost Bakker. " * 20

    with Terminal(str(path), folder=tmp_path) as terminal:
        terminal.sees("The ferry came back")
        terminal.paste(b"The letters\r" + paragraph * 1000)
        terminal.sees("Pasted: The letters")
        terminal.press("enter")
        terminal.sees("reading The letters")
        terminal.sees("␛]52;c;aGFoYQ==␇")
        terminal.press("q")
        assert terminal.ends() == 0
        assert b"\x1b]52" not in terminal.output


def test_look_is_that_of_the_terminal(tmp_path: Path) -> None:
    """It is asked for its colour, answers late and in pieces, and the paper is light; nothing of that is typed."""
    path = tmp_path / "ferry.txt"
    path.write_text("The ferry came back.\n", encoding="utf-8")

    with Terminal(str(path), folder=tmp_path) as terminal:
        terminal.sees("The ferry came back")
        assert b"\x1b]11;?\x1b\\" in terminal.output
        terminal.type("\x1b]11;rgb:ffff/")
        terminal.settle()
        terminal.type("ffff/f0f0\x1b\\")
        terminal.until(lambda: b"48;2;251;248;241" in terminal.output)
        terminal.press("q")
        assert terminal.ends() == 0
