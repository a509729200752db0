"""`quoth toc DOC`: the table of contents of a file or a kept document, with offsets and pages."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path

import click

import store
from tui.commands.completing import documents
from tui.commands.options import library_in, print_json, read, with_encoding, with_json, with_store


@click.command(name="toc")
@click.argument("doc", metavar="FILE|DOC", shell_complete=documents)
@with_encoding
@with_json
@with_store
def command(doc: str, encoding: str | None, *, as_json: bool, folder: Path) -> None:
    """Print the contents of FILE, or of the kept document DOC (an id, a title or a path)."""
    document = _document(doc, encoding, folder)
    entries = store.contents(document)
    if as_json:
        about = {"id": document.id, "title": document.title, "source": document.source}
        print_json({"document": about, "contents": list(map(asdict, entries))})
        return
    for entry in entries:
        place = f"p. {entry.page}" if entry.page is not None else str(entry.start)
        click.echo(f"{'  ' * (entry.level - 1)}{store.visible_line(entry.title)}  ({store.visible_line(place)})")
    if not entries:
        click.echo(f"quoth: {store.visible_line(document.title)} has no headings.", err=True)
        click.get_current_context().exit(1)


def _document(doc: str, encoding: str | None, folder: Path) -> store.Document:
    """The document in a file of that name, else the kept one that goes by it."""
    # Path.exists raises for what is longer than a name may be.
    if doc == "-" or os.path.exists(doc) or not folder.is_dir():  # noqa: PTH110 - the same
        return read(doc, encoding)
    with library_in(folder) as library:
        return library.shelf.document(library.shelf.find(doc).id)
