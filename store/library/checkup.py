"""The checkup of a whole store: its database, its backups, and every text that a document needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from store.database import doctor
from store.database.codec import decode
from store.database.disk import REAL
from store.database.doctor import Report
from store.database.migrations import MIGRATIONS, SCHEMA
from store.database.recovery import Source, recover
from store.errors import DamagedStore
from store.library.texts import Texts


def examine(folder: Path) -> Report:
    """Read everything; nothing is changed, and a store that does not open is examined as well.

    Raises:
        NewerFormat: A later release wrote it.
    """
    report = doctor.examine(folder)
    return replace(report, findings=(*report.findings, *_texts(folder)))


def repair(folder: Path) -> Report:
    """Mend what can be mended; what it did, and what it could not mend, is in the findings.

    Raises:
        NewerFormat: A later release wrote it.
        StoreNotWritable: It could not be mended.
    """
    report = doctor.repair(folder, datetime.now().astimezone())
    return replace(report, findings=(*report.findings, *_texts(folder)))


def _texts(folder: Path) -> list[str]:
    """What is wrong with the texts that kept documents need."""
    found, _ = recover(Source(folder, REAL, MIGRATIONS, SCHEMA))
    texts = Texts(folder / "texts")
    findings = []
    for row in (found.tables.get("documents", {}) if found else {}).values():
        record = decode(row)
        try:
            texts.text(record["text_hash"])
        except DamagedStore as error:
            if "deleted" not in record:
                findings.append(f"{record['title']}: {error}")
    return findings
