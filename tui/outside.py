"""Outside: a text in the person's own editor, while the reader waits and the terminal is the editor's."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from tui.screens.attempts import Failure

if TYPE_CHECKING:
    from textual.app import App

_USUAL = ("sensible-editor", "nano", "vim", "vi")
"""Tried in this order where neither VISUAL nor EDITOR says anything."""


def editor() -> list[str]:
    """The command of the person's editor; empty if there is none."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    return shlex.split(named) if named else [next((name for name in _USUAL if shutil.which(name)), "")]


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """What ctrl+c stops in an editor is the editor's: it must not end the reader behind it."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def edited_outside(app: App[Any], text: str) -> str | Failure:
    """What the editor made of a text; it lies in a folder that only this person may enter, and is gone afterwards."""
    from textual.app import SuspendNotSupported  # noqa: PLC0415 - only when somebody asks for it

    command = editor()
    with TemporaryDirectory(prefix="quoth-") as folder:
        path = Path(folder) / "note.md"
        path.write_text(text, "utf-8")
        try:
            with app.suspend(), _interrupts_ignored():
                code = subprocess.run([*command, str(path)], check=False).returncode  # noqa: S603 - their own editor
        except SuspendNotSupported:
            return Failure("The terminal cannot be handed to another program here.")
        except OSError as error:
            return Failure(
                f"{command[0] or 'no editor'} cannot be started: {error.strerror}. VISUAL or EDITOR names one."
            )
        if code:
            return Failure(f"{command[0]} ended with {code}: the note is as it was.")
        try:
            return path.read_text("utf-8").rstrip("\n")
        except (OSError, UnicodeDecodeError):
            return Failure(f"What {command[0]} saved is no text in UTF-8: the note is as it was.")
