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

from store import visible_line
from tui.pasting import cleaned
from tui.screens.attempts import Failure

if TYPE_CHECKING:
    from textual.app import App

_USUAL = ("sensible-editor", "nano", "vim", "vi")
"""Tried in this order where neither VISUAL nor EDITOR says anything."""


def editor() -> list[str]:
    """The command of the person's editor, as a shell would part it; empty if there is none."""
    named = (os.environ.get("VISUAL") or os.environ.get("EDITOR") or "").strip()
    if not named:
        return [name for name in _USUAL if shutil.which(name)][:1]
    try:
        return shlex.split(named)
    except ValueError:
        return [named]  # a quotation mark that is not closed: no such program, which is said


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
    if not command:
        return Failure("No editor is there: VISUAL or EDITOR names one.")
    name = visible_line(command[0])
    try:
        with TemporaryDirectory(prefix="quoth-") as folder:
            path = Path(folder) / "note.md"
            path.write_text(text, "utf-8")
            with app.suspend(), _interrupts_ignored():
                code = subprocess.run([*command, str(path)], check=False).returncode  # noqa: S603 - their own editor
            if code:
                return Failure(f"{name} ended with {code}: the note is as it was.")
            return cleaned(path.read_text("utf-8")).rstrip("\n")
    except SuspendNotSupported:
        return Failure("The terminal cannot be handed to another program here.")
    except OSError as error:
        return Failure(f"{name} cannot be used: {error.strerror}. VISUAL or EDITOR names another editor.")
    except UnicodeDecodeError:
        return Failure(f"What {name} saved is no text in UTF-8: the note is as it was.")
