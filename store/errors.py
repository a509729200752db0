"""Every exception that quoth raises on purpose: one small tree.

A `StoreError` is something that a person's file, folder or disk did wrong; its text is one clear
sentence with the path and the way out, ready to be shown. What our own caller did wrong is
`ValueError`. Nothing else is ever caught at the border of the program.
"""

from __future__ import annotations

from pathlib import Path


class StoreError(Exception):
    """What a person's file, folder or disk did wrong. `str(error)` can be shown as it is."""

    def __init__(self, message: str, path: Path | None = None) -> None:
        """Keep the sentence to show and the path that it is about."""
        super().__init__(message)
        self.path = path


# Opening a document.


class UnreadableDocument(StoreError):
    """A file or text that cannot become a document: missing, empty, binary, too large."""


# Opening the store.


class DamagedStore(StoreError):
    """The store's files cannot be understood; they were kept untouched under another name."""


class NewerFormat(StoreError):
    """The store was written by a newer release; it was left untouched."""


# Writing the store.


class StoreInUse(StoreError):
    """Another process holds the store and it cannot be shared."""


class StoreNotWritable(StoreError):
    """A change could not be put on disk (full, read-only, failed); what was there before still is."""


# Naming a document.


class NoSuchDocument(StoreError):
    """No document, or more than one, goes by the name that was given."""


# Taking in what another program, or another quoth, wrote.


class NotImportable(StoreError):
    """A file that is in no form that can be taken in, or not whole; nothing of it was."""


# Asking.


class NotAQuery(StoreError):
    """A filter or query that cannot be understood; nothing was looked for."""
