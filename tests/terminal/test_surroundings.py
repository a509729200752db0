"""Surroundings that are not as they should be: each is a working reader or one clear sentence, never a traceback."""

from __future__ import annotations

import re
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from store import Library
from tests.terminal.terminal import Terminal

pytestmark = pytest.mark.slow

PIER = "The pier\n\n“Nobody – nobody! – fishes here,” said Émile Roux. “The £5 fine is a rumour,” he added.\n"
HERE = "import tui.cli; tui.cli.main()"
COLOURS = re.compile(rb"\x1b\[[\d;]*[34]8;[\d;]*m")
"""Colours of 256 or of all."""


@pytest.fixture
def pier(tmp_path: Path) -> Path:
    """A file to read."""
    path = tmp_path / "pier.txt"
    path.write_text(PIER, encoding="utf-8")
    return path


def _annotates(terminal: Terminal) -> None:
    """A note is written on the claim, and quoth is left."""
    terminal.sees("“Nobody – nobody! – fishes here,” said Émile Roux.")
    terminal.sees("claim 1 of")
    terminal.press("]", "a")
    terminal.sees("ctrl+s save")
    terminal.type("who says so – Émile?")
    terminal.sees("who says so – Émile?")
    terminal.press("ctrl+s")
    terminal.sees("note saved")
    terminal.press("q")
    assert terminal.ends() == 0
    assert not terminal.left_on


@pytest.mark.parametrize(
    "variables",
    [
        {"TERM": "linux", "COLORTERM": None},
        {"TERM": "xterm", "COLORTERM": None},
        {"TERM": "", "COLORTERM": None},
        {"TERM": None, "COLORTERM": None},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "de_DE.ISO-8859-1", "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"},
        {"HOME": None, "USER": None, "LOGNAME": None},
        {"HOME": "/proc/none"},
        {"QUOTH_CONFIG": "/proc/none/config.toml"},
    ],
    ids=lambda variables: " ".join(f"{name}={value}" for name, value in variables.items()),
)
def test_reader_works_in(pier: Path, tmp_path: Path, variables: dict[str, Any]) -> None:
    """Few colours, none, another locale or no home: the text is whole, and a note is kept."""
    with Terminal(str(pier), folder=tmp_path, **variables) as terminal:
        _annotates(terminal)


@pytest.mark.parametrize("term", ["linux", "xterm"])
def test_terminal_of_sixteen_colours_is_sent_no_others(pier: Path, tmp_path: Path, term: str) -> None:
    """What it does not know it may print."""
    with Terminal(str(pier), folder=tmp_path, TERM=term, COLORTERM=None) as terminal:
        terminal.sees("claim 1 of")
        terminal.press("q")
        terminal.ends()

        assert not COLOURS.search(bytes(terminal.output))


def test_dumb_terminal_is_refused_in_a_sentence(pier: Path, tmp_path: Path) -> None:
    """It cannot be drawn on; there are commands that need not."""
    with Terminal(str(pier), folder=tmp_path, TERM="dumb") as terminal:
        assert terminal.ends() == 2
        terminal.sees("TERM is dumb")
        assert b"\x1b[?1049h" not in terminal.output


def test_errors_that_go_to_a_file_leave_the_screen_on_the_terminal(pier: Path, tmp_path: Path) -> None:
    """`quoth FILE 2>errors` reads all the same."""
    redirected = f"import os; os.dup2(os.open({str(tmp_path / 'errors')!r}, os.O_CREAT | os.O_WRONLY), 2); {HERE}"

    with Terminal(str(pier), folder=tmp_path, program=redirected) as terminal:
        _annotates(terminal)
    assert not (tmp_path / "errors").read_bytes()


def test_output_that_is_no_terminal_is_refused_in_a_sentence(pier: Path) -> None:
    """There is nothing to draw on."""
    done = subprocess.run(
        [sys.executable, "-c", HERE, str(pier)], capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
    )

    assert done.returncode == 2
    assert done.stderr.startswith("quoth: the reader needs a terminal")


def test_store_that_cannot_be_made_is_said_and_the_text_is_read(pier: Path, tmp_path: Path) -> None:
    """The claims are there; what is written is not said to be saved, and stays in the box."""
    with Terminal(str(pier), folder=tmp_path, QUOTH_STORE="/proc/none/store") as terminal:
        terminal.sees("/proc/none cannot be written")
        terminal.sees("claim 1 of")
        terminal.press("]", "a")
        terminal.sees("ctrl+s save")
        terminal.type("kept nowhere")
        terminal.press("ctrl+s")
        terminal.sees("Not saved.")
        terminal.sees("kept nowhere")
        terminal.press("escape", "q")
        assert terminal.ends() == 0
        assert not terminal.left_on


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="the limits of another process are Linux's")
def test_full_disk_is_said_and_what_was_written_is_saved_when_there_is_room(pier: Path, tmp_path: Path) -> None:
    """Nothing is said to be saved that is not; the note stays open, and the same key saves it later."""
    with Terminal(str(pier), folder=tmp_path) as terminal:
        terminal.sees("claim 1 of")
        terminal.press("]", "a")
        terminal.sees("ctrl+s save")
        terminal.type("once there is room")
        terminal.until(
            lambda: b"once there" in b"".join(log.read_bytes() for log in (tmp_path / "store").glob("log-*"))
        )
        before = resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE, (16, resource.RLIM_INFINITY))
        terminal.press("ctrl+s")
        terminal.sees("Not saved.")
        assert "note saved" not in terminal.text
        resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE, before)
        terminal.press("ctrl+s")
        terminal.sees("note saved")
        terminal.press("q")
        assert terminal.ends() == 0

    with Library.open(tmp_path / "store") as library:
        assert [note.body for note in library.notebook.annotations()] == ["once there is room"]
