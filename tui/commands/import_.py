"""`quoth import FILE`: notes, verdicts and documents from a file that quoth or another program wrote."""

from __future__ import annotations

import sys
from pathlib import Path

import click

import store
from tui.commands.completing import files
from tui.commands.options import library_in, print_taken, with_json, with_store


@click.command(name="import")
@click.argument("file", metavar="FILE", shell_complete=files)
@with_json
@with_store
def command(*, file: str, as_json: bool, folder: Path) -> None:
    """Take in FILE (`-` for standard input): quoth's JSON or CSV, W3C Web Annotations, Hypothesis rows.

    Its form is told by its content. Importing it again changes nothing. What was changed here and in
    the file is listed, and both states are kept.
    """
    data = sys.stdin.buffer.read() if file == "-" else _bytes(file)
    store.read_incoming(data)  # before a store is made for what cannot be taken in
    with library_in(folder) as library:
        print_taken(library.doors.take(data), as_json=as_json)


def _bytes(file: str) -> bytes:
    """What is in a file. NotImportable if it cannot be read."""
    try:
        return Path(file).read_bytes()
    except OSError as error:
        reason = str(error.strerror).lower()
        raise store.NotImportable(f"{file} cannot be read: {reason}.") from error
