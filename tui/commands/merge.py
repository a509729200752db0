"""`quoth merge OTHER_STORE`: all that another store has becomes part of yours; nothing is lost on either side."""

from __future__ import annotations

from pathlib import Path

import click

import store
from tui.commands.options import library_in, print_taken, with_json, with_store


@click.command(name="merge")
@click.argument("other", metavar="OTHER_STORE", type=click.Path(path_type=Path))
@with_json
@with_store
def command(*, other: Path, as_json: bool, folder: Path) -> None:
    """Take in the documents, notes, verdicts and history of the store in the folder OTHER_STORE.

    That store is only read. What both have and only one changed is the changed one; what both changed
    is listed, and the earlier of the two stays in its history (H in the reader).
    """
    if other.resolve() == folder.resolve():
        raise click.UsageError(f"{store.visible_line(str(other))} is this store itself")
    if other.is_file():
        name = store.visible_line(str(other))
        raise click.UsageError(f"{name} is a file, not a store; a file of notes comes in with `quoth import {name}`")
    store.read_tables(other)  # before this store is made, or a day's backup of it
    with library_in(folder) as library:
        print_taken(library.doors.merge(other), as_json=as_json)
