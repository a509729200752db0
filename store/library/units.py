"""Units: what the search index should hold, part by part of each document, and what each part is made of.

A part has a stamp, which is another one when it is made of something else:

    wanted   (document, part) -> stamp      from the records: what the index should hold
    held     (document, part) -> stamp      what it holds; the difference is the work to do
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

from store.annotations.notebook import Notebook
from store.errors import DamagedStore, NoSuchDocument
from store.extraction.version import version
from store.library.kept import Kept
from store.library.mending import mended, stamp
from store.library.placing import Placing
from store.library.searchable import noted, said, titled, told
from store.library.shelf import Shelf
from store.model.annotation import Annotation
from store.model.claim import Claim
from store.model.document import Document
from store.search.passages import Passage, Unit

_LOOKED_UP = ("title", "text", "notes")
"""Parts that are only looked up; claims may have to be found first."""
_CLAIMS = "claims"
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
        heard: Callable[[], Mapping[str, frozenset[str]]],
    ) -> None:
        """Look at nothing yet.

        Args:
            shelf: The documents.
            notebook: What was noted on them.
            placing: Where that stands.
            batches_of: The claims of a document.
            heard: Hash of each text whose claims need not be found any more -> the names of who says them.
        """
        self._shelf, self._notebook, self._placing = shelf, notebook, placing
        self._batches_of, self._heard = batches_of, heard

    def wanted(self) -> Stamps:
        """What the index should hold, what is looked up first, last opened first."""
        kept = self._shelf.documents()
        wanted = {(each.id, part): self._stamp(each, part) for each in kept for part in _LOOKED_UP}
        mends = self._mends()
        wanted |= {(each.id, _CLAIMS): f"{each.text_hash} {mends(each.id, each.text_hash)}" for each in kept}
        return {key: stamp for key, stamp in wanted.items() if stamp or key[1] != "notes"}

    def _stamp(self, kept: Kept, part: str) -> str:
        """What a part of a document is made of; but for titles the hash of its text comes first; "": of nothing."""
        if part == "title":
            return kept.title
        if part == "notes":
            noted = self._notebook.stamp(Annotation, kept.id)
            return noted and f"{kept.text_hash} {noted}"
        return kept.text_hash

    def _mends(self) -> Callable[[str, str], str]:
        """What the claims of a document are made of besides its text, by its id and the hash of that."""
        aliases = self._notebook.aliases.all()
        heard = self._heard() if any(each.is_everywhere for each in aliases) else {}
        return lambda document, text: f"{version()} {stamp(self._notebook, aliases, document, heard.get(text))}"

    def settled(self, unit: Unit) -> Unit:
        """A unit of which the passages were just found, with what it is made of now."""
        if unit.part != _CLAIMS:
            return unit
        text = _text_of(unit.stamp)
        return replace(unit, stamp=f"{text} {self._mends()(unit.document, text)}")

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
            return said(document, mended(self._notebook, document, tuple(chain.from_iterable(batches))))
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
        known = self._heard()

        def effort(unit: tuple[Key, str]) -> int:
            (_, part), stamp = unit
            text = _text_of(stamp)
            return 1 + self._shelf.size(text) if part == "claims" and text not in known else 0

        return dict(sorted(units.items(), key=effort))


def _text_of(stamp: str) -> str:
    """The hash of the text that a stamp begins with."""
    return stamp.partition(" ")[0]
