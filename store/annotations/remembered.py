"""What was noted on one document, remembered: only what was written since is decoded again.

A document with 5,000 notes is looked at with each verdict and each handful of new claims; decoding all of them took
a third of a second each time. As long as nothing was written it is the very same tuple, so who made something of it
need not make it again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic

from store.annotations.records import TABLES, Noun, decode, is_living
from store.database import codec
from store.database.database import Database


class Remembered(Generic[Noun]):
    """The living nouns of one kind on one document, oldest first."""

    def __init__(self, database: Database, kind: type[Noun], document_id: str) -> None:
        """Nothing is decoded yet."""
        self._table = database.table(TABLES[kind])
        self._kind: type[Noun] = kind
        self._document = document_id
        self._records: Sequence[tuple[str, bytes]] = []
        self._decoded: Sequence[Noun | None] = ()
        """What each record is; None: it was deleted."""
        self._living: tuple[Noun, ...] = ()

    def now(self) -> tuple[Noun, ...]:
        """What there is now."""
        records = sorted(self._table.encoded("document", self._document))
        if records != self._records:
            before = dict(zip(self._records, self._decoded, strict=True))
            self._decoded = [before[each] if each in before else self._noun(*each) for each in records]
            self._records = records
            self._living = tuple(noun for noun in self._decoded if noun is not None)
        return self._living

    def _noun(self, record_id: str, row: bytes) -> Noun | None:
        """A record as a noun."""
        record = codec.decode(row)
        return decode(self._kind, record_id, record) if is_living(record) else None
