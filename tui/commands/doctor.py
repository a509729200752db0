"""`quoth doctor`: is everything in the store as it was written? `--repair` saves what can be saved."""

from __future__ import annotations

from pathlib import Path

import click

import store
from tui.commands.options import print_json, with_json, with_store


@click.command(name="doctor")
@click.option("--repair", "with_repair", is_flag=True, help="Save what can be saved; the damaged files are kept aside.")
@with_json
@with_store
def command(*, with_repair: bool, as_json: bool, folder: Path) -> None:
    """Check every record and text of the store; exit 1 when something is wrong."""
    report = store.repair(folder) if with_repair else store.examine(folder)
    if as_json:
        found = {"is_sound": report.is_sound, "findings": report.findings, "records": report.records}
        print_json(found)
    else:
        _print_for_a_person(folder, report)
    if not report.is_sound:
        click.get_current_context().exit(1)


def _print_for_a_person(folder: Path, report: store.Report) -> None:
    """What there is, then each finding in a line."""
    named = store.visible_line(str(folder))
    if not folder.is_dir():
        click.echo(f"{named}: nothing is kept there yet.")
        return
    counts = ", ".join(f"{count:,} {table}" for table, count in sorted(report.records.items())) or "no records"
    click.echo(f"{named}: {counts}")
    for finding in report.findings:
        click.echo(f"- {store.visible_line(finding)}")  # it may hold the title of a document that somebody else wrote
    if report.is_sound:
        click.echo("The store is sound.")
