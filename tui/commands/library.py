"""`quoth library`: which documents are kept, last opened first."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

import store
from tui.commands.options import library_in, with_json, with_store


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
        click.echo(json.dumps([asdict(each) for each in kept], ensure_ascii=False))
        return
    for each in kept:
        click.echo(
            f"{each.id[:12]}  {each.opened[:10]}  {store.visible_line(each.title)}  ({store.visible_line(each.source)})"
        )
    if not kept:
        click.echo("Nothing is kept yet.")
