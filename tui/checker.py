"""Checker: a quotation held against documents, on a thread of its own. A text is prepared when it is first asked of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from store import Claim, Document, Span
from tui.one_thread import OneThread

if TYPE_CHECKING:
    # RapidFuzz: not for the first paint.
    from store import Comparison, Sources

Key = TypeVar("Key")

_KEPT = 20_000_000
"""Code points of texts that stay prepared, and of documents that stay at hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A quotation held against one document."""

    document: Document
    comparison: Comparison
    is_turned: bool = False
    """Whether it is the document's words that are held against the claim's text."""
    span: Span | None = None
    """Where the document has them, if they are turned."""

    @property
    def place(self) -> Span | None:
        """Where its words, or the nearest passage, stand; None: nothing is like it."""
        spans = self.comparison.spans
        if self.is_turned:
            return self.span
        return Span(min(spans).start, max(span.end for span in spans)) if spans else self.comparison.nearest


class Checker:
    """Holds quotations against texts that are prepared once."""

    def __init__(self) -> None:
        """Nothing is prepared yet."""
        self._thread = OneThread("quoth-check")
        self.source: Document | None = None
        """What a person chose to check against; None: everything kept."""
        self.is_source_kept = False
        """Whether that is on the shelf, or a file that was only read."""
        self._documents: dict[tuple[str, str], Document] = {}
        """Id and hash of the text of a kept document -> the document; those asked of last come last."""
        self._prepared: dict[str, Sources] = {}
        """Text -> what it is prepared as; those asked of last come last."""

    def document(self, document_id: str, text_hash: str) -> Document | None:
        """A kept document that was read before and is still at hand."""
        return self._documents.get((document_id, text_hash))

    def keep(self, document: Document, text_hash: str) -> None:
        """Have a document at hand for the next claim; of a large shelf those that were asked of last."""
        self._documents.pop((document.id, text_hash), None)
        self._documents[document.id, text_hash] = document
        _let_go(self._documents, lambda key: len(self._documents[key].text))

    async def words(self, document: Document, claim: Claim) -> str:
        """What a claim quotes, or, where it quotes nothing, what it says."""
        return await self._thread.beside(lambda: _words(document, claim))

    async def check(self, words: str, document: Document) -> Held:
        """What some words are to a document."""
        return await self._thread.beside(lambda: self._check(words, document))

    def _check(self, words: str, document: Document) -> Held:
        """Prepare the text, if it is new, and ask."""
        from store import Sources, check  # noqa: PLC0415 - RapidFuzz

        text = document.text
        sources = self._prepared.pop(text, None) or Sources([(document.id, text)])
        self._prepared[text] = sources
        _let_go(self._prepared, len)
        return Held(document=document, comparison=check(words, sources))

    def close(self) -> None:
        """Forget what has not begun."""
        self._thread.close()


def _let_go(kept: dict[Key, Any], size: Callable[[Key], int]) -> None:
    """Let the oldest of some texts go, but never the last, until those that are left have so many code points."""
    while len(kept) > 1 and sum(map(size, kept)) > _KEPT:
        del kept[next(iter(kept))]


def best_first(found: Sequence[Held]) -> tuple[Held, ...]:
    """Those that have the words before those that have something like them."""
    return tuple(sorted(found, key=lambda held: (not held.comparison.spans, -held.comparison.score)))


def _words(document: Document, claim: Claim) -> str:
    """What a claim quotes, in one piece, else its content."""
    from store import quoted_words  # noqa: PLC0415 - the extraction

    quoted = [words for _, _, words in quoted_words(document, [claim])]
    return " … ".join(quoted or [span.of(document.text) for span in claim.content])
