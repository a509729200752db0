"""What can be searched: documents and what was noted on them, as passages of the index, in four parts.

title   the document's name
text    its sentences
claims  what is said in it, with who says it
notes   what a person wrote on it, and the tags
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from store.courtesy import COURTESY
from store.model.annotation import Annotation
from store.model.claim import Claim
from store.model.document import Document
from store.model.selector import Target
from store.model.span import Span
from store.search.passages import Passage
from store.text.paragraphs import paragraphs
from store.text.sentences import sentences


def passages(document: Document, claims: Sequence[Claim]) -> Iterator[Passage]:
    """What can be found in a document itself: each claim, also by its speaker's name, then each sentence."""
    yield from said(document, claims)
    yield from told(document)


def titled(document_id: str, title: str) -> Passage:
    """A document's name."""
    return Passage(document=document_id, span=Span(0, 0), kind="title", text=title)


def told(document: Document) -> Iterator[Passage]:
    """The sentences of a document."""
    text = document.text
    for paragraph in paragraphs(text):
        COURTESY.give_way()
        for sentence in sentences(text, paragraph):
            yield Passage(document=document.id, span=sentence, kind="sentence", text=sentence.of(text))


def said(document: Document, claims: Iterable[Claim]) -> Iterator[Passage]:
    """The claims of a document."""
    for claim in claims:
        yield Passage(
            document=document.id,
            span=claim.span,
            kind=claim.kind.value,
            text=claim.span.of(document.text),
            speaker=claim.speaker.name or "",
            id=claim.id,
        )


def noted(annotations: Iterable[Annotation], span_of: Callable[[Target], Span | None]) -> Iterator[Passage]:
    """The notes and tags on a document, where they are now; those that are lost in it stand before it all, empty."""
    for each in annotations:
        words = " ".join((each.body, *each.tags)).strip()
        if words:
            span = span_of(each.target) or Span(0, 0)
            yield Passage(document=each.document, span=span, kind="note", text=words, id=each.id)
