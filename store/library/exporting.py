"""Plain JSON: every record of some documents, or of all, with their texts, so that all of it can come back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, TextIO

from store.database.database import Database
from store.database.export import export_json
from store.errors import DamagedStore
from store.library.texts import Texts
from store.library.uniting import hashes

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
        documents: ids of the documents to write with all that is about them; None: all that are on the shelf.
        nouns: ids of the notes, verdicts and corrections to write; None: all of these documents.
    """
    rows = {str(row.doc_id): dict(row) for row in database.table("documents") if "deleted" not in row}
    wanted = {key: row for key, row in rows.items() if documents is None or key in documents}
    names = hashes(wanted)

    def is_wanted(table: str, record_id: str, record: Mapping[str, Any]) -> bool:
        if table == "history":
            table, record_id = record["table"], record["record"]
        if nouns is not None and table in _ABOUT and record_id not in nouns:
            return False
        return record_id in names if table == "blocks" else record.get("document", record_id) in wanted

    return export_json(database, file, is_wanted, _texts(texts, names))


def _texts(texts: Texts, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The texts that can be read."""
    for name in names:
        try:
            yield name, texts.text(name)
        except DamagedStore:  # `quoth doctor` names it; what was noted on it is written all the same
            continue
