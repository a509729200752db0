"""Annotations, judgements and corrections as they are kept now, found by id, document, tag, speaker or verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from sys import intern
from typing import Any
from zlib import crc32

from store.annotations.attachment import About, about
from store.annotations.nearness import near, places
from store.annotations.records import TABLES, Noun, decode, is_living
from store.database.database import Database
from store.database.index import Keys
from store.database.table import Row
from store.model.annotation import Annotation, Correction, Judgement
from store.model.claim import Claim
from store.model.document import Document
from store.model.verdict import Verdict


class KeptNouns:
    """The living nouns of a store. Deleted ones left a tombstone and are not found."""

    def __init__(self, database: Database) -> None:
        """Read from `database`."""
        self._database = database

    def find(self, kind: type[Noun], record_id: str) -> Noun | None:
        """The noun of that id; None if there is none any more."""
        record = self._database.table(TABLES[kind]).record(record_id)
        return decode(kind, record_id, record) if record and is_living(record) else None

    def of(self, kind: type[Noun], document_id: str | None) -> tuple[Noun, ...]:
        """The nouns of a document, or of all, oldest first."""
        if document_id is not None:
            return self.having(kind, "document", document_id)
        return _living(kind, self._database.table(TABLES[kind]).all())

    def having(self, kind: type[Noun], field: str, value: str) -> tuple[Noun, ...]:
        """The nouns that have `value` in a field, or among its items, oldest first; by an index."""
        return _living(kind, self._database.table(TABLES[kind]).matching(field, value))

    def stamp(self, kind: type[Noun], document_id: str) -> str:
        """Another one when anything of that kind on a document is another one; "" where there never was any.

        Nothing is decoded: it is asked for each document of a library, after each change.
        """
        rows = sorted(self._database.table(TABLES[kind]).encoded("document", document_id))
        return f"{crc32(b''.join(key.encode() + row for key, row in rows)):08x}" if rows else ""

    def judged_and_noted(self, document_id: str) -> tuple[int, int]:
        """How many verdicts and how many annotations a document has."""
        return self._count(Judgement, _judged, document_id), self._count(Annotation, _here, document_id)

    def made_and_hidden(self, document_id: str) -> tuple[int, int]:
        """How many claims were made by hand in a document, and how many found ones were hidden."""
        return self._count(Correction, _made, document_id), self._count(Correction, _hidden, document_id)

    def _count(self, kind: type[Noun], keys: Keys, document_id: str) -> int:
        """How many there are, none of which is decoded: the nouns of 5,000 records are 10 MB."""
        return len(self._database.table(TABLES[kind]).ids(keys, document_id))

    def about(self, kind: type[About], document: Document, claim: Claim) -> About | None:
        """The one that is about a claim: what `attachment.about` says of all of the document, asked of the few near it.

        Decoding and placing all of them cost 20 ms with each verdict on a document that has 5,000.
        """
        named = {one.id: one for one in self.having(kind, "claim", claim.id)}
        if by_hand := self.find(kind, claim.id):
            named[by_hand.id] = by_hand
        here = [named[each] for each in sorted(named) if named[each].document == document.id]
        if not here:
            table = self._database.table(TABLES[kind])
            here = [one for each in near(table, places, document, claim) if (one := self.find(kind, each))]
        return about(document, claim, here)


def _living(kind: type[Noun], rows: Sequence[Row]) -> tuple[Noun, ...]:
    """The nouns of those records that were not deleted, oldest first."""
    found = sorted((str(row.doc_id), row) for row in rows if is_living(row))
    return tuple(decode(kind, record_id, row) for record_id, row in found)


def _here(record: Mapping[str, Any]) -> Iterator[str]:
    """What a record is counted under: its document; nothing where it was deleted."""
    if is_living(record):
        yield intern(record["document"])


def _judged(record: Mapping[str, Any]) -> Iterator[str]:
    """What a judgement is counted under: its document; nothing where it was taken back."""
    if record.get("verdict") != Verdict.OPEN:
        yield from _here(record)


def _made(record: Mapping[str, Any]) -> Iterator[str]:
    """What a claim made by hand is counted under: its document; nothing where it was deleted."""
    if record.get("is_made_by_hand"):
        yield from _here(record)


def _hidden(record: Mapping[str, Any]) -> Iterator[str]:
    """What a claim that was hidden is counted under: its document; nothing where it was deleted."""
    if record.get("is_hidden") and not record.get("is_made_by_hand"):
        yield from _here(record)
