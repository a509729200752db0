"""What a person has not finished: where the triage of a document stopped, and notes that were begun and not saved.

Kept durably, and found again after a crash; no part of the work itself, so it has no history and no undo.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass

from store.annotations.anchoring import anchor, describe
from store.annotations.records import target_of
from store.database.database import Database
from store.model.document import Document
from store.model.span import Span

_TRIAGE, _DRAFTS = "triage", "drafts"


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a triage stopped."""

    here: str | None = None
    """Id of the claim that was looked at; None: no triage was begun."""
    skipped: tuple[str, ...] = ()
    """Ids of the claims that were left for later, in that order."""


class Unfinished:
    """Stops and drafts of every document of a store."""

    def __init__(
        self, database: Database, *, stamp: Callable[[], dict[str, str]], check: Callable[[str], None]
    ) -> None:
        """`stamp` gives author, machine and time; `check` raises for a document that was forgotten."""
        self._database, self._stamp, self._check = database, stamp, check

    def stop(self, document_id: str) -> Stop:
        """Where the triage of a document stopped."""
        record = self._database.table(_TRIAGE).record(document_id)
        return Stop(record["here"], tuple(record["skipped"])) if record else Stop()

    def keep_stop(self, document_id: str, stop: Stop) -> None:
        """Keep where the triage of a document stopped."""
        with self._database.transaction():
            self._check(document_id)
            record = {"here": stop.here, "skipped": list(stop.skipped)}
            self._database.table(_TRIAGE).put(document_id, record | self._stamp())

    def drafts(self, document: Document) -> dict[Span, str]:
        """Where notes were begun on a document -> what was written; in a changed text where their words stand now."""
        rows = self._database.table(_DRAFTS).matching("document", document.id)
        found = ((anchor(document, target_of(row["target"])), str(row["body"])) for row in rows)
        return {place.span: body for place, body in found if place}

    def keep_draft(self, document: Document, span: Span, body: str) -> None:
        """Keep what was written of a note on a piece of a document; nothing: forget it."""
        with self._database.transaction():
            self._check(document.id)
            table = self._database.table(_DRAFTS)
            old = [
                str(row.doc_id)
                for row in table.matching("document", document.id)
                if (place := anchor(document, target_of(row["target"]))) and place.span == span
            ]
            table.erase(old)
            if body:
                target = asdict(describe(document, span))
                table.insert({"document": document.id, "target": target, "body": body} | self._stamp())
