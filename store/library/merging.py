"""Merging: another store's documents and everything noted in it become part of this one.

its records    read without touching it, then taken in, in one durable change
its texts      copied first, each checked against its name; killed in between, the next merge goes on
"""

from __future__ import annotations

from pathlib import Path

from store.database.database import Database
from store.database.elsewhere import read_tables
from store.errors import DamagedStore
from store.library.taking_in import Taken, decoded, take_in
from store.library.texts import Texts
from store.library.uniting import hashes


def merge(database: Database, texts: Texts, folder: Path) -> Taken:
    """Take in the store in `folder`, which is left as it is.

    Raises:
        DamagedStore: There is no store, or it cannot be read.
        NewerFormat: A later release wrote it.
        StoreNotWritable: This one cannot be written; it is as it was.
    """
    theirs = decoded(read_tables(folder))
    left_out = []
    other = Texts(folder / "texts")
    for name, title in hashes(theirs.get("documents", {})).items():
        if texts.has(name):
            continue
        try:
            texts.keep(other.text(name))
        except DamagedStore:
            left_out.append(f"A text of “{title}” cannot be read there and is not here: what was noted on it is.")
    return take_in(database, theirs, left_out)
