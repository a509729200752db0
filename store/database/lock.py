"""One writer at a time over all windows: an exclusive flock on a file that is never unlinked.

Unlinking it would let two processes hold "the" lock on two different files of the same name. Inside
one process a re-entrant lock stands before it, because flock belongs to the open file. The file also
holds a mark: the last transaction that was acknowledged. It is not synced, so after a power cut it
may be older than the store, never newer; a store that is older than its mark has lost something.
"""

from __future__ import annotations

import json
import os
import platform
from pathlib import Path
from threading import RLock, get_ident
from typing import Self

from store.database.codec import encode, seal, unseal
from store.database.disk import Disk
from store.database.durable import READ_ONLY, not_writable, write_all
from store.errors import StoreError, StoreInUse, StoreNotWritable

_MARK = 64
"""Bytes of the file that the mark may take."""


class FileLock:
    """The lock of one store. Entering it waits until no other window or thread is inside."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        """Open the lock's file, making it if it is missing. Where that is not allowed, `refusal` says so.

        Raises:
            StoreNotWritable: It cannot be made, though the disk is not read-only.
            StoreInUse: The filesystem has no locks, and another process is using the store.
        """
        self.refusal: StoreNotWritable | None = None
        """Why nothing can be written; None: it can."""
        self._disk = disk
        self._threads = RLock()
        self._depth = 0
        self._holder = 0
        self._owner: Path | None = None
        self._path = path = folder / "LOCK"
        self._descriptor: int | None
        try:
            self._descriptor = disk.open(path)
        except OSError as error:
            self.refusal = not_writable(path, error)
            if error.errno not in READ_ONLY:
                raise self.refusal from error
            self._descriptor = _opened_to_read(path, disk)
        try:
            self._owner = self._owner_if_needed(folder)
        except OSError as error:
            self.close()
            raise not_writable(path, error) from error
        except StoreError:
            self.close()
            raise

    def __enter__(self) -> Self:
        """Take the lock, waiting for it; the thread that has it may enter again.

        Raises:
            StoreNotWritable: The operating system does not give it.
        """
        self._threads.acquire()
        if self._depth == 0 and self._owner is None and self._descriptor is not None:
            try:
                self._disk.lock(self._descriptor)
            except OSError as error:
                self._threads.release()
                raise not_writable(self._path, error) from error
        self._depth += 1
        self._holder = get_ident()
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        """Let go of it."""
        self._depth -= 1
        if self._depth == 0:
            self._holder = 0
            if self._owner is None and self._descriptor is not None:
                self._disk.unlock(self._descriptor)
        self._threads.release()

    @property
    def is_mine(self) -> bool:
        """Whether the calling thread is inside."""
        return self._holder == get_ident()

    def mark(self, seq: int) -> None:
        """Note the last acknowledged transaction; a mark that cannot be written is no loss."""
        if self._descriptor is None:
            return
        try:
            write_all(self._descriptor, seal(b'{"acknowledged":%d}' % seq), 0, self._disk)
        except OSError:
            return

    def marked(self) -> int:
        """The last acknowledged transaction that was noted; 0 if there is no readable mark."""
        if self._descriptor is None:
            return 0
        line, _, _ = self._disk.read(self._descriptor, _MARK, 0).partition(b"\n")
        body = unseal(line + b"\n")
        return int(json.loads(body)["acknowledged"]) if body else 0

    def close(self) -> None:
        """Close the lock's file; once is enough, more does no harm."""
        if self._owner:
            self._disk.unlink(self._owner)
            self._owner = None
        if self._descriptor is not None:
            self._disk.close(self._descriptor)
            self._descriptor = None

    def _owner_if_needed(self, folder: Path) -> Path | None:
        """Where the filesystem has no locks: the file that keeps others out."""
        if self._descriptor is None:
            return None
        if self._disk.lock(self._descriptor):
            self._disk.unlock(self._descriptor)
            return None
        return None if self.refusal else _own(folder / "OWNER", self._disk)


def _opened_to_read(path: Path, disk: Disk) -> int | None:
    """The lock's file on a read-only disk; None where even reading it is not allowed, or there is none."""
    try:
        return disk.open_to_read(path)
    except OSError:  # then nobody is waited for: nobody can write there either
        return None


def _own(path: Path, disk: Disk) -> Path:
    """Take a store on a filesystem without locks for this process alone."""
    me = {"process": os.getpid(), "machine": platform.node()}
    try:
        descriptor = disk.open(path, is_new=True)
    except FileExistsError:
        _take_over(path, disk, me["machine"])
        descriptor = disk.open(path, is_new=True)
    write_all(descriptor, encode(me), 0, disk)
    disk.close(descriptor)
    return path


def _take_over(path: Path, disk: Disk, machine: object) -> None:
    """Remove the note of an owner that is gone; refuse if it may be there."""
    try:
        owner = json.loads(disk.read_file(path))
    except ValueError:
        owner = {"process": "an unknown one", "machine": "?"}
    if owner["machine"] == machine and not is_running(owner["process"]):
        disk.unlink(path)
        return
    raise StoreInUse(
        f"{path.parent} lies on a filesystem without locks and is used by process {owner['process']} on "
        f"{owner['machine']}. Close that one first; if it is gone, remove {path}.",
        path,
    )


def is_running(process: int) -> bool:
    """Whether there is a process of that number on this machine."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
