"""`quoth add PATH...`: keep files, and all files below folders, without opening the reader."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

import store
from tui.commands.options import library_in, with_encoding, with_json, with_store

if TYPE_CHECKING:
    from rich.progress import Progress

    Paths = Iterable[Path | store.UnreadableDocument]


@click.command(name="add")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=False))
@with_encoding
@with_json
@with_store
def command(paths: tuple[Path, ...], encoding: str | None, *, as_json: bool, folder: Path) -> None:
    """Keep the documents in PATH, a file or a folder with all below it, without opening them.

    What is known already is passed over, and so are hidden files. Links to folders are not followed.
    """
    found = chain.from_iterable(map(store.files_under, paths))
    counted: Counter[str] = Counter()
    with library_in(folder) as library:
        try:
            with _shown(found, paths, is_wanted=not as_json) as shown:
                for added in store.add_files(library.shelf, shown, encoding=encoding):
                    counted[added.outcome] += 1
                    _tell(added, as_json=as_json)
        except KeyboardInterrupt:
            click.echo(f"quoth: stopped. {_summary(counted)} What came after was not read.", err=True)
            click.get_current_context().exit(1)
    if not as_json:
        click.echo(_summary(counted))
    if counted[store.Outcome.FAILED]:
        click.get_current_context().exit(2)


def _tell(added: store.Added, *, as_json: bool) -> None:
    """Say what became of a file: for a program all, for a person only why not."""
    if added.outcome is store.Outcome.FAILED:
        click.echo(f"quoth: {store.visible_line(added.why)}", err=True)
    if as_json:
        kept = added.document
        fields = {"path": str(added.path), "outcome": added.outcome.value, "why": added.why or None}
        fields |= {"id": kept.id if kept else None, "title": kept.title if kept else None}
        click.echo(json.dumps(fields, ensure_ascii=False))


def _summary(counted: Counter[str]) -> str:
    """What became of all files, in a sentence."""
    kept, known, failed = (counted[outcome] for outcome in store.Outcome)
    documents = "1 document" if kept == 1 else f"{kept:,} documents"
    parts = [f"Kept {documents}"]
    parts += [f"{known:,} known already"] if known else []
    parts += [f"{failed:,} could not be read"] if failed else []
    return ", ".join(parts) + "."


@contextmanager
def _shown(found: Paths, paths: tuple[Path, ...], *, is_wanted: bool) -> Iterator[Paths]:
    """The files, with a bar on a terminal that says how many of them were looked at."""
    if not (is_wanted and sys.stderr.isatty()):
        yield found
        return
    # A folder is walked twice for the bar's length: 10,000 files take a tenth of a second, reading them half an hour.
    total = sum(1 for path in paths for _ in store.files_under(path))
    with _bar() as progress:
        yield progress.track(found, total=total, description="Reading")


def _bar() -> Progress:
    """A bar on standard error: lines that are printed meanwhile stand above it."""
    from rich.console import Console  # noqa: PLC0415 - 40 ms, on a terminal only
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)
