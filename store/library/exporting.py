"""Plain JSON: every record of some documents, or of all, with their texts, so that all of it can come back."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, TextIO

from store.database.database import Database
from store.database.export import export_json
from store.errors import DamagedStore
from store.library.texts import Texts

_ABOUT = ("annotations", "judgements", "corrections")


def export_records(
    database: Database,
    texts: Texts,
    file: TextIO,
    *,
    documents: Collection[str] | None = None,
    nouns: Collection[str] | None = None,
) -> int:
    """Write records as plain JSON that stock TinyDB opens; how many.

    Args:
        database: where they are.
        texts: where the texts are; one that is damaged is left out.
        file: where they go.
        documents: ids of the documents to write with all that is about them; None: every record there is.
        nouns: ids of the notes, verdicts and corrections to write; None: all of these documents.
    """
    hashes = _hashes(database, documents)

    def is_wanted(table: str, record_id: str, record: Mapping[str, Any]) -> bool:
        if table == "history":
            table, record_id = record["table"], record["record"]
        if nouns is not None and table in _ABOUT and record_id not in nouns:
            return False
        if documents is None:
            return True
        return record_id in hashes if table == "blocks" else record.get("document", record_id) in documents

    return export_json(database, file, is_wanted, _texts(texts, hashes))


def _hashes(database: Database, documents: Collection[str] | None) -> list[str]:
    """The names of the texts that these documents have or had, each once."""
    found: dict[str, None] = {}
    for row in database.table("documents"):
        if "deleted" not in row and (documents is None or str(row.doc_id) in documents):
            found |= dict.fromkeys((row["text_hash"], *row.get("earlier", ())))
    return list(found)


def _texts(texts: Texts, hashes: list[str]) -> Iterator[tuple[str, str]]:
    """The texts that can be read."""
    for name in hashes:
        try:
            yield name, texts.text(name)
        except DamagedStore:  # `quoth doctor` names it; what was noted on it is written all the same
            continue
