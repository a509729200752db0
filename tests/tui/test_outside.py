"""A note in the person's own editor: whatever that does, the reader goes on and nothing of the note is lost."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tui.outside import edited_outside, editor
from tui.screens.attempts import Failure

APP: Any = SimpleNamespace(suspend=nullcontext)
"""An app that gives the terminal away."""


@pytest.fixture(autouse=True)
def _no_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    """The person named none."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)


@pytest.mark.parametrize(
    ("named", "command"),
    [
        ("emacs -nw", ["emacs", "-nw"]),
        ("'/opt/my editor/ed' --wait", ["/opt/my editor/ed", "--wait"]),
        ("ed '", ["ed '"]),
        ("   ", []),
    ],
)
def test_editor_is_parted_as_a_shell_would(named: str, command: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Its options are options; what no shell could part is a name that there is no program of."""
    monkeypatch.setenv("EDITOR", named)
    monkeypatch.setattr("shutil.which", lambda _: None)

    assert editor() == command


@pytest.mark.parametrize("named", ["", " ", "no-such-editor-here", "ed '", "false"])
def test_editor_that_does_not_work_is_said(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A note that is being written never ends with the reader."""
    monkeypatch.setenv("EDITOR", named)
    monkeypatch.setattr("tui.outside._USUAL", ())

    assert isinstance(edited_outside(APP, "who paid?"), Failure)


def test_full_disk_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no file can be made for the editor, the note stays where it is."""
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))

    assert isinstance(edited_outside(APP, "who paid?"), Failure)


def test_what_an_editor_saves_is_cleaned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Line ends of another system are line ends, and what commands a terminal is seen: as with a pasted text."""
    script = tmp_path / "edit.py"
    script.write_text("import sys; open(sys.argv[1], 'ab').write(b'\\r\\nthe \\x1b[2Jharbour\\n')\n", encoding="utf-8")
    monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")

    assert edited_outside(APP, "who paid?") == "who paid?\nthe ␛[2Jharbour"
