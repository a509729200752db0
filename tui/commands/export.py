"""`quoth export FORMAT [DOC...|--all] -o FILE`: what you keep, in a form that other programs or people read."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import TextIO

import click

import store
from tui.commands import complain
from tui.commands.completing import documents
from tui.commands.options import library_in, whole_file, with_store

_JSON = "json"
_NAME = 60
"""Characters of a title that a file is named after."""


@click.command(name="export")
@click.argument("form", metavar="FORMAT", type=click.Choice([_JSON, *store.formats()]))
@click.argument("docs", metavar="[DOC...]", nargs=-1, shell_complete=documents)
@click.option("--all", "is_all", is_flag=True, help="Every document that is kept.")
@click.option("--filter", "query", metavar="QUERY", default="", help='Only what it asks for: speaker:holm tag:ask "…"')
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("-"),
    help="A file, or a folder for several documents; by default standard output.",
)
@click.option("--force", is_flag=True, help="Overwrite a file that is there.")
@with_store
def command(  # noqa: PLR0913 - each option of the command line is an argument
    *, form: str, docs: tuple[str, ...], is_all: bool, query: str, output: Path, force: bool, folder: Path
) -> None:
    """Write what you keep of each DOC (an id, a title or a path), or of all, as FORMAT.

    json, w3c, hypothesis and csv can be imported again; html, markdown and claimreview are for readers.
    """
    if bool(docs) == is_all:
        raise click.UsageError("name the documents to export, or give --all")
    if not folder.is_dir():
        raise click.UsageError(f"nothing is kept in {folder} yet")
    with library_in(folder) as library:
        kept = library.shelf.documents() if is_all else [library.shelf.find(doc) for doc in docs]
        if form == _JSON:
            code = _records(library, kept, query, _target(output, force=force), is_all=is_all)
        else:
            code = _files(library, kept, query, store.formats()[form], _Place(output, force, is_all))
    click.get_current_context().exit(code)


class _Place:
    """Where the files go."""

    def __init__(self, output: Path, force: bool, is_all: bool) -> None:  # noqa: FBT001 - as the command line has it
        """Into `output`: a file, a folder, or standard output."""
        self.output, self.force = output, force
        self.is_folder = output.is_dir() or (is_all and str(output) != "-")
        """Whether a file a document is wanted, even where there is one document only."""
        self._taken: set[str] = set()

    def named(self, title: str, suffix: str) -> Path:
        """A file in the folder, named after a title, no two the same."""
        stem = re.sub(r"[^\w]+", "-", title.lower()).strip("-")[:_NAME] or "untitled"
        number = 1
        while (name := f"{stem}{f'-{number}' if number > 1 else ''}{suffix}") in self._taken:
            number += 1
        self._taken.add(name)
        return _target(self.output / name, force=self.force)


def _target(path: Path, *, force: bool) -> Path:
    """The file to write, unless there is one already."""
    if str(path) != "-" and path.exists() and not force:
        raise click.UsageError(f"{store.visible_line(str(path))} is there already; --force overwrites it")
    return path


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    """The file, whole or not there at all; or standard output, on a terminal with nothing in it that commands one."""
    if str(path) == "-" and sys.stdout.isatty():
        with StringIO() as seen:
            yield seen
            click.echo(store.visible(seen.getvalue()), nl=False)
    elif str(path) == "-":
        yield sys.stdout
    else:
        with whole_file(path) as out:
            yield out


def _records(library: store.Library, kept: Sequence[store.Kept], query: str, path: Path, *, is_all: bool) -> int:
    """Write plain records."""
    nouns = None
    if query.strip():
        dossiers, _ = _gathered(library, kept, query)
        nouns = {noun.id for dossier in dossiers for noun in dossier.bundle.nouns}
    with _opened(path) as out:
        count = library.doors.export_json(out, None if is_all else {each.id for each in kept}, nouns)
    _say(f"Wrote {count:,} records", path)
    return 0


def _files(library: store.Library, kept: Sequence[store.Kept], query: str, form: store.Format, place: _Place) -> int:
    """Write one file, or a folder of them; the exit code."""
    is_folder = form.is_one_document and (len(kept) != 1 or place.is_folder)
    if is_folder and str(place.output) == "-":
        raise click.UsageError("a file of this format holds one document: give -o a folder for several")
    if is_folder:
        place.output.mkdir(parents=True, exist_ok=True)
    path = place.output if is_folder else _target(place.output, force=place.force)
    dossiers, code = _gathered(library, kept, query, has_claims=form.has_claims)
    if not is_folder and (dossiers or not form.is_one_document):
        with _opened(path) as out:
            out.write(form.write(dossiers))
        _say(f"Wrote {len(dossiers)} document{'' if len(dossiers) == 1 else 's'}", path)
    for dossier in dossiers if is_folder else ():
        path = place.named(dossier.desk.document.title, form.suffix)
        with _opened(path) as out:
            out.write(form.write([dossier]))
        _say("Wrote", path)
    return code


def _gathered(
    library: store.Library, kept: Sequence[store.Kept], query: str, *, has_claims: bool = True
) -> tuple[list[store.Dossier], int]:
    """What is known of each document; the others in a line on standard error, and the exit code."""
    found, code = [], 0
    for each in kept:
        try:
            found.append(library.doors.dossier(each.id, query=query, has_claims=has_claims))
        except store.DamagedStore as error:
            code = complain(error)
    return found, code


def _say(done: str, path: Path) -> None:
    """What was written where; nothing where the file itself is what is printed."""
    if str(path) != "-":
        click.echo(f"{done} to {store.visible_line(str(path))}.")
