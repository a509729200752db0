"""The checkup of a whole store: its database, its backups, and every text that a document needs."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from store.database import doctor
from store.database.codec import Tables, decode
from store.database.disk import REAL
from store.database.doctor import Report
from store.database.migrations import MIGRATIONS, SCHEMA
from store.database.recovery import Source, recover
from store.errors import DamagedStore
from store.library.texts import Texts
from store.library.uniting import is_pointer


def examine(folder: Path) -> Report:
    """Read everything; nothing is changed, and a store that does not open is examined as well.

    Raises:
        NewerFormat: A later release wrote it.
    """
    if not folder.is_dir():
        return Report(findings=(), records={})
    report = doctor.examine(folder)
    return replace(report, findings=(*report.findings, *_documents(folder)))


def repair(folder: Path) -> Report:
    """Mend what can be mended; what it did, and what it could not mend, is in the findings.

    Raises:
        NewerFormat: A later release wrote it.
        StoreNotWritable: It could not be mended.
    """
    if not folder.is_dir():
        return Report(findings=(), records={})
    report = doctor.repair(folder, datetime.now().astimezone())
    return replace(report, findings=(*report.findings, *_documents(folder)))


def _documents(folder: Path) -> list[str]:
    """What is wrong with kept documents: a text that is not there, notes on a document that is not."""
    found, _ = recover(Source(folder, REAL, MIGRATIONS, SCHEMA))
    tables = found.tables if found else {}
    texts = Texts(folder / "texts")
    findings = []
    for row in tables.get("documents", {}).values():
        record = decode(row)
        if is_pointer(record):
            continue
        try:
            texts.text(record["text_hash"])
        except DamagedStore as error:
            if "deleted" not in record:
                findings.append(f"{record['title']}: {error}")
    return findings + _astray(tables)


def _astray(tables: Tables) -> list[str]:
    """Records about documents that are not there."""
    known = tables.get("documents", {})
    counts = Counter(
        document
        for name in ("annotations", "judgements", "corrections", "aliases")
        for row in tables.get(name, {}).values()
        if (document := decode(row)["document"]) not in known
    )
    return [
        f"{count} records are about a document that is not kept; `quoth forget {document}` removes them."
        for document, count in counts.items()
    ]
