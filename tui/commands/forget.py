"""`quoth forget DOC`: protect a source by removing every trace of a document from the store and its backups.

`quoth forget --queries` removes what was searched for, and nothing else.
"""

from __future__ import annotations

import re
from pathlib import Path

import click

import store
from tui.commands.completing import documents
from tui.commands.options import library_in, with_store


@click.command(name="forget")
@click.argument("doc", metavar="DOC", required=False, shell_complete=documents)
@click.option("--queries", is_flag=True, help="Only what you searched for; no document.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@with_store
def command(doc: str | None, *, queries: bool, yes: bool, folder: Path) -> None:
    """Remove DOC (an id, a title or a path), its text, notes, history and every backup's copy of them.

    What you searched for goes with it, all of it: a query may name what is to be forgotten.
    """
    if (doc is None) != queries:
        raise click.UsageError("name a document, or --queries for what you searched for, not both")
    if doc is None:
        _forget_queries(folder, yes=yes)
        return
    with library_in(folder) as library:
        document_id, title = _named(library, doc)
        if not yes:
            click.confirm(f"Forget “{title}”, its text, notes and history for good?", abort=True)
        for line in library.forget(document_id).lines:
            click.echo(store.visible_line(line))


def _forget_queries(folder: Path, *, yes: bool) -> None:
    """Remove what was searched for; needs no store that opens."""
    asked = store.Asked(folder)
    if not yes:
        click.confirm(f"Forget the {len(asked.queries())} queries you asked?", abort=True)
    click.echo(
        f"what you searched for, {store.visible_line(str(asked.path))}"
        if asked.forget()
        else "nothing: no query is kept"
    )


def _named(library: store.Library, doc: str) -> tuple[str, str]:
    """Id and title of a document. One that is off the shelf goes by its whole id only, and can be forgotten too."""
    try:
        kept = library.shelf.find(doc)
    except store.NoSuchDocument:
        if not re.fullmatch(r"[0-9a-z]{26}", doc):
            raise
        return doc, doc
    return kept.id, store.visible_line(kept.title)
