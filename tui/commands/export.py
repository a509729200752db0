"""`quoth export json`: every record as plain JSON that stock TinyDB opens and queries."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tui.commands.options import library_in, whole_file, with_store


@click.group(name="export")
def command() -> None:
    """Write what you keep in a form that other programs read."""


@command.command(name="json")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), required=False)
@with_store
def as_json(file: Path | None, folder: Path) -> None:
    """Write every record to FILE, or to standard output, as JSON that stock TinyDB opens."""
    with library_in(folder) as library:
        if file is None:
            library.export_json(sys.stdout)
            return
        with whole_file(file) as out:
            count = library.export_json(out)
    click.echo(f"Wrote {count:,} records to {file}.")
