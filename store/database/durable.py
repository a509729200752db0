"""A file is on disk, whole, or it is not there at all: the only way this program writes its store.

    new file  ->  fsync  ->  rename over the old one  ->  fsync of the folder

Without the first sync a power cut leaves an empty file under the right name; without the second the
rename itself may be lost. The new file lies in the same folder, so the rename is atomic.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

from store.errors import StoreNotWritable

_FILE_MODE = 0o600
_FOLDER_MODE = 0o700

_REASONS = {
    errno.ENOSPC: "the disk is full; make room and try again",
    errno.EDQUOT: "your quota on this disk is used up; make room and try again",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
}


def not_writable(path: Path, error: OSError) -> StoreNotWritable:
    """The error to raise when a write failed, in words."""
    reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
    return StoreNotWritable(f"{path} cannot be written: {reason}. What was saved before is still there.", path)


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter; a folder that is there stays as it is.

    Raises:
        StoreNotWritable: It cannot be made.
    """
    try:
        folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
    except OSError as error:
        raise not_writable(folder, error) from error


def write_file(path: Path, data: bytes) -> None:
    """Put `data` under `path`, durably: when this returns it survives a power cut.

    Raises:
        StoreNotWritable: It could not be written; what `path` held before is untouched.
    """
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        _write_and_sync(new, data)
        new.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        new.unlink(missing_ok=True)
        raise not_writable(path, error) from error


def _write_and_sync(path: Path, data: bytes) -> None:
    """Write a new file and wait until it is on disk."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, _FILE_MODE)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
