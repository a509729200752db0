"""A file is on disk, whole, or it is not there at all.

    new file  ->  sync  ->  rename over the old one  ->  sync of the folder

Without the first sync a power cut leaves an empty file under the right name; without the second the
name itself may be lost. The new file lies in the same folder, so the rename is atomic.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from pathlib import Path
from threading import get_ident

from store.database.disk import REAL, Disk
from store.errors import StoreNotWritable

_REASONS = {
    errno.ENOSPC: "the disk is full; make room and try again",
    errno.EDQUOT: "your quota on this disk is used up; make room and try again",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
    errno.EIO: "the disk reports an error; look after your backups",
}


READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
"""Why a file cannot be opened for writing though it may well be read."""


def not_writable(path: Path, error: OSError) -> StoreNotWritable:
    """The error to raise when a write failed, in words."""
    reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
    return StoreNotWritable(f"{path} cannot be written: {reason}. What was saved before is still there.", path)


def make_folder(folder: Path, disk: Disk = REAL) -> None:
    """Make a folder that only its owner may enter; a folder that is there stays as it is.

    Its own name is on the medium with the next `sync_name`; those of folders above it that were
    missing as well are when this returns.

    Raises:
        StoreNotWritable: It cannot be made.
    """
    try:
        above = folder.parent
        if above != above.parent and not disk.exists(above):
            make_folder(above, disk)
            sync_name(above, disk)
        disk.make_folder(folder)
    except OSError as error:
        raise not_writable(folder, error) from error


def sync_name(folder: Path, disk: Disk = REAL) -> None:
    """Wait until the name of a folder is on the medium; OSError if nobody knows.

    Who made it may have been killed before he did, so whoever keeps something in it does it again.
    """
    try:
        disk.sync_folder(folder.parent)
    except PermissionError:  # who may not read the folder above has not made this one: its name is old
        return


def write_file(path: Path, pieces: Iterable[bytes], disk: Disk = REAL) -> None:
    """Put `pieces` under `path`, durably: when this returns they survive a power cut.

    Raises:
        StoreNotWritable: They could not be written; what `path` held before is untouched.
    """
    try:
        replace_file(path, pieces, disk)
        disk.sync_folder(path.parent)
    except OSError as error:
        raise not_writable(path, error) from error


def replace_file(path: Path, pieces: Iterable[bytes], disk: Disk = REAL) -> None:
    """Put `pieces` under `path`, whole or not at all; the name is durable with the next sync of the folder."""
    new = write_beside(path, pieces, disk)
    try:
        disk.rename(new, path)
    except OSError:
        discard(new, disk)
        raise


def write_beside(path: Path, pieces: Iterable[bytes], disk: Disk = REAL) -> Path:
    """Write `pieces` durably under a name of this thread and process beside `path`; OSError leaves nothing there."""
    new = path.with_name(f"{path.name}.{get_ident()}.{os.getpid()}.new")
    try:
        _write_and_sync(new, pieces, disk)
    except OSError:
        discard(new, disk)
        raise
    return new


def discard(new: Path, disk: Disk = REAL) -> None:
    """Remove what is not wanted, if the disk lets us; the next one of this name replaces it anyway."""
    try:
        disk.unlink(new)
    except OSError:  # the first error is the one to report
        return


def write_all(descriptor: int, data: bytes, offset: int, disk: Disk = REAL) -> int:
    """Write all of `data` at `offset`; returns the offset behind it."""
    written = disk.write(descriptor, data, offset)
    while written < len(data):
        more = disk.write(descriptor, data[written:], offset + written)
        if not more:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        written += more
    return offset + written


def _write_and_sync(path: Path, pieces: Iterable[bytes], disk: Disk) -> None:
    """Write a file and wait until its contents are on the medium."""
    disk.unlink(path)
    descriptor = disk.open(path, is_new=True)
    try:
        offset = 0
        for piece in pieces:
            offset = write_all(descriptor, piece, offset, disk)
        disk.sync(descriptor)
    finally:
        disk.close(descriptor)
