"""A glance at a file: what it is and how large, before it is read. It costs one look at its beginning."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from store.reading.formats import Format, format_of
from store.reading.limits import megabytes
from store.reading.read import MOST_READ_HERE

_HEAD = 64 * 1024
"""Bytes that are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """What is known of a file before it is read."""

    format: str
    """What a person calls its format: "a PDF"."""
    size: int
    """Bytes."""
    is_read_here: bool
    """Whether it is read at once and in this process; everything else takes its time elsewhere."""

    @property
    def words(self) -> str:
        """Format and size for a person."""
        small = f"{self.size / 1024:,.0f} KB" if self.size >= 1024 else f"{self.size:,} bytes"
        return f"{self.format} · {megabytes(self.size) if self.size >= 1024**2 else small}"


def glance(path: Path) -> Glance | None:
    """What a file is; None for what is no ordinary file, may not be read or is of no format that is read."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return None
        with path.open("rb") as stream:
            kind = format_of(stream.read(_HEAD), path.name)
    except (OSError, ValueError):
        return None
    if not isinstance(kind, Format):
        return None
    is_read_here = kind in {Format.TEXT, Format.MARKDOWN} and status.st_size <= MOST_READ_HERE
    return Glance(format=kind.value, size=status.st_size, is_read_here=is_read_here)
