"""Units: what the search index should hold, part by part of each document, and what each part is made of.

A part has a stamp, which is another one when it is made of something else:

    wanted   (document, part) -> stamp      from the records: what the index should hold
    held     (document, part) -> stamp      what it holds; the difference is the work to do
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from functools import partial
from itertools import chain

from store.annotations.notebook import Notebook
from store.errors import DamagedStore, NoSuchDocument
from store.extraction.version import version
from store.library.kept import Kept
from store.library.placing import Placing
from store.library.searchable import noted, said, stamp_of, titled, told
from store.library.shelf import Shelf
from store.model.claim import Claim
from store.model.document import Document
from store.search.passages import Passage, Unit

_LOOKED_UP = ("title", "text", "notes")
"""Parts that are only looked up; claims may have to be found first."""
_LINE = 200
"""Bytes that a title or the notes on a document are taken for."""

Key = tuple[str, str]
"""The id of a document and one of its parts."""
Stamps = dict[Key, str]


class Units:
    """The parts of everything kept."""

    def __init__(
        self,
        shelf: Shelf,
        notebook: Notebook,
        placing: Placing,
        *,
        batches_of: Callable[[Document], Iterable[Sequence[Claim]]],
        gone_through: Callable[[], frozenset[str]],
    ) -> None:
        """Look at nothing yet.

        Args:
            shelf: The documents.
            notebook: What was noted on them.
            placing: Where that stands.
            batches_of: The claims of a document.
            gone_through: The hashes of the texts whose claims need not be found any more.
        """
        self._shelf, self._notebook, self._placing = shelf, notebook, placing
        self._batches_of, self._gone_through = batches_of, gone_through

    def wanted(self) -> Stamps:
        """What the index should hold, what is looked up first, last opened first."""
        notes: dict[str, list[str]] = {}
        kept = self._shelf.documents()
        for each in self._notebook.annotations():
            notes.setdefault(each.document, []).append(each.id)
        keys = [(each, part) for each in kept for part in _LOOKED_UP] + [(each, "claims") for each in kept]
        wanted = {(each.id, part): self._stamp(each, part) for each, part in keys}
        return {key: stamp for key, stamp in wanted.items() if key[1] != "notes" or key[0] in notes}

    def _stamp(self, kept: Kept, part: str) -> str:
        """What a part of a document is made of; but for titles and notes the hash of its text comes first."""
        if part == "title":
            return kept.title
        if part == "notes":
            return f"{kept.text_hash} {stamp_of(self._notebook.annotations(kept.id))}"
        return kept.text_hash if part == "text" else f"{kept.text_hash} {version()}"

    def passages(self, unit: Unit) -> Generator[None, None, Iterable[Passage]]:
        """What a unit is made of, a few milliseconds at a time; nothing, if its text is lost."""
        try:
            if unit.part == "title":
                return [titled(unit.document, unit.stamp)]
            if unit.part == "notes":
                place = partial(self._placing.span, unit.document, _text_of(unit.stamp))
                return noted(self._notebook.annotations(unit.document), place)
            document = self._shelf.document(unit.document)
            if unit.part == "text":
                return told(document)
            batches = []
            for batch in self._batches_of(document):
                batches.append(batch)
                yield
            return said(document, chain.from_iterable(batches))
        except (DamagedStore, NoSuchDocument):  # the others can be found nevertheless
            return ()

    def size(self, units: Stamps) -> int:
        """About how many bytes some units are made of."""
        return sum(
            self._shelf.size(_text_of(stamp)) if part in {"text", "claims"} else _LINE
            for (_, part), stamp in units.items()
        )

    def easiest_first(self, units: Stamps) -> Stamps:
        """The same units: claims that have to be found last, those of the longest text at the very end.

        By then the reader that shows it may have found them.
        """
        known = self._gone_through()

        def effort(unit: tuple[Key, str]) -> int:
            (_, part), stamp = unit
            text = _text_of(stamp)
            return 1 + self._shelf.size(text) if part == "claims" and text not in known else 0

        return dict(sorted(units.items(), key=effort))


def _text_of(stamp: str) -> str:
    """The hash of the text that a stamp begins with."""
    return stamp.partition(" ")[0]
