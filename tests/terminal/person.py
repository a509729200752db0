"""A person at a terminal: opens quoth, does something, leaves; and looks afterwards whether all is as it should be."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.terminal.terminal import ROOT, Terminal

SAMPLES = ROOT / "docs" / "samples"
_COLOUR = re.compile(rb"[34]8;2;(\d+);(\d+);(\d+)|[34]8;5;\d+|\x1b\[[34][1-6]m")
_KEPT = """
import json, sys
from pathlib import Path
from store import Library
with Library.open(Path(sys.argv[1])) as library:
    book = library.notebook
    print(json.dumps({
        "notes": [[note.body, *note.tags] for note in book.annotations()],
        "verdicts": [one.verdict.value for one in book.judgements()],
        "speakers": [one.speaker for one in book.corrections()],
    }))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a journey is made in."""

    columns: int
    lines: int
    has_colour: bool

    def __str__(self) -> str:
        """As pytest names it."""
        return f"{self.columns}x{self.lines}{'' if self.has_colour else '-NO_COLOR'}"


SETTINGS = tuple(
    Setting(columns=columns, lines=lines, has_colour=has_colour)
    for columns, lines in ((60, 16), (80, 24), (200, 60))
    for has_colour in (True, False)
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a folder for the store, in front of a terminal of some size."""

    folder: Path
    setting: Setting

    @contextmanager
    def at(self, *arguments: str | Path) -> Iterator[Terminal]:
        """A window, which is left with `q` and gives the terminal back as it was."""
        with self.window(*arguments) as terminal:
            yield terminal
            self.left(terminal)

    def window(self, *arguments: str | Path) -> Terminal:
        """A window that may end in another way."""
        colour = {} if self.setting.has_colour else {"NO_COLOR": "1"}
        size = {"columns": self.setting.columns, "lines": self.setting.lines}
        return Terminal(*map(str, arguments), folder=self.folder, **size, **colour)  # type: ignore[arg-type]

    def left(self, terminal: Terminal) -> None:
        """It ended well, left nothing on, drew in the colours that were asked for, and told of no mistake."""
        assert terminal.ends() == 0, terminal.text
        assert not terminal.left_on
        assert b"Traceback" not in terminal.output
        hues = [found for found in _COLOUR.finditer(terminal.output) if len(set(found.groups())) > 1 or not found[1]]
        assert bool(hues) == self.setting.has_colour

    @property
    def kept(self) -> dict[str, Any]:
        """What another process finds in the store, which it first examines."""
        store = str(self.folder / "store")
        quoth = [sys.executable, "-c", "from tui.cli import main; main()"]
        examined = subprocess.run(
            [*quoth, "doctor", "--json", "--store", store], cwd=ROOT, capture_output=True, check=False
        )
        assert json.loads(examined.stdout)["is_sound"], examined.stdout.decode()
        found = subprocess.run(
            [sys.executable, "-c", _KEPT, store], cwd=ROOT, capture_output=True, check=True, text=True
        )
        kept: dict[str, Any] = json.loads(found.stdout)
        return kept
