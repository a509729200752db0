"""`quoth backup`: make a copy of the store now, or list the copies there are."""

from __future__ import annotations

import json
from pathlib import Path

import click

from tui.commands.options import library_in, print_json, with_json, with_store


@click.command(name="backup")
@click.option("--list", "only_list", is_flag=True, help="List the backups there are and make none.")
@with_json
@with_store
def command(*, only_list: bool, as_json: bool, folder: Path) -> None:
    """Copy the store into its backup folder. One is made by itself each day; seven are kept."""
    with library_in(folder) as library:
        made = None if only_list else library.back_up().name
        found = library.backups()
    if made is not None:
        click.echo(json.dumps({"made": made}) if as_json else f"Backed up as {made}.")
        return
    if as_json:
        print_json([{"name": each.name, "made": each.made, "bytes": each.bytes} for each in found])
    elif found:
        for each in found:
            click.echo(f"{each.name}  {each.made}  {each.bytes:,} bytes")
    else:
        click.echo("There is no backup yet.")
