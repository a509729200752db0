"""Importing: what was read from a file becomes part of a store, by the same law as a merge.

    records     documents, texts, notes, history, as another store would give them
    bundles     notes on documents that are here: each is told by its id, its text or its address

What others marked has no place in our terms yet: its words are found in the text first. Importing
again changes nothing; what was edited in the file since comes in as a change made now.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from re import fullmatch
from typing import Any

from store.annotations.anchoring import anchor, describe
from store.annotations.records import TABLES, encode, is_living
from store.database.database import Database
from store.database.ids import derived_id
from store.errors import DamagedStore, NoSuchDocument
from store.exchange.bundle import About, Incoming, Noun
from store.exchange.recognising import read_incoming
from store.exchange.records_json import Records
from store.library import kept
from store.library.joining import NOUNS, Tables
from store.library.shelf import Shelf
from store.library.taking_in import Taken, take_in
from store.library.texts import Texts
from store.library.uniting import Record, canonical, hashes, is_pointer
from store.model.annotation import Annotation
from store.model.document import Document
from store.model.selector import Target
from store.model.span import Span

_OUR_ID = r"[0-9a-z]{26}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Importer:
    """One store that takes files in."""

    database: Database
    texts: Texts
    shelf: Shelf
    now: Callable[[], str]
    """The time, ISO 8601, UTC."""

    def take(self, data: bytes) -> Taken:
        """Take in what a file holds; durable when this returns.

        Raises:
            NotImportable: It is in no form that can be taken in, or not whole; nothing of it was.
            StoreNotWritable: The store cannot be written; it is as it was.
        """
        found = read_incoming(data)
        if isinstance(found, Records):
            return self._records(found)
        return self._bundles(found)

    def _records(self, found: Records) -> Taken:
        """Take in another store's records."""
        documents = found.tables.get("documents", {})
        missing = {key for key, record in documents.items() if not self._is_whole(record, found)}
        known = {*documents, *(str(row.doc_id) for row in self.database.table("documents"))} - missing
        left_out = [f"The text of “{documents[key]['title']}” is not in the file." for key in sorted(missing)]
        blocks = {name: row for name, row in found.tables.get("blocks", {}).items() if self._fits(name, row, found)}
        tables: Tables = {"blocks": blocks} if blocks else {}
        for name, rows in found.tables.items():
            if name != "blocks":
                tables[name] = {key: row for key, row in rows.items() if _document_of(name, key, row) in known}
        astray = sum(len(found.tables.get(name, {})) - len(tables.get(name, {})) for name in NOUNS)
        if astray:
            left_out.append(f"{astray} notes are about documents that are neither in the file nor here.")
        for name in hashes(tables.get("documents", {})):
            if name in found.texts:
                self.texts.keep(found.texts[name])
        return take_in(self.database, tables, (*found.left_out, *left_out))

    def _is_whole(self, record: Mapping[str, Any], found: Records) -> bool:
        """Whether the text of a document is in the file or here."""
        return "deleted" in record or record["text_hash"] in found.texts or self.texts.has(record["text_hash"])

    def _fits(self, name: str, structure: Mapping[str, Any], found: Records) -> bool:
        """Whether a structure is one, and of that text: headings, pages and notes inside it."""
        try:
            text = found.texts[name] if name in found.texts else self.texts.text(name)
            return all(0 <= end <= len(text) for end in kept.offsets(structure))
        except (DamagedStore, LookupError, TypeError, ValueError):
            return False

    def _bundles(self, found: Incoming) -> Taken:
        """Take in notes on documents that are here."""
        tables: Tables = {}
        left_out = list(found.left_out)
        for bundle in found.bundles:
            document = self._document(bundle.about)
            if document is None:
                name = bundle.about.title or bundle.about.address or "a document without a name"
                left_out.append(f"{len(bundle.nouns)} notes are on “{name}”, which is not kept here: open it first.")
                continue
            lost = 0
            for noun in bundle.nouns:
                placed = _placed(document, noun)
                lost += placed is None
                if placed:
                    self._add(tables, placed)
            if lost:
                left_out.append(f"{lost} notes on “{document.title}” name no words that stand in it.")
        return take_in(self.database, tables, left_out)

    def _document(self, about: About) -> Document | None:
        """The kept document that a bundle is about."""
        for kept_id in self._candidates(about):
            try:
                return self.shelf.document(kept_id)
            except (NoSuchDocument, DamagedStore):
                continue
        return None

    def _candidates(self, about: About) -> Iterator[str]:
        """Ids that a bundle may mean, likeliest first."""
        record = self.database.table("documents").record(about.id) if about.id else None
        if record:
            yield record["document"] if is_pointer(record) else about.id
        rows = [row for row in self.database.table("documents") if "deleted" not in row]
        tests: Iterable[Callable[[Mapping[str, Any]], bool]] = (
            lambda row: about.text_hash in (row["text_hash"], *row.get("earlier", ())),
            lambda row: about.address != "" and about.address in (row["metadata"].get("url"), row["source"]),
        )
        for test in tests:
            yield from (str(row.doc_id) for row in rows if test(row))

    def _add(self, tables: Tables, noun: Noun) -> None:
        """Add a noun to what comes in, unless what it says is known here already."""
        table = TABLES[type(noun)]
        record: Record = json.loads(json.dumps(encode(noun)))
        has_place = (noun.target if isinstance(noun, Annotation) else noun.content).text_hash != ""
        past = [state for state in self._past(table, noun.id) if state and is_living(state)]
        said = [_said(state, has_place=has_place) for state in past]
        if _said(record, has_place=has_place) in said:
            return
        if any(state["updated"] == record["updated"] for state in past):
            record["updated"] = self.now()  # edited in the file, by something that keeps no time
        tables.setdefault(table, {})[noun.id] = record

    def _past(self, table: str, noun_id: str) -> Iterator[Record | None]:
        """Every state that a noun has or had here."""
        yield self.database.table(table).record(noun_id)
        for change in self.database.table("history").matching("record", noun_id):
            yield from (change["before"], change["after"])


def _said(record: Record, *, has_place: bool) -> str:
    """What a record says: not when, not of which copy of a document, and not where if that was only found here."""
    aside = {"updated", "document"} | (set() if has_place else {"target", "content"})
    return canonical({name: value for name, value in record.items() if name not in aside})


def _document_of(table: str, key: str, record: Mapping[str, Any]) -> str:
    """The document that a record is about."""
    return key if table == "documents" else str(record.get("document", key))


def _placed(document: Document, noun: Noun) -> Noun | None:
    """A noun on a kept document, under an id of ours; None if it has no words to stand on."""
    place = noun.target if isinstance(noun, Annotation) else noun.content
    target = place if place.text_hash else _found(document, place)
    if target is None:
        return None
    noun_id = noun.id if fullmatch(_OUR_ID, noun.id) else derived_id(noun.created, f"{noun.id} {document.id}")
    if isinstance(noun, Annotation):
        return replace(noun, id=noun_id, document=document.id, target=target)
    return replace(noun, id=noun_id, document=document.id, content=target)


def _found(document: Document, place: Target) -> Target | None:
    """The place of what somebody else marked, described in the text as it is kept here."""
    if place.quote.exact.strip():
        found = anchor(document, place)
        return describe(document, found.span) if found and found.certainty == "sure" else place
    span = Span(place.position.start, max(place.position.start, place.position.end))
    is_inside = len(span) > 0 and span.end <= len(document.text)
    return describe(document, span) if is_inside else None
