"""A disk in memory that can lose power: what was not synced may be lost, reordered or cut at any byte.

    write, truncate      change what running programs see; on the medium only with sync of that file
    create, rename, …    change the names that running programs see; on the medium only with sync of the folder

`after_power_cut` gives one of the many disks that may be found when the power is back: of every file
any part of its unsynced changes, of every folder any of its unsynced names. It models no filesystem
in particular, only what POSIX leaves open, so what survives it survives anywhere.
"""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from store.database.disk import Disk
from tests.faults import medium
from tests.faults.medium import Inode, Renaming


class SimulatedDisk(Disk):
    """A disk in memory. Several databases may use one at once, as windows do."""

    def __init__(self) -> None:
        """An empty disk."""
        self.names_live: dict[Path, Inode] = {}
        self.names_durable: dict[Path, Inode] = {}
        self.unsynced: list[Renaming] = []
        self.descriptors: dict[int, Inode] = {}
        self.capacity = 1 << 40
        """Bytes that fit."""
        self.on_step: Callable[[str, SimulatedDisk], None] = lambda _call, _disk: None
        """Called before every call, with its name; may raise."""
        self._next = 1000

    def after_power_cut(self, chance: Random) -> SimulatedDisk:
        """The disk as it may be found when the power is back."""
        names = dict(self.names_durable)
        for change in self.unsynced:
            if chance.random() < 0.5:
                medium.rename(names, change)
        found: dict[int, Inode] = {}
        disk = SimulatedDisk()
        for path, inode in medium.reachable(names).items():
            disk.names_live[path] = found.setdefault(id(inode), inode.after_power_cut(chance))
        disk.names_durable = dict(disk.names_live)
        return disk

    def after_kill(self) -> SimulatedDisk:
        """The disk as it is found when only the program died: everything it wrote is there."""
        disk = SimulatedDisk()
        copies: dict[int, Inode] = {}
        for path, inode in self.names_live.items():
            data = bytes(inode.live)
            disk.names_live[path] = copies.setdefault(id(inode), Inode(live=bytearray(data), durable=data))
        disk.names_durable = dict(disk.names_live)
        return disk

    def abandon(self) -> None:
        """The programs that had files open were killed; the machine runs on, and nothing was synced by that."""
        self.on_step = lambda _call, _disk: None
        self.descriptors.clear()

    def used(self) -> int:
        """Bytes in all files."""
        inodes = {id(inode): inode for inode in (*self.names_live.values(), *self.descriptors.values())}
        return sum(len(inode.live) for inode in inodes.values())

    def make_folder(self, folder: Path) -> None:
        """Make a folder; its name is a name in the folder above."""
        self.on_step("make_folder", self)
        for path in reversed((folder, *folder.parents[:-1])):
            if path not in self.names_live:
                self._change(Renaming(path.parent, ((path, Inode()),)))

    def names(self, folder: Path) -> list[str]:
        """The names in a folder."""
        self.on_step("names", self)
        return [path.name for path in self.names_live if path.parent == folder]

    def exists(self, path: Path | str) -> bool:
        """Whether there is something under that name."""
        self.on_step("exists", self)
        return Path(path) in self.names_live

    def open(self, path: Path, *, is_new: bool = False) -> int:
        """Open a file, making it if it is missing."""
        self.on_step("open", self)
        if path not in self.names_live:
            self._change(Renaming(path.parent, ((path, Inode()),)))
        elif is_new:
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        self._next += 1
        self.descriptors[self._next] = self.names_live[path]
        return self._next

    def open_to_read(self, path: Path) -> int:
        """Open a file that is there."""
        self._inode(path)
        return self.open(path)

    def state(self, descriptor: int) -> tuple[int, bool]:
        """The length of an open file, and whether it still has a name."""
        self.on_step("state", self)
        inode = self.descriptors[descriptor]
        return len(inode.live), any(named is inode for named in self.names_live.values())

    def length(self, path: Path) -> int:
        """The length of a file that need not be open."""
        return len(self._inode(path).live)

    def read(self, descriptor: int, length: int, offset: int) -> bytes:
        """Up to `length` bytes from `offset`."""
        self.on_step("read", self)
        return bytes(self.descriptors[descriptor].live[offset : offset + length])

    def read_file(self, path: Path) -> bytes:
        """A whole file."""
        self.on_step("read_file", self)
        return bytes(self._inode(path).live)

    def lines(self, path: Path) -> Iterator[bytes]:
        """The lines of a file."""
        self.on_step("lines", self)
        yield from io.BytesIO(self._inode(path).live)

    def write(self, descriptor: int, data: bytes, offset: int) -> int:
        """Write at `offset`, as much as fits."""
        self.on_step("write", self)
        inode = self.descriptors[descriptor]
        growth = max(0, offset + len(data) - len(inode.live))
        room = self.capacity - self.used() if growth else growth
        fitting = data if growth <= room else data[: max(0, len(data) - growth + max(0, room))]
        if data and not fitting:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        medium.put(inode.live, offset, fitting)
        inode.unsynced.append((offset, bytes(fitting)))
        return len(fitting)

    def truncate(self, descriptor: int, length: int) -> None:
        """Cut an open file."""
        self.on_step("truncate", self)
        inode = self.descriptors[descriptor]
        medium.resize(inode.live, length)
        inode.unsynced.append((length, None))

    def sync(self, descriptor: int) -> None:
        """Put the contents of an open file on the medium."""
        self.on_step("sync", self)
        inode = self.descriptors[descriptor]
        inode.durable = bytes(inode.live)
        inode.unsynced.clear()

    def sync_folder(self, folder: Path) -> None:
        """Put the names in a folder on the medium."""
        self.on_step("sync_folder", self)
        rest = []
        for change in self.unsynced:
            if change.folder == folder:
                medium.rename(self.names_durable, change)
            else:
                rest.append(change)
        self.unsynced = rest

    def close(self, descriptor: int) -> None:
        """Close an open file."""
        del self.descriptors[descriptor]

    def rename(self, old: Path, new: Path) -> None:
        """Give a file another name."""
        self.on_step("rename", self)
        self._change(Renaming(new.parent, ((old, None), (new, self._inode(old)))))

    def link(self, old: Path, new: Path) -> None:
        """Give a file a second name."""
        self.on_step("link", self)
        if new in self.names_live:
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        self._change(Renaming(new.parent, ((new, self._inode(old)),)))

    def unlink(self, path: Path) -> None:
        """Take a name away, if it is there."""
        self.on_step("unlink", self)
        if path in self.names_live:
            self._change(Renaming(path.parent, ((path, None),)))

    def lock(self, descriptor: int) -> bool:
        """One thread, one lock: nothing to wait for."""
        self.on_step("lock", self)
        return descriptor in self.descriptors

    def unlock(self, descriptor: int) -> None:
        """Nothing to let go of."""

    def _inode(self, path: Path) -> Inode:
        try:
            return self.names_live[path]
        except KeyError as error:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path)) from error

    def _change(self, change: Renaming) -> None:
        medium.rename(self.names_live, change)
        self.unsynced.append(change)
