"""What the arguments and options of several commands have in common, and how they become documents."""

from __future__ import annotations

import codecs
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TextIO, TypeVar

import click

import store
from tui.commands import complain
from tui.commands.completing import files
from tui.folders import store_folder

Command = TypeVar("Command", bound=Callable[..., object])


def _known_codec(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """The name of a text encoding that Python knows, or a usage error."""
    if value is None:
        return None
    try:
        codec = codecs.lookup(value)
    except (LookupError, ValueError) as error:
        raise click.BadParameter(f"no such encoding: {value}") from error
    if not codec._is_text_encoding:  # noqa: SLF001 - the only way to tell "rot13" from a text encoding
        raise click.BadParameter(f"{value} is not an encoding of text")
    return codec.name


def with_store(command: Command) -> Command:
    """Add `--store DIR`, as `folder`: a Path, by default the one of QUOTH_STORE, else the user's data folder."""
    return click.option(
        "--store",
        "folder",
        type=click.Path(file_okay=False, path_type=Path),
        envvar="QUOTH_STORE",
        metavar="DIR",
        default=store_folder,
        show_default="QUOTH_STORE, else your data folder",
        help="Where your notes are kept.",
    )(command)


def with_encoding(command: Command) -> Command:
    """Add `--encoding NAME`: how the files are encoded, when the guess is wrong."""
    return click.option(
        "--encoding", metavar="NAME", callback=_known_codec, help="How the text is encoded, when the guess is wrong."
    )(command)


def with_json(command: Command) -> Command:
    """Add `--json`, as `as_json`: print for a program."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


def with_files(command: Command) -> Command:
    """Add `FILE...`, as `files`: one or more paths, `-` for standard input."""
    return click.argument("files", metavar="FILE...", nargs=-1, required=True, shell_complete=files)(command)


@contextmanager
def library_in(folder: Path) -> Iterator[store.Library]:
    """The library of that folder; what opening it had to repair is said on standard error."""
    with store.Library.open(folder) as library:
        for notice in library.notices:
            click.echo(f"quoth: {store.visible_line(notice)}", err=True)
        from tui.scale import own_scale  # noqa: PLC0415 - not every command opens a store

        library.notebook.scale = own_scale()
        yield library


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """A file that is there whole, or as it was: written beside, synced, then renamed. UsageError if that fails."""
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with new.open("x", encoding="utf-8") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        new.replace(path)
    except OSError as error:
        new.unlink(missing_ok=True)
        reason = str(error.strerror or error).lower()
        raise click.UsageError(
            f"{store.visible_line(str(path))} cannot be written ({reason}); it is as it was"
        ) from error


def read(name: str, encoding: str | None) -> store.Document:
    """The document of that path, or of standard input for `-`. Raises UnreadableDocument."""
    if name == "-":
        return store.read_stream(sys.stdin.buffer, encoding=encoding)
    return store.read_document(Path(name), encoding=encoding)


def read_each(files: tuple[str, ...], encoding: str | None) -> Iterator[tuple[str, store.Document]]:
    """Each file that can be read, in order; the others in a line on standard error, and exit code 2 at the end."""
    code = 0
    for name in files:
        try:
            document = read(name, encoding)
        except store.StoreError as error:
            code = complain(error)
        else:
            yield name, document
    if code:
        click.get_current_context().exit(code)


def print_json(value: object) -> None:
    """Print a value for a program; what somebody else wrote commands no terminal there, either."""
    click.echo(store.visible_json(json.dumps(value, ensure_ascii=False)))


_NOUNS = {
    "documents": ("document", "documents"),
    "annotations": ("note", "notes"),
    "judgements": ("verdict", "verdicts"),
    "corrections": ("correction", "corrections"),
}


def print_taken(taken: store.Taken, *, as_json: bool) -> None:
    """What came into the store; exit code 1 if something of it could not."""
    if as_json:
        print_json(asdict(taken))
    else:
        _print_taken_for_a_person(taken)
    if taken.left_out:
        click.get_current_context().exit(1)


def _print_taken_for_a_person(taken: store.Taken) -> None:
    """How much is new, then each conflict and each thing left out in a line."""
    counts = [f"{count:,} {_NOUNS[name][count != 1]}" for name, count in taken.added.items()]
    new = f"New: {', '.join(counts)}." if counts else "Nothing is new."
    changed = f" {taken.changed:,} {'is' if taken.changed == 1 else 'are'} newer now." if taken.changed else ""
    click.echo(f"{new}{changed}")
    for conflict in taken.conflicts:
        click.echo(f"- {store.visible_line(conflict)}")
    for line in taken.left_out:
        click.echo(f"quoth: {store.visible_line(line)}", err=True)
