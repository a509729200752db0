"""What a disk is made of: files, the names they go by, and what becomes of either when the power goes."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from random import Random


@dataclass
class Inode:
    """One file, under whatever names."""

    live: bytearray = field(default_factory=bytearray)
    """What running programs see."""
    durable: bytes = b""
    """What is on the medium for certain."""
    unsynced: list[tuple[int, bytes | None]] = field(default_factory=list)
    """Changes since: (offset, data) was written, or (length, None) was cut to."""

    def after_power_cut(self, chance: Random) -> Inode:
        """The file as it may be found."""
        found = bytearray(self.durable)
        for at, data in self.unsynced:
            fate = chance.random()
            if fate < 0.35:
                continue
            if data is None:
                resize(found, at)
            elif fate < 0.6:
                put(found, at, data)
            else:
                tear(found, at, data, chance)
        return Inode(live=found, durable=bytes(found))


@dataclass(frozen=True)
class Renaming:
    """A change of names that happens as a whole."""

    folder: Path
    names: tuple[tuple[Path, Inode | None], ...]
    """What each name stands for now; None: it is gone."""


def reachable(names: dict[Path, Inode]) -> dict[Path, Inode]:
    """The names whose folders have names themselves."""
    return {path: inode for path, inode in names.items() if all(above in names for above in path.parents[:-1])}


def rename(names: dict[Path, Inode], change: Renaming) -> None:
    """Do a change of names."""
    for path, inode in change.names:
        if inode is None:
            names.pop(path, None)
        else:
            names[path] = inode


def put(file: bytearray, offset: int, data: bytes) -> None:
    """Write some data; a gap before it is zeros."""
    if len(file) < offset:
        file.extend(bytes(offset - len(file)))
    file[offset : offset + len(data)] = data


def tear(file: bytearray, offset: int, data: bytes, chance: Random) -> None:
    """Write the beginning of some data only, or all but a stretch inside it, which stays what it was."""
    first = chance.randrange(len(data) + 1)
    put(file, offset, data[:first])
    if chance.random() < 0.3:
        last = chance.randrange(first, len(data) + 1)
        put(file, offset + last, data[last:])


def resize(file: bytearray, length: int) -> None:
    """Cut a file, or fill it up with zeros."""
    if len(file) < length:
        file.extend(bytes(length - len(file)))
    del file[length:]
