"""The short way into the reader: `quoth FILE` and `quoth open [--store DIR] [--] FILE`, read without click.

Nine of ten starts look like that, and click with all that it takes is an eighth of the time to the first
paint. Whatever is not plain to see goes the long way, through tui.commands, which also says what is wrong.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import store
from tui.arriving import Arriving
from tui.folders import store_folder

if TYPE_CHECKING:
    from store import Document, Glance
    from tui.opening import Opening


def wanted(arguments: Sequence[str]) -> tuple[Path, Path] | None:
    """The file to read and the store's folder; None for anything but a plain wish to read a file.

    A first word without a dot or a slash may be a command's name, so it takes the long way.
    """
    words = list(arguments)
    is_named = words[:1] == ["open"]
    words = words[1:] if is_named else words
    folder = None
    if words[:1] == ["--store"] and len(words) > 1:
        folder, words = Path(words[1]), words[2:]
    if words[:1] == ["--"]:
        is_named, words = True, words[1:]
    elif words and words[0].startswith("-"):
        return None
    if len(words) != 1 or not (is_named or {"/", "."} & set(words[0])):
        return None
    return Path(words[0]), folder or store_folder()


def begun(path: Path, seen: Glance, encoding: str | None) -> Opening:
    """A file being read by another process, from now on."""
    from tui.opening import Opening  # noqa: PLC0415 - threads, for what takes its time

    return Opening(path.name, seen.words, lambda worker: store.read_document(path, encoding=encoding, worker=worker))


def read_here(path: Path) -> Arriving | Document:
    """A text of which the beginning is there; all of it, where that cannot be told from its beginning."""
    beginning = store.glimpse(path)
    return Arriving(beginning, partial(store.read_document, path)) if beginning else store.read_document(path)


def start(file: Path, folder: Path) -> bool:
    """Read a file in the reader until the person leaves; False, and nothing done, where that needs a second look."""
    if not (sys.stdout.isatty() and sys.stdin.isatty()) or os.environ.get("TERM") == "dumb":
        return False
    seen = store.glance(file)
    if seen is None:
        return False
    # 50 of 380 ms to the first paint go into looking for garbage that there is none of yet.
    gc.disable()
    try:
        opened = read_here(file) if seen.is_read_here else begun(file, seen, None)
    except store.UnreadableDocument:
        gc.enable()
        return False
    try:
        import_module("tui.app").run(opened, folder)
    except store.StoreError as error:
        sys.exit(import_module("tui.commands").complain(error))
    return True
