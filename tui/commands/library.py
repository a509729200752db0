"""`quoth library`: which documents are kept, last opened first."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

import store
from tui.commands.options import library_in, print_json, with_json, with_store


@click.command(name="library")
@with_json
@with_store
def command(*, as_json: bool, folder: Path) -> None:
    """List the documents that are kept."""
    if not folder.is_dir():
        click.echo("[]" if as_json else "Nothing is kept yet.")
        return
    with library_in(folder) as library:
        kept = library.shelf.documents()
    if as_json:
        print_json([asdict(each) for each in kept])
        return
    for each in kept:
        click.echo(
            f"{each.id[:12]}  {each.opened[:10]}  {store.visible_line(each.title)}  ({store.visible_line(each.source)})"
        )
    if not kept:
        click.echo("Nothing is kept yet.")
