"""The overview: every kept document with how much of it is judged, and whether its file is another one by now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from store.annotations.notebook import Notebook
from store.library.kept import Kept
from store.library.shelf import Shelf
from store.reading.trees import hash_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """One document of the overview."""

    kept: Kept
    claims: int | None
    """With those made by hand, without those that were hidden; None: its text was not gone through yet."""
    judged: int
    """Claims with a verdict."""
    notes: int
    """Notes, tags and highlights."""


class SourceState(StrEnum):
    """What became of the file that a document was read from."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"
    NONE = "none"
    """It is no file of this machine: pasted, piped, an address; or nobody knows what its bytes were."""


def overview(shelf: Shelf, notebook: Notebook, claims_of: Callable[[str], int | None]) -> tuple[Shelved, ...]:
    """Every kept document, last opened first; `claims_of` counts the claims of a text by its hash, or is None."""
    return tuple(_shelved(kept, notebook, claims_of) for kept in shelf.documents())


def _shelved(kept: Kept, notebook: Notebook, claims_of: Callable[[str], int | None]) -> Shelved:
    """One document."""
    judged, notes = notebook.counts(kept.id)
    found, (made, hidden) = claims_of(kept.text_hash), notebook.made_and_hidden(kept.id)
    claims = None if found is None else max(0, found + made - hidden)
    return Shelved(kept=kept, claims=claims, judged=judged, notes=notes)


def source_state(kept: Kept) -> SourceState:
    """What became of a document's file: it is read for that, so not where somebody waits."""
    path = Path(kept.source)
    if kept.source_hash is None or not path.is_absolute():
        return SourceState.NONE
    if not path.is_file():
        return SourceState.GONE
    found = hash_of(path)
    return SourceState.SAME if found in (None, kept.source_hash) else SourceState.CHANGED
