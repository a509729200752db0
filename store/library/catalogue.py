"""Catalogue: the search over everything kept. Its index is derived, and keeps step with the store.

    wanted   (document, part) -> stamp      from the records: what the index should hold
    held     (document, part) -> stamp      what it holds; the difference is the work to do

What is only looked up is done first: name, sentences and notes of each document, then the claims of each. The work
goes in slices, so that who asks from the store's thread lets notes be saved in between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import partial
from itertools import chain
from pathlib import Path
from time import monotonic

from store.annotations.notebook import Notebook
from store.courtesy import COURTESY
from store.errors import DamagedStore, NoSuchDocument, StoreNotWritable
from store.extraction.version import version
from store.library.index_file import IndexFile
from store.library.kept import Kept
from store.library.narrowing import Narrowing
from store.library.placing import Placing
from store.library.searchable import noted, said, stamp_of, titled, told
from store.library.shelf import Shelf
from store.model.claim import Claim
from store.model.document import Document
from store.search.index import Findings, Index
from store.search.passages import Hit, Passage, Unit

_SLICE = 1.0
"""Seconds of work on the index between two looks at the clock, where nobody waits."""
_UNSAVED = 0.02
"""Share of the passages that may be missing from the file: they are found again faster than all is written."""
_TIDIED_HERE = 3000
"""Passages that are put in order at once, in some 15 ms; another process does it with more."""

_AT_ONCE = ("title", "text", "notes")
"""Parts that are only looked up; claims may have to be found first."""

Stamps = dict[tuple[str, str], str]


class Catalogue:
    """Finds a place in any of the kept documents."""

    def __init__(
        self,
        shelf: Shelf,
        notebook: Notebook,
        folder: Path,
        *,
        batches_of: Callable[[Document], Iterable[Sequence[Claim]]],
        locked: Callable[[], AbstractContextManager[None]],
    ) -> None:
        """Read nothing yet: that is done when something is first asked for.

        Args:
            shelf: The documents.
            notebook: What was noted on them.
            folder: Of the store.
            batches_of: Their claims.
            locked: Nobody else changes the store inside of it.
        """
        self._shelf, self._notebook, self._batches_of, self._locked = shelf, notebook, batches_of, locked
        self._file = IndexFile(folder)
        self._index: Index | None = None
        self._placing = Placing(shelf)
        self._narrowing = Narrowing(shelf, notebook, self._placing)
        self._steps: Iterator[None] | None = None
        self._is_behind = True
        self._saved = 0
        """Passages that are in the file."""

    def changed(self, table: str, _ids: tuple[str, ...]) -> None:
        """Hear of a change in the store, from this window or another."""
        self._is_behind |= table in {"documents", "annotations"}

    def search(self, query: str, limit: int = 50) -> tuple[Hit, ...]:
        """The best places for a query in everything kept, best first; however long the index takes."""
        return self.answer(query, limit).hits

    def answer(self, query: str, limit: int = 50, *, within: str | None = None) -> Findings:
        """The same, with what of the query could not be followed; `within` is the id of the document to search."""
        while not self.prepare(_SLICE):
            continue
        return self.find(query, limit, within=within)

    def find(self, query: str, limit: int = 50, *, within: str | None = None) -> Findings:
        """The best places in what is in the index already; nothing of what is kept no more."""
        if self._is_behind:
            self._drop()
        return self._opened().find(query, limit, self._narrowing, within=within)

    def prepare(self, seconds: float) -> bool:
        """Work on the index for about that long; whether it is in step with the store now.

        Who calls it again and again from the store's thread lets notes be saved in between.
        """
        until = monotonic() + seconds
        if self._steps is None and not self._is_behind:
            return True
        self._steps = self._steps or self._keeping_step()
        for _ in self._steps:
            COURTESY.give_way()
            if monotonic() >= until:
                return False
        self._steps = None
        return True

    def _opened(self) -> Index:
        """The index, as it was saved; empty without a file that can be trusted."""
        if self._index is None:
            collection = self._file.read()
            self._index = Index(collection=collection)
            self._saved = len(self._index)
        return self._index

    def _wanted(self) -> Stamps:
        """What the index should hold, what is looked up first, last opened first."""
        notes: dict[str, list[str]] = {}
        kept = self._shelf.documents()
        for each in self._notebook.annotations():
            notes.setdefault(each.document, []).append(each.id)
        keys = [(each, part) for each in kept for part in _AT_ONCE] + [(each, "claims") for each in kept]
        wanted = {(each.id, part): self._stamp(each, part) for each, part in keys}
        return {key: stamp for key, stamp in wanted.items() if key[1] != "notes" or key[0] in notes}

    def _stamp(self, kept: Kept, part: str) -> str:
        """What a part of a document is made of."""
        if part == "title":
            return kept.title
        if part == "notes":
            return f"{kept.text_hash} {stamp_of(self._notebook.annotations(kept.id))}"
        return kept.text_hash if part == "text" else f"{kept.text_hash} {version()}"

    def _drop(self) -> Stamps:
        """Drop what the index should not hold; what it should."""
        wanted, index = self._wanted(), self._opened()
        index.remove_all(_outdated(index.collection.stamps, wanted))
        return wanted

    def _keeping_step(self) -> Iterator[None]:
        """Bring the index up to what is kept, a few milliseconds at a time."""
        while True:
            self._is_behind = False
            wanted, index = self._drop(), self._opened()
            held = index.collection.stamps
            missing = [key for key in wanted if key not in held]
            if not missing:
                break
            for document, part in missing:
                yield from self._take_in(Unit(document=document, part=part, stamp=wanted[document, part]))
        yield from self._save()

    def _take_in(self, unit: Unit) -> Iterator[None]:
        """Put a unit into the index; one whose text is lost is in without a passage."""
        passages: Iterable[Passage] = ()
        try:
            if unit.part == "title":
                passages = [titled(unit.document, unit.stamp)]
            elif unit.part == "notes":
                text = unit.stamp.partition(" ")[0]
                place = partial(self._placing.span, unit.document, text)
                passages = noted(self._notebook.annotations(unit.document), place)
            elif unit.part == "text":
                passages = told(self._shelf.document(unit.document))
            else:
                document = self._shelf.document(unit.document)
                batches = []
                for batch in self._batches_of(document):
                    batches.append(batch)
                    yield
                passages = said(document, chain.from_iterable(batches))
        except (DamagedStore, NoSuchDocument):  # the others can be found nevertheless
            passages = ()
        yield from self._opened().adding(passages, unit)
        yield

    def _save(self) -> Iterator[None]:
        """Write the index, when enough of it is not in the file."""
        index = self._opened()
        if self._file.is_there and abs(len(index) - self._saved) <= _UNSAVED * len(index):
            return
        if len(index) > _TIDIED_HERE and (tidy := (yield from self._file.tidied(index.collection))):
            gone = _outdated(tidy.stamps, index.collection.stamps)
            tidy.remove_all(gone)
            index.exchange(tidy)
            is_written = not gone
        else:
            index.tidy()
            yield
            is_written = self._file.write(index.collection)
        yield
        if is_written and self._file.keep(self._if_right):
            self._saved = len(index)
        yield

    def _if_right(self, step: Callable[[], object]) -> None:
        """Do a step, if nothing that the index holds was removed, in this window or another; others wait meanwhile."""
        try:
            with self._locked():
                wanted = self._wanted()
                if all(key in wanted for key in self._opened().collection.stamps):
                    step()
        except StoreNotWritable:
            return


def _outdated(held: Stamps, right: Stamps) -> list[tuple[str, str]]:
    """The units that should not be held, or not with what they are made of."""
    return [key for key, stamp in held.items() if right.get(key) != stamp]
