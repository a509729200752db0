"""`quoth text FILE...`: the clean text of each file, as every offset of `quoth claims --json` counts it."""

from __future__ import annotations

from pathlib import Path

import click

from tui.commands.options import read_each, with_encoding, with_files, with_store


@click.command(name="text")
@with_files
@with_encoding
@with_store
def command(files: tuple[str, ...], encoding: str | None, folder: Path) -> None:
    """Print the clean text of FILE."""
    del folder
    for _, document in read_each(files, encoding):
        click.echo(document.text, nl=not document.text.endswith("\n"))
