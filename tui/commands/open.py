"""`quoth open FILE`: the reader. Textual is imported here and nowhere else on the command line.

What is read in another process, or comes through a pipe, is read while the screen comes up: it says so.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

import store
from tui.commands.completing import files
from tui.commands.options import with_encoding, with_store
from tui.start import begun

if TYPE_CHECKING:
    from tui.opening import Opening


@click.command(name="open")
@click.argument("named", metavar="[FILE]", nargs=-1, shell_complete=files)
@with_encoding
@with_store
def command(named: tuple[str, ...], encoding: str | None, folder: Path) -> None:
    """Open FILE in the reader and keep it in the store; without one, choose from what is kept."""
    if len(named) > 1:
        raise click.UsageError("the reader opens one file; keep several with `quoth add`")
    if os.environ.get("TERM") == "dumb":
        raise click.UsageError(
            "the reader needs a terminal whose cursor can be moved (TERM is dumb); try `quoth claims` or `quoth text`"
        )
    if not sys.stdout.isatty():
        raise click.UsageError("the reader needs a terminal; try `quoth claims` or `quoth text` without one")
    import_module("tui.app").run(_opened(named[0] if named else None, encoding), folder)


def _opened(file: str | None, encoding: str | None) -> store.Document | Opening | None:
    """The document, None without a file, or for what takes its time the reading of it, which goes on meanwhile."""
    if file == store.STANDARD_INPUT:
        piped = os.fdopen(os.dup(0), "rb")
        _take_keys_from_the_terminal()
        opening: Opening = import_module("tui.opening").Opening(
            "standard input", "a pipe", lambda worker: store.read_stream(piped, encoding=encoding, worker=worker)
        )
        return opening
    if not sys.stdin.isatty():
        _take_keys_from_the_terminal()
    if file is None:
        return None
    path = Path(file)
    seen = store.glance(path)
    if seen is None or seen.is_read_here:
        return store.read_document(path, encoding=encoding)
    return begun(path, seen, encoding)


def _take_keys_from_the_terminal() -> None:
    """Standard input was the document, or a script's: from here on it is the keyboard."""
    try:
        keyboard = os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        raise click.UsageError("there is no keyboard to read from; save the text to a file first") from error
    os.dup2(keyboard, 0)
    os.close(keyboard)
