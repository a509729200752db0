"""The clipboard: the best way that is there is taken, and what is said of it is true."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest

from tui.clipboard import copied, osc52, programs

XTERM = {"TERM": "xterm-256color"}


def names(variables: dict[str, str], platform: str = "linux") -> list[str]:
    """The programs that are tried."""
    return [command[0] for _, command in programs(variables, platform)]


def payload(order: str) -> bytes:
    """What a terminal takes from an OSC 52, all wrapping undone."""
    plain = re.sub(r"\x1b\x1b", "\x1b", order)
    plain = re.sub(r"\x1bP(?:tmux;)?|\x1b\\", "", plain)
    found = re.fullmatch(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", plain)
    assert found is not None
    return base64.b64decode(found[1])


def test_programs_are_those_that_reach_this_desktop() -> None:
    """Over SSH none of the other machine's; in tmux its own first."""
    assert names({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}) == ["wl-copy", "xclip", "xsel"]
    assert names({"DISPLAY": ":0", "SSH_TTY": "/dev/pts/1"}) == []
    assert names({"TMUX": "/tmp/tmux", "SSH_TTY": "/dev/pts/1"}) == ["tmux"]  # noqa: S108 - no file is made
    assert names({}, "darwin") == ["pbcopy"]


@pytest.mark.parametrize("variables", [XTERM, XTERM | {"TMUX": "x"}, {"TERM": "screen-256color"}, XTERM | {"STY": "1"}])
def test_terminal_gets_the_whole_text_through_tmux_and_screen(variables: dict[str, str]) -> None:
    """Wrapped as the multiplexer wants it, no piece too long for it, and nothing lost."""
    text = "“Größe” ✓ " * 200

    order = osc52(text, variables)

    assert payload(order).decode() == text
    assert ("tmux;" in order) == ("TMUX" in variables)
    if "STY" in variables or variables["TERM"].startswith("screen"):
        assert max(len(piece) for piece in order.split("\x1b\\")) <= 256


def test_first_program_that_works_is_named(tmp_path: Path) -> None:
    """One that fails is passed over; the terminal gets nothing then."""
    orders: list[str] = []
    asked: list[str] = []

    def run(command: list[str], data: bytes) -> bool:
        asked.append(command[0])
        return command[0] == "xsel" and data == b"words"

    said = copied("words", XTERM | {"DISPLAY": ":0"}, orders.append, tmp_path, run=run)

    assert (said, asked, orders) == ("copied (xsel)", ["xclip", "xsel"], [])


def test_terminal_is_told_when_no_program_is_there(tmp_path: Path) -> None:
    """Nobody knows whether it listens: it is said that it was sent."""
    orders: list[str] = []

    said = copied("words", XTERM, orders.append, tmp_path)

    assert said == "sent to the terminal’s clipboard (OSC 52)"
    assert orders == ["words"]


@pytest.mark.parametrize(("text", "term"), [("x" * 80_000, "xterm-256color"), ("words", "linux"), ("words", "dumb")])
def test_file_is_written_when_nothing_else_is_left(tmp_path: Path, text: str, term: str) -> None:
    """A terminal that knows no clipboard, or a text too long for it; nobody else may read the file."""
    orders: list[str] = []

    said = copied(text, {"TERM": term}, orders.append, tmp_path / "state")

    path = tmp_path / "state" / "copied.txt"
    assert path.read_text() == text
    assert path.stat().st_mode & 0o077 == 0
    assert str(path) in said
    assert orders == []


def test_what_cannot_be_copied_is_said(tmp_path: Path) -> None:
    """No clipboard and no file: not a word of success."""
    (tmp_path / "state").write_text("in the way")

    assert copied("words", {"TERM": "dumb"}, print, tmp_path / "state").startswith("not copied")
