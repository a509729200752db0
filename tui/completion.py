"""Completion: from a path that is being typed to those that it may become."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from heapq import nsmallest
from pathlib import Path

from store import visible_line

MOST = 500
"""Entries of a folder that are listed, all of which were looked at; typing on brings the others."""
_ANEW = re.compile(r"^(?![a-z]+://).*/(?=/|~/)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder that the typed path may become."""

    path: Path
    name: str
    """What is shown of it; a folder ends in a slash."""

    @property
    def is_folder(self) -> bool:
        """Whether one can go on into it."""
        return self.name.endswith("/")


def begun_anew(typed: str) -> str:
    """What is meant by a path typed behind the one that stood there already: all from `//` or `/~/` on."""
    return _ANEW.sub("", typed)


def entries(typed: str) -> Sequence[Entry]:
    """What is in the folder that is typed and begins with the rest, folders last; nothing if there is no such folder.

    Hidden files are listed once their dot is typed. Capitals count when one is typed.
    """
    head, _, start = typed.rpartition("/")
    folder = Path(f"{head}/" if "/" in typed else ".")
    found: list[Entry] = []
    with suppress(OSError, RuntimeError, ValueError), os.scandir(folder.expanduser()) as listed:
        begun = (each for each in listed if _begins(each.name, start))
        first = nsmallest(MOST, begun, key=lambda each: (_is_folder(each), each.name.lower()))
        found = [_entry(folder, each) for each in first]
    return found


def _begins(name: str, start: str) -> bool:
    """Whether a name begins as it was typed."""
    if name.startswith(".") and not start.startswith("."):
        return False
    return name.startswith(start) if start != start.lower() else name.lower().startswith(start)


def _is_folder(each: os.DirEntry[str]) -> bool:
    """Whether it is one; what cannot be asked is none."""
    with suppress(OSError):
        return each.is_dir()
    return False


def _entry(folder: Path, each: os.DirEntry[str]) -> Entry:
    """One entry."""
    return Entry(folder / each.name, visible_line(each.name) + ("/" if _is_folder(each) else ""))


def spelt_out(path: Path) -> str:
    """A path as a person would type it: from their home where it is below that."""
    home = Path("~").expanduser()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) and path != home else str(path)
