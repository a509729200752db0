"""`quoth restore`: put a backup in the place of the store; what it replaces is backed up first."""

from __future__ import annotations

from pathlib import Path

import click

from tui.commands.options import library_in, with_store


@click.command(name="restore")
@click.argument("name", required=False)
@with_store
def command(name: str | None, folder: Path) -> None:
    """Put the backup NAME (by default the newest) in the place of the store."""
    with library_in(folder) as library:
        names = [name] if name else [each.name for each in library.backups()]
        if not names:
            raise click.UsageError(f"there is no backup in {folder}")
        if names[0] not in {each.name for each in library.backups()}:
            raise click.BadParameter(
                "there is no backup of that name; `quoth backup --list` shows them", param_hint="NAME"
            )
        aside = library.restore(names[0])
    click.echo(f"Restored {names[0]}. The store as it was is kept as {aside}.")
