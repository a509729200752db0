"""Notices that stay: what was lost or mended is said at once, and again by the doctor until somebody took note.

notices.txt     2026-03-01T09:30:00+00:00 log-4.jsonl is damaged: 1 change (number 1208) could not be read …
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from store.database.disk import REAL, Disk
from store.database.durable import not_writable, write_file
from store.errors import StoreNotWritable

_NAME = "notices.txt"


def keep(folder: Path, notices: Sequence[str], disk: Disk = REAL) -> None:
    """Write notices behind those that are kept. Where that fails they were said, and that is all."""
    at = datetime.now().astimezone().isoformat(timespec="seconds")
    lines = [*kept(folder, disk), *(f"{at} {notice}" for notice in notices)]
    try:
        write_file(folder / _NAME, ["".join(f"{line}\n" for line in lines).encode()], disk)
    except StoreNotWritable:
        return


def kept(folder: Path, disk: Disk = REAL) -> tuple[str, ...]:
    """The notices that nobody took note of yet, oldest first."""
    try:
        return tuple(disk.read_file(folder / _NAME).decode("utf-8", "replace").splitlines())
    except OSError:
        return ()


def acknowledge(folder: Path, disk: Disk = REAL) -> None:
    """Somebody took note.

    Raises:
        StoreNotWritable: They could not be removed.
    """
    try:
        disk.unlink(folder / _NAME)
    except OSError as error:
        raise not_writable(folder / _NAME, error) from error
