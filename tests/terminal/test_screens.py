"""Whole screens as a person sees them, in files that a person can read: tests/terminal/screens.

QUOTH_SCREENS=write python -m pytest tests/terminal/test_screens.py    writes them again; look at the difference
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.terminal.person import SAMPLES, Person, Setting

pytestmark = pytest.mark.slow

SCREENS = Path(__file__).parent / "screens"
SMALL, USUAL, LARGE = (
    Setting(columns=columns, lines=lines, has_colour=True) for columns, lines in ((60, 16), (80, 24), (200, 60))
)


@pytest.mark.parametrize(
    ("name", "setting", "keys", "words"),
    [
        ("reader-small", SMALL, ("]", "]"), "claim 2 of 36"),
        ("reader-usual", USUAL, ("]", "]"), "claim 2 of 36"),
        ("reader-large", LARGE, ("]", "]"), "claim 2 of 36"),
        ("speakers-usual", USUAL, ("S",), "start of the text"),
    ],
)
def test_screen_is_as_it_was(tmp_path: Path, name: str, setting: Setting, keys: tuple[str, ...], words: str) -> None:
    """Every cell of it, but blanks at the ends of lines."""
    path = SCREENS / f"{name}.txt"
    with Person(tmp_path, setting).at(SAMPLES / "harbour-inquiry.txt") as terminal:
        terminal.sees("of 36")
        terminal.press(*keys)
        terminal.sees(words)
        if os.environ.get("QUOTH_SCREENS") == "write":
            terminal.listen(1.0)
            path.write_text(terminal.text + "\n", encoding="utf-8")
        expected = path.read_text(encoding="utf-8").removesuffix("\n")
        terminal.until(lambda: terminal.text == expected)
        terminal.press("escape")
        terminal.sees("reading")
        terminal.press("q")
