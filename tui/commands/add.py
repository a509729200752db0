"""`quoth add PATH...`: keep files, and all files below folders, without opening the reader."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

import store
from tui.commands.options import library_in, print_json, with_encoding, with_json, with_store

if TYPE_CHECKING:
    from rich.progress import Progress


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
            with _told(paths, as_json=as_json) as tell:
                for added in store.add_files(library.shelf, found, encoding=encoding):
                    counted[added.outcome] += 1
                    tell(added)
        except KeyboardInterrupt:
            click.echo(f"quoth: stopped. {_summary(counted)} What came after was not read.", err=True)
            click.get_current_context().exit(1)
    if not counted:
        click.echo(f"quoth: no file in {', '.join(store.visible_line(str(path)) for path in paths)}", err=True)
        click.get_current_context().exit(1)
    if not as_json:
        click.echo(_summary(counted))
    if counted[store.Outcome.FAILED]:
        click.get_current_context().exit(2)


@contextmanager
def _told(paths: tuple[Path, ...], *, as_json: bool) -> Iterator[Callable[[store.Added], None]]:
    """What tells what became of a file: for a program all, for a person why not, on a terminal below it a bar."""
    if as_json:
        yield _tell_a_program
    elif not sys.stderr.isatty():
        yield lambda added: click.echo(_failure(added), err=True) if added.why else None
    else:
        # A folder is walked twice, for the bar's length: of 10,000 files in .1 s, reading them takes half an hour.
        total = sum(1 for path in paths for _ in store.files_under(path))
        with _bar() as progress:
            task = progress.add_task("Reading", total=total)

            def tell(added: store.Added) -> None:
                """A line stands above the bar, and is as long as the terminal lets it be."""
                if added.why:
                    progress.console.out(_failure(added), highlight=False)
                progress.advance(task)

            yield tell


def _tell_a_program(added: store.Added) -> None:
    """A line of JSON; that of a failure also goes to standard error, as everywhere."""
    if added.why:
        click.echo(_failure(added), err=True)
    kept = added.document
    fields = {"path": str(added.path), "outcome": added.outcome.value, "why": added.why or None}
    fields |= {"id": kept.id if kept else None, "title": kept.title if kept else None}
    print_json(fields)


def _failure(added: store.Added) -> str:
    """Why a file is not kept, in a line."""
    return f"quoth: {store.visible_line(added.why)}"


def _summary(counted: Counter[str]) -> str:
    """What became of all files, in a sentence."""
    kept, known, failed = (counted[outcome] for outcome in store.Outcome)
    documents = "1 document" if kept == 1 else f"{kept:,} documents"
    parts = [f"Kept {documents}"]
    parts += [f"{known:,} known already"] if known else []
    parts += [f"{failed:,} could not be read"] if failed else []
    return ", ".join(parts) + "."


def _bar() -> Progress:
    """A bar on standard error: lines that are printed meanwhile stand above it."""
    from rich.console import Console  # noqa: PLC0415 - 40 ms, on a terminal only
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)
