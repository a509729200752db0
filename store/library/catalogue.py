"""Catalogue: the search over every kept document. Its index is derived, and keeps step with the shelf.

A document that is new on the shelf is added to the index; when one changed or went, the index is made anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from store.extraction.engine import extract
from store.library.shelf import Shelf
from store.model.claim import Claim
from store.model.document import Document
from store.search.index import Index
from store.search.passages import Hit, Passage
from store.text.sentences import paragraphs, sentences


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

    def __init__(self, shelf: Shelf, claims_of: Callable[[Document], Sequence[Claim]] = extract) -> None:
        """Index nothing yet: that is done when something is first asked for."""
        self._shelf = shelf
        self._claims_of = claims_of
        self._index = Index()
        self._indexed: dict[str, str] = {}
        """Id of each document in the index, with the hash of its text."""

    def search(self, query: str, limit: int = 50) -> tuple[Hit, ...]:
        """The best places for a query in all kept documents, best first."""
        self._keep_step()
        return self._index.search(query, limit)

    def _keep_step(self) -> None:
        """Bring the index up to what is on the shelf now."""
        kept = {each.id: each.text_hash for each in self._shelf.documents()}
        if any(kept.get(identifier) != text_hash for identifier, text_hash in self._indexed.items()):
            self._index, self._indexed = Index(), {}
        for identifier in [identifier for identifier in kept if identifier not in self._indexed]:
            document = self._shelf.document(identifier)
            self._index.add(passages(document, self._claims_of(document)))
            self._indexed[identifier] = kept[identifier]
