"""The engine: the tables in memory, the journal on disk, and how one follows the other.

    lock -> catch up with other windows -> (a change is made) -> write the line -> sync -> memory -> unlock

Memory is changed only after the disk, so it never shows what is not kept. A line that could not be
written is cut off again; a sync that failed leaves nobody knowing what is on the medium, so nothing
more is written until the store is opened again.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from store.database import journal
from store.database.codec import Change, Changes, Tables, encode_changes
from store.database.durable import not_writable, sync_name
from store.database.lock import FileLock
from store.database.opening import Place, load, source_of
from store.errors import StoreError, StoreNotWritable

Apply = Callable[[Changes], None]
"""Takes a transaction that is on disk into memory."""


class Engine:
    """One open store. Everything but `is_behind` is called under the lock."""

    def __init__(self, place: Place, apply: Apply) -> None:
        """Open the store; its folder exists.

        Raises:
            StoreError: As `opening.load` has it, or the lock cannot be had.
        """
        self.place = place
        self.lock = FileLock(place.folder, place.disk)
        self._apply = apply
        self._poison: StoreNotWritable | None = None
        self._is_closed = False
        self._has_tail = True
        """Whether the journal may end in what a killed window left half written."""
        self._is_named = False
        """Whether the names of the journal and its folder are on the medium: who made them may have been killed."""
        self._settled = -1
        """The last transaction that is on the medium for certain: who wrote it may have been killed before."""
        try:
            source = source_of(place)
            with self.lock:
                state = load(place, source, self.lock.marked(), self.lock.refusal)
                if state.seq < self.lock.marked() and not self.lock.refusal:
                    self.lock.mark(state.seq)  # never up: what a killed writer left may not be synced
        except StoreError:
            self.lock.close()
            raise
        except OSError as error:
            self.lock.close()
            raise not_writable(place.folder, error) from error
        self.journal, self.tables = state.journal, state.tables
        self.seq, self.notices = state.seq, state.notices

    @property
    def must_be_reopened(self) -> bool:
        """Whether nothing more is written: a sync failed, and only reading the files again tells what is in them."""
        return self._poison is not None

    def is_behind(self) -> bool:
        """Whether another window may have written something. 4 µs, without the lock.

        A compaction in another thread may just have closed this journal, and gone on to the next: it has the lock then.
        """
        with suppress(OSError):
            return not self.journal.is_current()
        try:
            with self.lock:
                return not self.journal.is_current()
        except OSError as error:
            raise not_writable(self.journal.path, error) from error

    def prepare(self) -> None:
        """Make ready to write: refuse if that is not safe, cut off what a killed writer left.

        Raises:
            StoreNotWritable: A sync failed before, or the disk lets us write nothing.
        """
        if self.lock.refusal:
            raise StoreNotWritable(str(self.lock.refusal), self.lock.refusal.path)
        if self._poison:
            raise StoreNotWritable(f"{self._poison} Nothing more is written until the store is opened again.")
        try:
            if not self._is_named or self._settled != self.seq:
                self._settle()
            if self._has_tail and self.journal.has_more():
                self.journal.set_aside()
                self.notices += (f"A change that was never confirmed was set aside beside {self.journal.path.name}.",)
        except OSError as error:
            raise not_writable(self.journal.path, error) from error
        self._has_tail = False

    def _settle(self) -> None:
        """Put on the medium what others wrote and may not have synced before they were killed.

        What is written next is acknowledged; it may not outlive what it follows on.
        """
        try:
            if not self._is_named:
                self.place.disk.sync_folder(self.place.folder)
                sync_name(self.place.folder, self.place.disk)
            if self.seq > self.lock.marked():
                self.journal.sync()
        except OSError as error:
            self._poison = not_writable(self.journal.path, error)
            raise
        self._is_named, self._settled = True, self.seq

    def commit(self, changes: Changes) -> None:
        """Put one transaction on disk, then in memory.

        Raises:
            StoreNotWritable: It is in neither.
        """
        line = journal.line(self.seq + 1, encode_changes(changes))
        try:
            self.journal.write(line)
        except OSError as error:
            self._take_back()
            raise not_writable(self.journal.path, error) from error
        try:
            self.journal.sync()
        except OSError as error:
            self._take_back()
            self._poison = not_writable(self.journal.path, error)
            raise self._poison from error
        self._take_in(self.seq + 1, changes)
        self.journal.accept()  # last: interrupted before it, this window reads its own line like another's
        self._settled = self.seq
        self.lock.mark(self.seq)

    def catch_up(self) -> list[Changes]:
        """Take in what other windows wrote: the journal's rest, then those that follow it.

        Raises:
            StoreError: The files cannot be read.
        """
        told: list[Changes] = []
        try:
            if not self.journal.is_current():
                self._follow(told)
        except OSError as error:
            raise not_writable(self.journal.path, error) from error
        return told

    def _follow(self, told: list[Changes]) -> None:
        """Read to the end of the newest journal; anew where this window's own is gone."""
        self._has_tail = True
        while not self.journal.is_removed():
            if self.journal.has_more() and not self._read_on(told):
                break
            if not self.journal.has_successor():
                return
            following = journal.Journal(
                self.place.folder,
                self.journal.generation + 1,
                self.place.disk,
                is_read_only=self.is_read_only,
            )
            self.journal.close()
            self.journal, self._is_named = following, False
        told.append(self._read_anew())

    def rotate(self) -> None:
        """Begin a new journal at this moment.

        Raises:
            StoreNotWritable: It could not be made; the old one goes on.
        """
        place = self.place
        fresh = journal.begin(place.folder, self.journal.generation + 1, self.seq, place.schema, place.disk)
        self.journal.close()
        self.journal = fresh

    @property
    def is_read_only(self) -> bool:
        """Whether the disk lets nothing be written."""
        return self.lock.refusal is not None

    def close(self) -> None:
        """Close the files; once is enough, more does no harm."""
        if not self._is_closed:
            self._is_closed = True
            self.journal.close()
            self.lock.close()

    def _take_in(self, seq: int, changes: Changes) -> None:
        """Do to memory what was done on disk."""
        self._apply(changes)
        self.seq = seq

    def _take_back(self) -> None:
        """Cut off a line that did not get to disk; if even that fails, write nothing more."""
        try:
            self.journal.cut()
        except OSError as error:
            self._poison = not_writable(self.journal.path, error)

    def _read_on(self, told: list[Changes]) -> bool:
        """Take in the whole lines behind the end; False where they do not follow on what is known."""
        rest = self.journal.rest()
        if not rest:  # it is shorter than it was
            return False
        stretch = journal.read(rest)
        numbers = [entry.seq for entry in stretch.entries]
        if stretch.damaged or numbers != [*range(self.seq + 1, self.seq + 1 + len(numbers))]:
            return False
        if stretch.after not in {None, self.seq}:
            return False
        for entry in stretch.entries:
            self._take_in(entry.seq, entry.changes)
            told.append(entry.changes)
        self.journal.end += stretch.end
        return not (stretch.torn and self.journal.has_successor())

    def _read_anew(self) -> Changes:
        """Read all files again: this window fell too far behind, or what it follows is damaged."""
        before = self.tables
        state = load(self.place, source_of(self.place), self.lock.marked(), self.lock.refusal)
        self.journal.close()
        self.journal, self.seq = state.journal, state.seq
        self._is_named, self._settled = False, -1
        self.notices += state.notices
        changes = differences(before, state.tables)
        self._apply(changes)
        return changes


def differences(before: Tables, after: Tables) -> Changes:
    """What leads from some tables to others."""
    changes: Changes = {name: Change(is_dropped=True) for name in before if name not in after}
    for name, new in after.items():
        old = before.get(name, {})
        puts = {key: row for key, row in new.items() if old.get(key) != row}
        gone = dict.fromkeys(key for key in old if key not in new)
        if puts or gone or name not in before:
            changes[name] = Change(puts=puts, gone=gone)
    return changes
