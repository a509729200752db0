"""Upkeep: the index of everything kept follows the store, in memory and in its file.

    missing ──little──> taken in here
            ──much────> another process ──> the file, again and again while it grows ──> searched here

Beside a screen what is much is taken in by another process, and this one reads the file that it writes; what is
little, a note, an article, is taken in here, and found at once. Elsewhere, and where no other process can, all of it
is taken in here. That goes in slices, so that who asks from the store's thread lets notes be saved in between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

from store.courtesy import COURTESY
from store.database.database import Database
from store.errors import StoreNotWritable
from store.library.index_file import IndexFile
from store.library.indexer import Indexer
from store.library.units import Key, Stamps, Units
from store.search.index import Index
from store.search.passages import Unit

_UNSAVED = 0.02
"""Share of the passages that may be missing from the file: they are found again faster than all is written."""
_MANY = 3000
"""Passages that are put in order and written at once, in some 30 ms; with more another process does it, if one can."""
_GROWN = 4
"""Times that an index grows before it is saved, a third longer in all: it is found, and not lost, before it is done."""
_LITTLE = 150_000
"""Bytes that are taken in here beside a screen: less than another process takes to start."""
_TRIES = 5
"""Times that the store may change before it is looked at while nobody may change it."""


class Upkeep:
    """The index of one store, as it is now."""

    def __init__(self, units: Units, folder: Path, database: Database, indexer: Indexer | None) -> None:
        """Read nothing yet.

        Args:
            units: What the index should hold.
            folder: Of the store.
            database: The store's records.
            indexer: Takes in what is much; None: that is done here.
        """
        self._units, self._database, self._indexer = units, database, indexer
        self._file = IndexFile(folder)
        self._index: Index | None = None
        self._steps: Iterator[None] | None = None
        self.is_behind = True
        """Whether the store changed since it was looked at."""
        self.is_waiting = False
        """Whether the next step is another process's."""
        self._given: Stamps = {}
        """What the other process will take in."""
        self._asked: Stamps = {}
        """What it was started for."""
        self._saved = 0
        """Passages that are in the file."""
        self._is_saved = False
        """Whether the file holds exactly what is searched."""
        self._due = _MANY
        """Passages with which a growing index is saved."""

    def right(self) -> Index:
        """The index, with nothing in it that is kept no more."""
        if self.is_behind:
            self._drop()
        return self._opened()

    def work(self, seconds: float) -> bool:
        """Work on the index for about that long; whether it is in step with the store now."""
        until = monotonic() + seconds
        if self._steps is None and not self.is_behind:
            return True
        self._steps = self._steps or self._keeping_step()
        for _ in self._steps:
            COURTESY.give_way()
            if self.is_waiting or monotonic() >= until:
                return False
        self._steps = None
        return True

    def save(self) -> bool:
        """Write all that is searched; whether it is in the file."""
        if not (self._is_saved and self._file.is_there):
            for _ in self._saving():
                pass
        return self._is_saved

    def _opened(self) -> Index:
        """The index, as it was saved; empty without a file that can be trusted."""
        if self._index is None:
            self._searching(self._read() or Index())
        assert self._index is not None, "it is searched now"
        return self._index

    def _read(self) -> Index | None:
        """What is in the file; None without one that can be trusted."""
        collection = self._file.read()
        return None if collection is None else Index(collection=collection)

    def _searching(self, index: Index) -> None:
        """Search what was read from the file."""
        self._index, self._saved, self._is_saved = index, len(index), True
        self._due = max(_MANY, _GROWN * len(index))

    def _drop(self) -> Stamps:
        """Drop what the index should not hold; what it should."""
        wanted = self._units.wanted()
        self._keep_only(self._opened(), wanted)
        return wanted

    def _keep_only(self, index: Index, wanted: Stamps) -> None:
        """Drop from an index what is not wanted; words of a document that is gone leave the disk at once."""
        if outdated := _outdated(index.collection.stamps, wanted):
            if not {document for document, _ in outdated} <= {document for document, _ in wanted}:
                self._file.discard()
            index.remove_all(outdated)
            self._is_saved = False

    def _keeping_step(self) -> Iterator[None]:
        """Bring the index up to what is kept, a few milliseconds at a time."""
        while True:
            self.is_behind = False
            if self._file.is_other:
                yield from self._take_over()
            missing = self._missing()
            if not missing:
                self._given = {}
                break
            if self._indexer is None:
                yield from self._take_in(self._units.easiest_first(missing))
            else:
                yield from self._take_in_beside(missing, self._indexer)
        yield from self._keep_saved()

    def _missing(self) -> Stamps:
        """What is to be taken in."""
        wanted = self._drop()
        held = self._opened().collection.stamps
        return {key: stamp for key, stamp in wanted.items() if key not in held}

    def _take_in(self, missing: Stamps) -> Iterator[None]:
        """Take units in, and save them as they grow, until something else is wanted."""
        for key, stamp in missing.items():
            index = self._opened()
            yield from self._add(index, key, stamp)
            if self._indexer is None and len(index) >= self._due:
                yield from self._saving()
            if self.is_behind:
                return

    def _add(self, index: Index, key: Key, stamp: str) -> Iterator[None]:
        """Put a unit into an index; one whose text is lost is in without a passage."""
        unit = Unit(document=key[0], part=key[1], stamp=stamp)
        passages = yield from self._units.passages(unit)
        self._is_saved = False
        yield from index.adding(passages, self._units.settled(unit))
        yield

    def _take_in_beside(self, missing: Stamps, indexer: Indexer) -> Iterator[None]:
        """Take in what is little, or else have another process take it in, and wait until it has done more."""
        fresh = {key: stamp for key, stamp in missing.items() if self._given.get(key) != stamp}
        if fresh and self._units.size(fresh) <= _LITTLE:
            yield from self._take_in(fresh)
            return
        self._given |= fresh
        if fresh and not indexer.is_at_work:
            self._asked = dict(self._given)
            indexer.start()
        yield from self._wait(indexer)
        if not indexer.is_at_work:
            yield from self._end(indexer)

    def _wait(self, indexer: Indexer) -> Iterator[None]:
        """Do nothing until another process has written more, or there is more to do."""
        while indexer.is_at_work and not self._file.is_other and not self.is_behind:
            self.is_waiting = True
            yield
            self.is_waiting = False

    def _end(self, indexer: Indexer) -> Iterator[None]:
        """Take what another process made; if that was nothing, do the work here from now on."""
        is_done = indexer.end()
        if self._file.is_other:
            yield from self._take_over()
        held = self._opened().collection.stamps
        if not is_done or (self._asked and not any(key in held for key in self._asked)):
            self._indexer = None
        self._given = {}

    def _take_over(self) -> Iterator[None]:
        """Search what another process wrote, with what was taken in here; unless that is the larger part."""
        index = self._read()
        if index is None:
            return
        saved, wanted = len(index), self._units.wanted()
        self._keep_only(index, wanted)
        held = index.collection.stamps
        ours = {
            key: stamp
            for key, stamp in self._opened().collection.stamps.items()
            if key not in held and wanted.get(key) == stamp
        }
        if self._units.size(ours) > _LITTLE:
            return
        for key, stamp in ours.items():
            yield from self._add(index, key, stamp)
        self._searching(index)
        self._saved, self._is_saved = saved, not ours and saved == len(index)

    def _keep_saved(self) -> Iterator[None]:
        """Write the index, or have it written, when enough of it is not in the file."""
        index = self._opened()
        if self._file.is_there and abs(len(index) - self._saved) <= _UNSAVED * len(index):
            return
        if self._indexer is not None and len(index) > _MANY and self._indexer.start():
            return
        yield from self._saving()

    def _saving(self) -> Iterator[None]:
        """Put the index in order and write it."""
        index = self._opened()
        index.tidy()
        yield
        if self._file.write(index.collection, self._if_right):
            self._saved, self._is_saved = len(index), True
        self._due = max(_MANY, _GROWN * len(index))
        yield

    def _if_right(self, step: Callable[[], object]) -> bool:
        """Do a step, if all that the index holds is kept, here and in other windows; others wait meanwhile.

        What is kept takes a tenth of a second to look through, in which nobody is to wait: it is done before, and if
        the store has changed then, once more.
        """
        try:
            for _ in range(_TRIES):
                version, is_right = self._database.storage.version, self._is_right()
                with self._database.transaction():
                    if self._database.storage.version == version:
                        return is_right and _done(step)
            with self._database.transaction():
                return self._is_right() and _done(step)
        except StoreNotWritable:
            return False

    def _is_right(self) -> bool:
        """Whether all that the index holds is kept."""
        return not _outdated(self._opened().collection.stamps, self._units.wanted())


def _done(step: Callable[[], object]) -> bool:
    """Do a step."""
    step()
    return True


def _outdated(held: Stamps, right: Stamps) -> list[Key]:
    """The units that should not be held, or not with what they are made of."""
    return [key for key, stamp in held.items() if right.get(key) != stamp]
