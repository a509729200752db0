"""DOC on a command line: documents that are kept, by id, path or title; or files that are not, which are only read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TypeVar

import click

import store
from tui.commands import complain
from tui.commands.completing import documents
from tui.commands.options import library_in, read

Command = TypeVar("Command", bound=Callable[..., object])


def with_documents(command: Command) -> Command:
    """Add `[DOC]...`, as `docs`: none means everything that is kept."""
    return click.argument("docs", metavar="[DOC]...", nargs=-1, shell_complete=documents)(command)


def desks(docs: tuple[str, ...], folder: Path) -> Iterator[store.Desk]:
    """Each document with its claims and what a person added to it; all that are kept where none is named.

    What cannot be found or read is said in a line on standard error, and the exit code at the end is 2.
    """
    code = 0
    if not folder.is_dir():
        for name in docs:
            try:
                document = read(name, None)
            except store.StoreError as error:
                code = complain(error)
            else:
                yield store.lay_out(document, store.extract(document), (), (), ())
    else:
        with library_in(folder) as library:
            for name in docs or [kept.id for kept in library.shelf.documents()]:
                try:
                    desk = _desk(library, name)
                except store.StoreError as error:
                    code = complain(error)
                else:
                    yield desk
    if code:
        click.get_current_context().exit(code)


def _desk(library: store.Library, name: str) -> store.Desk:
    """A kept document; else the file of that name, which stays unkept."""
    try:
        document = library.shelf.document(library.shelf.find(name).id)
    except store.NoSuchDocument:
        if not is_file(name):
            raise
        document = read(name, None)
        return store.lay_out(document, store.extract(document), (), (), ())
    claims = library.known_claims(document)
    if claims is None:
        claims = store.extract(document)
        library.keep_claims(document, claims)
    return library.desk(document, claims)


def gathered(names: Sequence[str], folder: Path, encoding: str | None) -> tuple[list[tuple[str, store.Document]], int]:
    """Documents by the names that were given: a file as it is now, else one that is kept. No name: all that are kept.

    What cannot be found or read is said in a line on standard error; the other thing returned is the exit code for it.
    """
    found: list[tuple[str, store.Document]] = []
    code = 0
    with ExitStack() as stack:
        library = None
        if folder.is_dir() and not (names and all(map(is_file, names))):
            library = stack.enter_context(library_in(folder))
        for name in names or [kept.id for kept in (library.shelf.documents() if library else ())]:
            try:
                if library and not is_file(name):
                    document = library.shelf.document(library.shelf.find(name).id)
                else:
                    document = read(name, encoding)
            except store.StoreError as error:
                code = complain(error)
            else:
                found.append((name if names else document.title, document))
    return found, code


def is_file(name: str) -> bool:
    """Whether a name is one of a file, or of standard input."""
    # Path.is_file raises for a name that is too long for the disk, and a quotation soon is.
    return name == "-" or os.path.isfile(name)  # noqa: PTH113 - False for whatever cannot be a file's name
