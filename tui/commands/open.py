"""`quoth open FILE`: the reader. Textual is imported here and nowhere else on the command line."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path

import click

from tui.commands.options import read, with_encoding, with_store


@click.command(name="open")
@click.argument("file", metavar="FILE")
@with_encoding
@with_store
def command(file: str, encoding: str | None, folder: Path) -> None:
    """Open FILE in the reader and keep it in the store."""
    if not sys.stdout.isatty():
        raise click.UsageError("the reader needs a terminal; try `quoth claims` or `quoth text` without one")
    document = read(file, encoding)
    if not sys.stdin.isatty():
        _take_keys_from_the_terminal()
    import_module("tui.app").run(document, folder)


def _take_keys_from_the_terminal() -> None:
    """Standard input was the document, or a script's: from here on it is the keyboard."""
    try:
        keyboard = os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        raise click.UsageError("there is no keyboard to read from; save the text to a file first") from error
    os.dup2(keyboard, 0)
    os.close(keyboard)
