"""`quoth forget DOC`: protect a source by removing every trace of a document from the store and its backups."""

from __future__ import annotations

import re
from pathlib import Path

import click

import store
from tui.commands.completing import documents
from tui.commands.options import library_in, with_store


@click.command(name="forget")
@click.argument("doc", metavar="DOC", shell_complete=documents)
@click.option("--yes", is_flag=True, help="Do not ask.")
@with_store
def command(doc: str, *, yes: bool, folder: Path) -> None:
    """Remove DOC (an id, a title or a path), its text, notes, history and every backup's copy of them."""
    with library_in(folder) as library:
        document_id, title = _named(library, doc)
        if not yes:
            click.confirm(f"Forget “{title}”, its text, notes and history for good?", abort=True)
        for line in library.forget(document_id).lines:
            click.echo(line)


def _named(library: store.Library, doc: str) -> tuple[str, str]:
    """Id and title of a document. One that is off the shelf goes by its whole id only, and can be forgotten too."""
    try:
        kept = library.shelf.find(doc)
    except store.NoSuchDocument:
        if not re.fullmatch(r"[0-9a-z]{26}", doc):
            raise
        return doc, doc
    return kept.id, store.visible_line(kept.title)
