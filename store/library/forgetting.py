"""Forgetting a document: it protects a source, so nothing may be left, and what went is said exactly.

Removing takes a document off the shelf; forgetting removes its text, its notes, their history and
every copy of them in backups and older files of the store. What another program copied, what an open
window still shows and what the medium itself remembers is out of reach, and the docs say so.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from store.database.database import Database
from store.database.durable import not_writable
from store.database.purging import Purged, purge
from store.errors import NoSuchDocument
from store.library.asked import Asked
from store.library.texts import Texts
from store.library.uniting import is_pointer

_ABOUT = ("annotations", "judgements", "corrections", "aliases", "history")
"""Tables whose records are about a document."""
_DERIVED = ("index", "cache")
"""Folders that anybody may delete at any time: they are made again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """What was removed."""

    title: str
    lines: tuple[str, ...]
    """One for each kind of thing, to show."""


def forget(database: Database, texts: Texts, folder: Path, document_id: str) -> Forgotten:
    """Remove a document and everything that was ever noted on it.

    Raises:
        NoSuchDocument: There is none of that id.
        StoreNotWritable: Something is left; calling again goes on.
    """
    record = database.table("documents").record(document_id)
    if record is None and not any(database.table(name).matching("document", document_id) for name in _ABOUT):
        raise NoSuchDocument(f"No document has the id {document_id}.")
    own = _own_texts(database, document_id, record) if record else set[str]()

    def is_doomed(table: str, record_id: str, row: Mapping[str, Any]) -> bool:
        is_about = row.get("document") == document_id or record_id == document_id
        return is_about or (table == "blocks" and record_id in own)

    purged = purge(database.storage, is_doomed)
    removed = [name for name in sorted(own) if texts.remove(name)]
    with database.transaction():  # nobody puts anything into them meanwhile
        derived = [name for name in _DERIVED if _removed(folder / name)]
    asked = Asked(folder)
    lines = (
        *_lines(folder, purged, removed, derived),
        *([f"what you searched for, {asked.path}"] if asked.forget() else []),
    )
    return Forgotten(title=record["title"] if record else document_id, lines=lines)


def discard_index(store: Path) -> None:
    """Remove the search index of a store: it holds words of a document that was taken off the shelf.

    What cannot be removed is not read either: the next one who searches compares it with what is kept.
    """
    with suppress(OSError):
        for path in (store / "index").glob("search*"):
            path.unlink(missing_ok=True)


def _own_texts(database: Database, document_id: str, record: Mapping[str, Any]) -> set[str]:
    """The hashes of the texts that this document had and no other has."""
    others = {
        name
        for row in database.table("documents")
        if str(row.doc_id) != document_id and not is_pointer(row)
        for name in (row["text_hash"], *row.get("earlier", ()))
    }
    return {record["text_hash"], *record.get("earlier", ())} - others


def _removed(folder: Path) -> bool:
    """Remove a derived folder; whether there was one."""
    if not folder.exists():
        return False
    try:
        (_empty if folder.name == "index" else shutil.rmtree)(folder)
    except OSError as error:
        raise not_writable(folder, error) from error
    return True


def _empty(folder: Path) -> None:
    """Remove every file of a folder. An indexer may be at work in it: what it begins now holds nothing of all that."""
    for path in folder.iterdir():
        path.unlink(missing_ok=True)
    with suppress(OSError):
        folder.rmdir()


def _lines(folder: Path, purged: Purged, texts: list[str], derived: list[str]) -> tuple[str, ...]:
    """What was removed, in words."""
    lines = [f"{count} record{'' if count == 1 else 's'} in {table}" for table, count in purged.records.items()]
    lines += [f"the text {folder / 'texts' / name}.txt" for name in texts]
    lines += [f"its records in the backup {name}" for name in purged.backups]
    lines += [f"{name}, which may have held some of it" for name in purged.files]
    lines += [f"the derived folder {folder / name}" for name in derived]
    return (*lines, "all older generations of the store's files")
