"""Naming a document on a command line: by a prefix of its id, its path, or words of its title."""

from __future__ import annotations

import os
from collections.abc import Sequence

from store.errors import NoSuchDocument
from store.library.kept import Kept
from store.model.document import NOWHERE
from store.text.folding import fold

_PREFIX = 4
"""The shortest prefix of an id: any less and a word of a title would be taken for one."""
_LISTED = 5


def absolute(source: str) -> str:
    """A source that means the same from any folder; URLs and what is no place stay as they are."""
    return source if source in NOWHERE or "://" in source else os.path.abspath(source)  # noqa: PTH100 - Path.absolute keeps "..", so one file would get two names


def named(name: str, documents: Sequence[Kept]) -> Kept:
    """The one document that goes by `name`.

    Raises:
        NoSuchDocument: None does, or more than one.
    """
    ways = (
        [kept for kept in documents if kept.id == name],
        [kept for kept in documents if kept.source == absolute(name)],
        [kept for kept in documents if len(name) >= _PREFIX and kept.id.startswith(name.lower())],
        [kept for kept in documents if fold(kept.title).text.strip() == fold(name).text.strip()],
        [kept for kept in documents if _is_titled(kept, name)],
    )
    found = next((way for way in ways if way), [])
    if len(found) == 1:
        return found[0]
    if not found:
        raise NoSuchDocument(f"No kept document goes by “{name}”. `quoth library` shows them all.")
    listed = "; ".join(f"{kept.id} {kept.title}" for kept in found[:_LISTED])
    raise NoSuchDocument(f"More than one document goes by “{name}”: {listed}. Give more of the title, or the id.")


def _is_titled(kept: Kept, name: str) -> bool:
    """Whether every word of `name` begins a word of the title, case and accents left aside."""
    title = fold(kept.title).text.split()
    wanted = fold(name).text.split()
    return bool(wanted) and all(any(word.startswith(part) for word in title) for part in wanted)
