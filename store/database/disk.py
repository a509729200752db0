"""The disk: every call of the operating system that the store makes, and nothing else.

One small class, so that the tests can put another disk in its place: one that loses, reorders and
tears what was not synced, one that is full at any byte, one whose every call can fail.
"""

from __future__ import annotations

import errno
import fcntl
import os
import sys
from collections.abc import Iterator
from pathlib import Path

_FILE_MODE = 0o600
_FOLDER_MODE = 0o700


class Disk:
    """The real disk. Methods raise OSError; descriptors and offsets are the operating system's, in bytes."""

    def make_folder(self, folder: Path) -> None:
        """Make a folder that only its owner may enter, unless it is there."""
        folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)

    def names(self, folder: Path) -> list[str]:
        """The names in a folder."""
        return os.listdir(folder)  # noqa: PTH208 - names, not paths, are what is asked for

    def exists(self, path: Path | str) -> bool:
        """Whether there is something under that name. A stat: 2 µs."""
        try:
            os.stat(path)  # noqa: PTH116 - half the time of Path.stat, and this runs with every commit
        except FileNotFoundError:
            return False
        return True

    def open(self, path: Path, *, is_new: bool = False) -> int:
        """Open a file for reading and writing, making it if it is missing; FileExistsError if a new one is there."""
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | (os.O_EXCL if is_new else 0)
        return os.open(path, flags, _FILE_MODE)

    def length(self, path: Path) -> int:
        """The length of a file that need not be open."""
        return path.stat().st_size

    def open_to_read(self, path: Path) -> int:
        """Open a file that is there, for reading only."""
        return os.open(path, os.O_RDONLY | os.O_CLOEXEC)

    def state(self, descriptor: int) -> tuple[int, bool]:
        """The length of an open file, and whether it still has a name. 1 µs."""
        found = os.fstat(descriptor)
        return found.st_size, found.st_nlink > 0

    def read(self, descriptor: int, length: int, offset: int) -> bytes:
        """Up to `length` bytes from `offset`, all there are."""
        pieces = []
        while length > 0 and (piece := os.pread(descriptor, length, offset)):
            pieces.append(piece)
            length -= len(piece)
            offset += len(piece)
        return b"".join(pieces)

    def read_file(self, path: Path) -> bytes:
        """A whole file."""
        return path.read_bytes()

    def lines(self, path: Path) -> Iterator[bytes]:
        """The lines of a file, read bit by bit."""
        with path.open("rb", buffering=1 << 18) as file:
            yield from file

    def write(self, descriptor: int, data: bytes, offset: int) -> int:
        """Write at `offset`; how much was written, which may be less than all."""
        return os.pwrite(descriptor, data, offset)

    def truncate(self, descriptor: int, length: int) -> None:
        """Cut an open file."""
        os.ftruncate(descriptor, length)

    def sync(self, descriptor: int) -> None:
        """Wait until the contents of an open file are on the medium."""
        if sys.platform == "darwin":  # fsync stops at the drive's cache there
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        else:
            os.fdatasync(descriptor)

    def sync_folder(self, folder: Path) -> None:
        """Wait until the names in a folder are on the medium."""
        descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def close(self, descriptor: int) -> None:
        """Close an open file."""
        os.close(descriptor)

    def rename(self, old: Path, new: Path) -> None:
        """Give a file another name, in place of what had it."""
        old.replace(new)

    def link(self, old: Path, new: Path) -> None:
        """Give a file a second name; FileExistsError if that is taken."""
        os.link(old, new)

    def unlink(self, path: Path) -> None:
        """Take a name away, if it is there."""
        path.unlink(missing_ok=True)

    def lock(self, descriptor: int) -> bool:
        """Wait for the exclusive lock of an open file; False where the filesystem has none."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        except OSError as error:
            if error.errno in {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL}:
                return False
            raise
        return True

    def unlock(self, descriptor: int) -> None:
        """Let go of the lock of an open file."""
        fcntl.flock(descriptor, fcntl.LOCK_UN)


REAL = Disk()
"""The disk of this machine."""
