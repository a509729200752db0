"""`quoth forget DOC`: protect a source by removing every trace of a document from the store and its backups."""

from __future__ import annotations

from pathlib import Path

import click

import store
from tui.commands.options import library_in, with_store


@click.command(name="forget")
@click.argument("doc", metavar="DOC")
@click.option("--yes", is_flag=True, help="Do not ask.")
@with_store
def command(doc: str, *, yes: bool, folder: Path) -> None:
    """Remove DOC (an id, a title or a path), its text, notes, history and every backup's copy of them."""
    with library_in(folder) as library:
        document = library.shelf.find(doc)
        title = store.visible_line(document.title)
        if not yes:
            click.confirm(f"Forget “{title}”, its text, notes and history for good?", abort=True)
        for line in library.forget(document.id).lines:
            click.echo(line)
