"""Catalogue: the search over every kept document. Its index is derived, and keeps step with the shelf.

A document that is new on the shelf is added to the index; when one changed or went, the index is made anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from time import monotonic

from store.errors import DamagedStore, NoSuchDocument
from store.extraction.engine import extract_paragraphs
from store.library.shelf import Shelf
from store.model.claim import Claim
from store.model.document import Document
from store.search.index import Index
from store.search.passages import Hit, Passage
from store.text.sentences import paragraphs, sentences

_SLICE = 1.0
"""Seconds of work on the index between two looks at the clock, where nobody waits."""


def passages(document: Document, claims: Sequence[Claim]) -> Iterator[Passage]:
    """What can be found in a document: each claim, also by its speaker's name, then each sentence."""
    text = document.text
    for claim in claims:
        words = f"{claim.span.of(text)} {claim.speaker.name or ''}".rstrip()
        yield Passage(document=document.id, span=claim.span, kind="claim", text=words)
    for paragraph in paragraphs(text):
        for sentence in sentences(text, paragraph):
            yield Passage(document=document.id, span=sentence, kind="sentence", text=sentence.of(text))


class Catalogue:
    """Finds a place in any of the documents on a shelf."""

    def __init__(
        self, shelf: Shelf, batches_of: Callable[[Document], Iterable[Sequence[Claim]]] = extract_paragraphs
    ) -> None:
        """Index nothing yet: that is done when something is first asked for."""
        self._shelf = shelf
        self._batches_of = batches_of
        self._index = Index()
        self._indexed: dict[str, str] = {}
        """Id of each document in the index, with the hash of its text."""
        self._steps: Iterator[None] | None = None

    def search(self, query: str, limit: int = 50) -> tuple[Hit, ...]:
        """The best places for a query in all kept documents, best first; however long the index takes."""
        while not self.prepare(_SLICE):
            continue
        return self.find(query, limit)

    def find(self, query: str, limit: int = 50) -> tuple[Hit, ...]:
        """The best places in the documents that are in the index already, best first."""
        return self._index.search(query, limit)

    def prepare(self, seconds: float) -> bool:
        """Work on the index for about that long; whether it is in step with the shelf now.

        Who calls it again and again from the store's thread lets notes be saved in between.
        """
        until = monotonic() + seconds
        self._steps = self._steps or self._keeping_step()
        for _ in self._steps:
            if monotonic() >= until:
                return False
        self._steps = None
        return True

    def _keeping_step(self) -> Iterator[None]:
        """Bring the index up to what is on the shelf, a few milliseconds at a time."""
        while missing := self._missing():
            for identifier, text_hash in missing.items():
                try:
                    document = self._shelf.document(identifier)
                except (DamagedStore, NoSuchDocument):  # the others can be found nevertheless
                    self._indexed[identifier] = text_hash
                    continue
                claims: list[Claim] = []
                for batch in self._batches_of(document):
                    claims += batch
                    yield
                self._index.add(passages(document, claims))
                self._indexed[identifier] = text_hash
                yield

    def _missing(self) -> dict[str, str]:
        """The documents that are not in the index; all of them if one that is in it changed or went."""
        kept = {each.id: each.text_hash for each in self._shelf.documents()}
        if any(kept.get(identifier) != text_hash for identifier, text_hash in self._indexed.items()):
            self._index, self._indexed = Index(), {}
        return {identifier: text_hash for identifier, text_hash in kept.items() if identifier not in self._indexed}
