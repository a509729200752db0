"""Short ways through the program, in a real terminal; the long ones are in test_matrix.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import Library
from tests.terminal.terminal import Terminal

pytestmark = pytest.mark.slow

ARTICLE = """The ferry that came back

“We turned round at the lighthouse,” the captain, Ines Falk, said on Monday. “Nobody aboard complained.”

The company had promised an hourly service. Falk said that the second boat was still in the yard.

“I have a timetable from 1988 that is more honest,” said Joost Bakker, who lives on the island.

According to Bakker, the shop has had no fresh bread since Friday.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A file to read."""
    path = tmp_path / "ferry.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_keys_typed_ahead_go_where_they_were_meant(article: Path, tmp_path: Path) -> None:
    """A note, a search, a tag and a move written in one breath: each key lands where it would one by one."""
    with Terminal(str(article), folder=tmp_path) as terminal:
        terminal.sees("claim 1 of")
        terminal.type("]aqxu 1 ahead\x13/bread\rt1988\r]")
        terminal.sees("claim 4 of 4 ·")
        terminal.press("q")
        assert terminal.ends() == 0
    with Library.open(tmp_path / "store") as library:
        notes = library.notebook.annotations()
    assert [(note.body, note.tags) for note in notes] == [("qxu 1 ahead", ()), ("", ("1988",))]


def test_small_terminal_gets_a_message_and_recovers(article: Path, tmp_path: Path) -> None:
    """Too small for a page, it says so; made larger, the text is there, and it goes on."""
    with Terminal(str(article), folder=tmp_path, columns=50, lines=12) as terminal:
        terminal.sees("quoth needs 60 × 16 cells")
        terminal.resize(100, 30)
        terminal.sees("claim 1 of")
        terminal.sees("We turned round at the lighthouse")
        terminal.press("q")
        assert terminal.ends() == 0


@pytest.mark.parametrize(("columns", "lines"), [(60, 16), (80, 24), (200, 60)])
def test_reader_works_in_any_size(article: Path, tmp_path: Path, columns: int, lines: int) -> None:
    """From the smallest terminal to a large one: text, claims, search, help, without colour too."""
    with Terminal(str(article), folder=tmp_path, columns=columns, lines=lines, NO_COLOR="1") as terminal:
        terminal.sees("The ferry that came back")
        terminal.press("tab")
        terminal.sees("Ines Falk")
        terminal.press("escape", "?")
        terminal.sees("Moving")
        terminal.press("escape", "/")
        terminal.type("fresh bread")
        terminal.sees("hit")
        terminal.press("escape", "q")
        assert terminal.ends() == 0


@pytest.mark.parametrize(("columns", "lines"), [(60, 16), (80, 24), (200, 60)])
def test_triage_is_left_and_resumed(article: Path, tmp_path: Path, columns: int, lines: int) -> None:
    """A key a claim; what was judged is judged, and the next session goes on behind it."""
    with Terminal(str(article), folder=tmp_path, columns=columns, lines=lines) as terminal:
        terminal.sees("claim 1 of")
        terminal.press("T")
        terminal.sees("0 of")
        terminal.press("2", "s", "1")
        terminal.sees("2 of")
        terminal.sees("saved")
        terminal.press("escape", "q")
        assert terminal.ends() == 0

    with Terminal(folder=tmp_path, columns=columns, lines=lines) as terminal:
        terminal.sees("Library")
        terminal.sees("The ferry that came")
        terminal.press("enter")
        terminal.sees("reading")
        terminal.sees("claim")
        terminal.press("T")
        terminal.sees("2 of")
        terminal.press("escape", "S")
        terminal.sees("Joost Bakker")
        terminal.press("escape", "q")
        assert terminal.ends() == 0
