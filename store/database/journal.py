"""The journal: one line a transaction, synced before it is acknowledged.

    41c0d7ab {"log":4,"after":1207,"schema":1}
    c3a90f12 1208 {"annotations":[{"01k…":⇥{…}⇥},[]],"history":[{…},[]]}
    …

The number of a transaction is the one before plus one, over all journals: a gap is damage and shows.
A line that is not whole and has no whole one behind it was never acknowledged: a torn tail.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from store.database.codec import Changes, decode_changes, encode, rescue, seal, unseal
from store.database.disk import Disk
from store.database.durable import not_writable, write_all, write_file
from store.database.generations import journal_name

_UNWRITTEN = b"\0"
"""What a file ends in whose length was written before its last bytes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One transaction, as it stands in a journal."""

    seq: int
    changes: Changes


@dataclass(slots=True, kw_only=True)
class Stretch:
    """What could be read of a journal, from some offset to its end."""

    entries: list[Entry] = field(default_factory=list)
    after: int | None = None
    """The transaction that the header says comes before the first; None if no header was read."""
    schema: int = 0
    end: int = 0
    """The offset behind the last whole line, in bytes from where reading began."""
    torn: bytes = b""
    """What lies behind that: part of a line that was never acknowledged."""
    damaged: list[int] = field(default_factory=list)
    """Offsets of lines that could not be read, though whole ones follow."""

    def up_to(self, last: int | None) -> list[Entry]:
        """The transactions up to a number; all of them for None."""
        return [entry for entry in self.entries if last is None or entry.seq <= last]


def line(seq: int, changes: bytes) -> bytes:
    """The line of a transaction."""
    return seal(b"%d %s" % (seq, changes))


def read(data: bytes) -> Stretch:
    """Read lines of a journal; what is damaged is left out and noted, a torn tail is kept apart."""
    stretch = Stretch()
    offset = 0
    pending: list[tuple[int, bytes]] = []
    for whole in data.splitlines(keepends=True):
        body = unseal(whole)
        bodies = [body] if body is not None else list(rescue(whole)) if not whole.endswith(_UNWRITTEN) else []
        if body is None:
            pending.append((offset, whole))
        for one in bodies:
            _take(stretch, one)
        offset += len(whole)
        if bodies:
            stretch.damaged += [at for at, _ in pending]
            pending, stretch.end = [], offset
    stretch.torn = data[stretch.end :]
    return stretch


def _take(stretch: Stretch, body: bytes) -> None:
    """Take the body of a whole line."""
    if body.startswith(b"{"):
        about = json.loads(body)
        stretch.after, stretch.schema = about["after"], about["schema"]
        return
    seq, _, changes = body.partition(b" ")
    stretch.entries.append(Entry(int(seq), decode_changes(changes)))


class Journal:
    """The journal that is written to. Every method is called under the lock."""

    def __init__(self, folder: Path, generation: int, disk: Disk, *, is_read_only: bool = False) -> None:
        """Open the journal of a generation; the file is made if it is missing and may be. OSError if that fails."""
        self.generation = generation
        self.path = folder / journal_name(generation)
        self.end = 0
        """The offset up to which it was read or written, in bytes."""
        self._disk = disk
        self._successor = str(folder / journal_name(generation + 1))  # asked for with every commit
        self._written = 0
        self._descriptor = disk.open_to_read(self.path) if is_read_only else disk.open(self.path)

    def is_current(self) -> bool:
        """Whether nobody wrote anything behind what was read, and nobody went on to another journal. 3 µs."""
        return self._disk.state(self._descriptor) == (self.end, True) and not self.has_successor()

    def has_successor(self) -> bool:
        """Whether another window went on to the next generation."""
        return self._disk.exists(self._successor)

    def is_removed(self) -> bool:
        """Whether the store went on so far that this journal is gone."""
        return not self._disk.state(self._descriptor)[1]

    def has_more(self) -> bool:
        """Whether there is something behind what was read."""
        return self._disk.state(self._descriptor)[0] != self.end

    def skip(self) -> None:
        """Take everything that is there for read."""
        self.end = self._disk.state(self._descriptor)[0]

    def rest(self) -> bytes:
        """What is behind what was read; it stays unread until `end` is moved."""
        return self._disk.read(self._descriptor, self._disk.state(self._descriptor)[0] - self.end, self.end)

    def write(self, data: bytes) -> None:
        """Write behind the end, which stays where it is until `accept`. OSError if not all was written."""
        self._written = write_all(self._descriptor, data, self.end, self._disk)

    def sync(self) -> None:
        """Wait until what was written is on the medium. OSError if nobody knows."""
        self._disk.sync(self._descriptor)

    def accept(self) -> None:
        """Move the end behind what was written: it is on the medium and in memory."""
        self.end = self._written

    def cut(self) -> None:
        """Take away what is behind the end; OSError if that fails."""
        self._disk.truncate(self._descriptor, self.end)

    def set_aside(self) -> None:
        """Keep what a killed writer left half written under a name of its own, then cut it off.

        Raises:
            StoreNotWritable: It could not be kept; then it was not cut off either.
        """
        path = self.path.with_name(f"torn-{self.generation}-{self.end}.bin")
        write_file(path, [self.rest()], self._disk)
        try:
            self.cut()
        except OSError as error:
            raise not_writable(self.path, error) from error

    def close(self) -> None:
        """Close the file."""
        self._disk.close(self._descriptor)


def begin(folder: Path, generation: int, after: int, schema: int, disk: Disk) -> Journal:
    """A new journal, on disk under its name before anything is written to it.

    Raises:
        StoreNotWritable: It could not be made.
    """
    line = seal(encode({"log": generation, "after": after, "schema": schema}))
    write_file(folder / journal_name(generation), [line], disk)
    try:
        opened = Journal(folder, generation, disk)
    except OSError as error:
        raise not_writable(folder, error) from error
    opened.end = len(line)
    return opened
