"""Doors: what leaves a store and what comes in: dossiers, plain JSON, files of others, other stores."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO

from store.annotations.notebook import Notebook
from store.database.database import Database
from store.exchange.bundle import Dossier
from store.extraction.language import language_of
from store.library.exporting import export_records
from store.library.gathering import dossier
from store.library.importing import Importer
from store.library.merging import merge
from store.library.shelf import Shelf
from store.library.taking_in import Taken
from store.library.texts import Texts
from store.model.claim import Claim
from store.model.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """The ways in and out of one store."""

    database: Database
    texts: Texts
    shelf: Shelf
    notebook: Notebook
    claims_of: Callable[[Document], Sequence[Claim]]
    now: Callable[[], str]
    """The time, ISO 8601, UTC."""

    def dossier(self, document_id: str, *, query: str = "", has_claims: bool = True) -> Dossier:
        """A kept document with all that is known of it, or what a filter asks for, for the formats of `exchange`.

        Raises:
            NoSuchDocument: There is none of that id.
            DamagedStore: Its text is gone.
            NotAQuery: The filter cannot be understood.
        """
        document = self.shelf.document(document_id)
        if document.language == "und":
            document = replace(document, language=language_of(document.text))
        claims = self.claims_of(document) if has_claims or query.strip() else None
        return dossier(document, claims, self.notebook, query)

    def export_json(
        self, file: TextIO, documents: Collection[str] | None = None, nouns: Collection[str] | None = None
    ) -> int:
        """Write records as plain JSON that stock TinyDB opens; how many. None: of all documents, all nouns."""
        return export_records(self.database, self.texts, file, documents=documents, nouns=nouns)

    def take(self, data: bytes) -> Taken:
        """Take in a file that quoth or another program wrote; its form is told by its content.

        Raises:
            NotImportable: It is in no form that can be taken in, or not whole; nothing of it was.
            StoreNotWritable: This store cannot be written; it is as it was.
        """
        return Importer(database=self.database, texts=self.texts, shelf=self.shelf, now=self.now).take(data)

    def merge(self, folder: Path) -> Taken:
        """Take in all of another store, which is left as it is.

        Raises:
            DamagedStore: There is no store in that folder, or it cannot be read.
            NewerFormat: A later release wrote it.
            StoreNotWritable: This one cannot be written; it is as it was.
        """
        return merge(self.database, self.texts, folder)
