"""The shelf: which documents there are, their texts, and where the person stopped reading.

A document is kept whole, so that it opens when its source is gone. The text is on disk before the
record that names it. A source whose text changed stays the same document: its notes find their
places in the new text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from store.annotations.anchoring import anchor, hash_of, sketch
from store.annotations.history import History
from store.annotations.records import target_of
from store.database.database import Database
from store.errors import NoSuchDocument, StoreNotWritable
from store.library.kept import Kept, document, document_record, structure_record, summary
from store.library.naming import absolute, named
from store.library.texts import Texts
from store.library.uniting import is_pointer
from store.model.document import NOWHERE, Document, Metadata
from store.model.span import Span
from store.text.hashing import text_hash

_DOCUMENTS, _BLOCKS, _POSITIONS = "documents", "blocks", "positions"


_PLACE = 64
"""Code points behind the place where reading stopped that are kept to find it again."""


class Shelf:
    """The kept documents of one store."""

    def __init__(
        self,
        database: Database,
        texts: Texts,
        *,
        changes: History,
        stamp: Callable[[], dict[str, str]],
        new_id: Callable[[], str],
    ) -> None:
        """`stamp` gives author, machine and time (`at`, ISO 8601, UTC); `changes` makes what is done undoable."""
        self._database, self._texts, self._changes = database, texts, changes
        self._stamp, self._new_id = stamp, new_id
        changes.check = self._must_be_known

    def keep(self, read: Document) -> Document:
        """Keep a document that was read, durably; the same source and text is the same kept document.

        Raises:
            StoreNotWritable: It cannot be kept, and it was not kept before.
        """
        read = replace(read, source=absolute(read.source))
        try:
            return self._kept(read)
        except StoreNotWritable:
            old = self._same(read, text_hash(read.text))
            if old and old.text_hash == text_hash(read.text):
                return self._once(read, old.id)  # a full or read-only disk hides no notes
            raise

    def _kept(self, read: Document) -> Document:
        """Write a document that was read."""
        name = self._texts.keep(read.text)
        with self._database.transaction():
            old = self._same(read, name)
            document_id = old.id if old else self._new_id()
            record = self._database.table(_DOCUMENTS).record(document_id) or self._born()
            record |= _freshened(record, old, document_record(read, name))
            record |= {"opened": self._time()} | self._signed()
            self._database.table(_DOCUMENTS).put(document_id, record)
            self._structure(name, structure_record(read))
        return self._once(read, document_id)

    def documents(self) -> tuple[Kept, ...]:
        """Every kept document, the one opened last first."""
        return _newest_first(self._database.table(_DOCUMENTS))

    def source_hashes(self) -> frozenset[str]:
        """SHA-256 of the bytes of every kept document that was read as this release reads."""
        about = (row["metadata"] for row in self._database.table(_DOCUMENTS) if "deleted" not in row)
        known = (each.get("source_hash") for each in about if each.get("normaliser") == Metadata().normaliser)
        return frozenset(filter(None, known))

    def document(self, document_id: str) -> Document:
        """A kept document with its text.

        Raises:
            NoSuchDocument: There is none of that id.
            DamagedStore: Its text is missing or was changed.
        """
        return self._with(self._texts.text(self._record(document_id)["text_hash"]), document_id)

    def size(self, text: str) -> int:
        """How many bytes the text of that hash has; 0 if it is lost."""
        return self._texts.size(text)

    def _once(self, read: Document, document_id: str) -> Document:
        """A document that was kept: its text and blocks are those that were read, and not others like them."""
        kept = self._with(read.text, document_id)
        return replace(kept, blocks=read.blocks) if kept.blocks == read.blocks else kept

    def _with(self, text: str, document_id: str) -> Document:
        """A kept document whose text is at hand."""
        record = self._record(document_id)
        kept = summary(document_id, record)
        structure = self._database.table(_BLOCKS).record(kept.text_hash) or {}
        return document(kept, record, structure, text)

    def find(self, name: str) -> Kept:
        """What is known of the document that goes by an id or a prefix of it, a path, or words of its title.

        Raises:
            NoSuchDocument: None does, or more than one.
        """
        return named(name, self.documents())

    def edit(  # noqa: PLR0913 - each thing that a person can repair goes by its own name
        self,
        document_id: str,
        *,
        title: str | None = None,
        author: str | None = None,
        date: str | None = None,
        source: str | None = None,
        collections: Sequence[str] | None = None,
    ) -> Kept:
        """Repair what is known of a document, or what it is put under; what is None stays."""
        with self._database.transaction():
            record = self._record(document_id)
            record |= _given(title=title, source=source) | {"edited": self._time()} | self._signed()
            record["metadata"] |= _given(author=author, date=date)
            record |= {} if collections is None else {"collections": list(collections)}
            self._change(document_id, record, f"change of “{record['title']}”")
        return summary(document_id, record)

    def remove(self, document_id: str) -> None:
        """Take a document off the shelf; its notes and its text stay until it is forgotten."""
        with self._database.transaction():
            record = self._record(document_id)
            record |= {"deleted": self._time()} | self._signed()
            self._change(document_id, record, f"removal of “{record['title']}”")

    def position(self, document_id: str) -> int:
        """Where the person stopped reading: an offset in code points, 0 if he never did.

        In a text that changed since it is where the words stand now that he stopped at.
        """
        record = self._database.table(_POSITIONS).record(document_id)
        if record is None:
            return 0
        target = target_of(record["target"])
        if target.text_hash == self._record(document_id)["text_hash"]:
            return int(record["offset"])
        document = self.document(document_id)
        found = anchor(document, target)
        return found.span.start if found else min(int(record["offset"]), len(document.text))

    def remember(self, document: Document | str, offset: int) -> None:
        """Keep where the person stopped reading in a kept document: an offset in code points."""
        opened = self.document(document) if isinstance(document, str) else document
        with self._database.transaction():
            self._must_be_known(opened.id)
            self._remember(opened, offset)

    def _remember(self, opened: Document, offset: int) -> None:
        """Write a place down, if it is another one."""
        kept = self._database.table(_POSITIONS).record(opened.id)
        if kept and kept["offset"] == offset and kept["target"]["text_hash"] == hash_of(opened.text):
            return
        target = sketch(opened, Span(min(offset, len(opened.text)), min(offset + _PLACE, len(opened.text))))
        place = {"offset": offset, "target": asdict(target), "at": self._time()}
        self._database.table(_POSITIONS).put(opened.id, place | self._signed())

    def _record(self, document_id: str) -> dict[str, Any]:
        """The record of a living document."""
        record = self._database.table(_DOCUMENTS).record(document_id)
        if record is None or "deleted" in record:
            raise NoSuchDocument(f"No kept document has the id {document_id}.")
        return record

    def _must_be_known(self, document_id: str) -> None:
        """Refuse to write on a document that was forgotten: a window that still shows it must not bring it back."""
        record = self._database.table(_DOCUMENTS).record(document_id)
        if record is None:
            raise NoSuchDocument("This document was forgotten in another window. Nothing more is kept of it.")
        if is_pointer(record):
            raise NoSuchDocument("A merge made this document one with another of the same text: open it again.")

    def _structure(self, name: str, structure: dict[str, Any]) -> None:
        """Keep a text's structure, if it is new or reading has learnt to see more of it."""
        table = self._database.table(_BLOCKS)
        kept = table.record(name) or {}
        if any(kept.get(part) != value for part, value in structure.items()):
            table.put(name, structure | self._signed())

    def _change(self, document_id: str, record: dict[str, Any], what: str) -> None:
        """Write a record so that it can be undone."""
        self._changes.write(_DOCUMENTS, document_id, record, {"what": what, **self._stamp()})

    def _same(self, read: Document, name: str) -> Kept | None:
        """The kept document that this one is: by source and text, by source, or moved to another path."""
        here = (*self._living("source", read.source), *self._living("elsewhere", read.source))
        if read.source not in NOWHERE and here:
            return next((kept for kept in here if kept.text_hash == name), here[0])
        alike = self._living("text_hash", name)
        return next((kept for kept in alike if kept.source == read.source or not Path(kept.source).exists()), None)

    def _born(self) -> dict[str, Any]:
        """What a document's record says from the first day on; `born` tells two stores apart when they are merged."""
        stamp = self._stamp()
        return {"kept": stamp["at"], "born": [f"{stamp['author']}@{stamp['machine']}"]}

    def _living(self, field: str, value: str) -> tuple[Kept, ...]:
        """The kept documents with that value, the one opened last first; by an index, however many there are."""
        return _newest_first(self._database.table(_DOCUMENTS).matching(field, value))

    def _signed(self) -> dict[str, str]:
        """The author and machine that every record carries."""
        stamp = self._stamp()
        return {"author": stamp["author"], "machine": stamp["machine"]}

    def _time(self) -> str:
        """Now, ISO 8601, UTC, to the millisecond."""
        return self._stamp()["at"]


def _newest_first(rows: Iterable[Any]) -> tuple[Kept, ...]:
    """What is known of the documents of these records that are on the shelf."""
    kept = (summary(str(row.doc_id), row) for row in rows if "deleted" not in row)
    return tuple(sorted(kept, key=lambda one: (one.opened, one.id), reverse=True))


def _freshened(record: dict[str, Any], old: Kept | None, read: dict[str, Any]) -> dict[str, Any]:
    """What reading a source again changes in its document's record; what a person repaired stays."""
    if old is None:
        return read
    known = {name: record["metadata"].get(name) for name in ("author", "date", "url")}
    about = read["metadata"] | {name: value for name, value in known.items() if value is not None}
    if old.text_hash == read["text_hash"]:
        return {"source": read["source"], "metadata": about}
    repaired = {"title": old.title, "metadata": read["metadata"] | {"author": old.author, "date": old.date}}
    return read | repaired | {"is_changed": True, "earlier": [*record.get("earlier", ()), old.text_hash]}


def _given(**values: str | None) -> dict[str, str]:
    """The values that are not None."""
    return {name: value for name, value in values.items() if value is not None}
