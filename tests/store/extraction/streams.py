"""Streams and documents of a text, as the tests of the rules need them."""

from __future__ import annotations

from store.extraction.lexicon import lexicon
from store.extraction.marks import Marks
from store.extraction.paragraphs import paragraphs
from store.extraction.quotations import quotations
from store.extraction.stream import Stream, read_stream
from store.model.document import Document
from store.model.span import Span


def stream_of(text: str, language: str = "en") -> Stream:
    """The stream of a text that is one paragraph."""
    whole = Span(0, len(text))
    quotes = [quotation for quotation in quotations(text, [whole]) if quotation.depth == 0]
    return read_stream(text, whole, quotes, lexicon(language))


def marks_of(text: str, language: str = "en") -> Marks:
    """What the words of a text say for or against checking."""
    marks = Marks()
    marks.add(read_stream(text, Span(0, len(text)), (), lexicon(language)), {})
    return marks


def document_of(text: str, language: str = "en") -> Document:
    """A document of nothing but a text."""
    return Document(id="d", title="", source="-", language=language, text=text, blocks=())


def quoted(text: str) -> list[str]:
    """The quotations of a text, marks included, in the order of their opening marks."""
    return [quotation.span.of(text) for quotation in quotations(text, paragraphs(document_of(text)))]
