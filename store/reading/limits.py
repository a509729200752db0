"""What a document may cost, and the refusal of what costs more.

The worker process has its limits from the system; these are looked at before, so that a refusal comes
at once and says which limit it was.
"""

from __future__ import annotations

from store.errors import UnreadableDocument

MAX_BYTES = 200 * 1024 * 1024
"""The largest file of any kind, in bytes."""
MAX_TEXT_BYTES = 64 * 1024 * 1024
"""The largest text or Markdown, in bytes: ten copies of the Bible. One of 200 MB took 15 s and 1.4 GB to open."""
MAX_PAGE_BYTES = 20 * 1024 * 1024
"""The largest web page, chapter, mail or RTF file, in bytes."""
MAX_ENTRY_BYTES = 50 * 1024 * 1024
"""The largest file inside an archive, in bytes when unpacked."""
MAX_RATIO = 200
"""How many times larger a file inside an archive may be than it was packed, above RATIO_FROM."""
RATIO_FROM = 1024 * 1024
"""Unpacked bytes from which the ratio counts: a short text of one letter packs well, and does no harm."""
MAX_ENTRIES = 20_000
"""Files in an archive."""
MAX_PAGES = 5_000
"""Pages of a PDF."""
MAX_PARTS = 1_000
"""Parts of a mail."""
MAX_HEADER_BYTES = 64 * 1024
"""The head of a mail."""

MEMORY = 1024 * 1024 * 1024
"""Bytes of address space that the worker may use."""
PROCESSOR_SECONDS = 20
WALL_SECONDS = 30.0


class Limit(UnreadableDocument):
    """A document that is broken or over a limit. Its text goes on from the file's name: "has more than ..."."""


def megabytes(size: int) -> str:
    """A size for a person."""
    shown = f"{size / 1024 / 1024:,.1f}" if size < 10 * 1024 * 1024 else f"{size / 1024 / 1024:,.0f}"
    return shown.removesuffix(".0") + " MB"
