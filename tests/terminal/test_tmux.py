"""The reader in tmux: keys with Alt, Esc behind tmux's own delay, what is copied, another size of the pane."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.terminal.person import SAMPLES
from tests.terminal.terminal import PATIENCE, ROOT

pytestmark = [pytest.mark.slow, pytest.mark.skipif(shutil.which("tmux") is None, reason="there is no tmux here")]


class Pane:
    """A pane of a tmux of its own, which has nothing to do with anybody's."""

    def __init__(self, folder: Path) -> None:
        """The server listens in a folder."""
        self._tmux = ["tmux", "-S", str(folder / "tmux"), "-f", "/dev/null"]
        apart = ("TMUX", "TMUX_PANE", "DISPLAY", "WAYLAND_DISPLAY", "SSH_TTY", "SSH_CONNECTION")
        self._variables = {name: value for name, value in os.environ.items() if name not in apart}

    def __call__(self, *words: str) -> str:
        """What a command of tmux gives."""
        done = subprocess.run(
            [*self._tmux, *words], env=self._variables, cwd=ROOT, capture_output=True, text=True, check=False
        )
        return done.stdout

    @property
    def text(self) -> str:
        """What the pane shows, in one line."""
        return " ".join(self("capture-pane", "-p").split())

    def until(self, condition: Callable[[], object]) -> None:
        """Wait until something is so; fail with the screen when it never is."""
        end = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < end, self("capture-pane", "-p")

    def sees(self, words: str) -> None:
        """Wait until words are in the pane."""
        self.until(lambda: words in self.text)

    def press(self, *keys: str) -> None:
        """Press keys by tmux's names for them."""
        self("send-keys", *keys)


@contextmanager
def pane(folder: Path, file: Path) -> Iterator[Pane]:
    """The reader in a pane; behind it stands what it ended with."""
    made = Pane(folder)
    command = f"'{sys.executable}' -c 'from tui.cli import main; main()' --store '{folder / 'store'}' '{file}'"
    command = command.replace("--store", "open --store")
    made("new-session", "-d", "-x", "100", "-y", "30", f"{command}; echo ended $?; cat")
    try:
        yield made
    finally:
        made("kill-server")


def test_reader_in_tmux(tmp_path: Path) -> None:
    """Esc closes, Alt goes back, `y` fills tmux's buffer, a narrower pane is filled, and the pane is left clean."""
    with pane(tmp_path, SAMPLES / "harbour-inquiry.txt") as tmux:
        tmux.sees("of 36")
        tmux.press("]", "]")
        tmux.sees("claim 2 of 36")
        tmux.press("G")
        tmux.sees("100 %")
        tmux.press("M-Left")
        tmux.sees("claim 2 of 36")
        tmux.press("y")
        tmux.sees("copied (tmux")
        assert "eleven trolleys" in tmux("show-buffer")
        tmux.press("a")
        tmux.sees("save")
        tmux.press("-l", "from tmux")
        tmux.sees("from tmux")
        tmux.press("C-s")
        tmux.sees("note saved")
        tmux.press("?")
        tmux.sees("Moving")
        tmux.press("Escape")
        tmux.sees("claim 2 of 36")
        tmux("resize-window", "-x", "70", "-y", "20")
        tmux.until(lambda: max(map(len, tmux("capture-pane", "-p").splitlines())) <= 70)
        tmux.sees("claim 2 of 36")
        tmux.press("q")
        tmux.sees("ended 0")
        assert "reading" not in tmux.text
