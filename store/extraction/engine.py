"""The engine: a document in, its claims out, in the order of the text.

    paragraphs → quotations → streams → rules → attributions      attributions.py and below
    attributions → speakers, assertions, worth                    sections.py
    → claims with their ids                                       here

Derived and reproducible: the same text gives the same claims with the same ids on every machine.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from store.extraction.attributions import attributions
from store.extraction.language import language_of
from store.extraction.lexicon import lexicon
from store.extraction.paragraphs import headings, paragraphs
from store.extraction.sections import Section, Statement, outer_of, statements
from store.model.attribution import Assertion
from store.model.claim import Claim
from store.model.document import Document
from store.text.emphasis import has_signs, whole
from store.text.hashing import text_hash


def extract(document: Document) -> tuple[Claim, ...]:
    """All claims of a document, in the order of their contents.

    Nothing here holds itself, so there is nothing for the collector to find; to look takes 4 % of the time.
    """
    is_collecting = gc.isenabled()
    gc.disable()
    try:
        batches = [batch for batch in extract_paragraphs(document) if batch]
    finally:
        if is_collecting:
            gc.enable()
    if len(batches) == 1:  # an article
        return batches[0]
    return tuple(sorted([claim for batch in batches for claim in batch], key=_place))


def _place(claim: Claim) -> tuple[int, int]:
    """Where a claim stands among others: by the start of its content, the longer one first."""
    content = claim.content
    return content[0].start, -content[-1].end


def extract_paragraphs(document: Document) -> Iterator[tuple[Claim, ...]]:
    """The same claims as they become known; whoever stops asking cancels.

    Yields after every paragraph, mostly nothing: claims come with the end of their section, once it is
    known who speaks in it. An article is one section, a book has many.
    """
    language = document.language if document.language != "und" else language_of(document.text)
    name = _Names(text_hash(document.text))
    section = Section(document.text, language)
    titles = frozenset(headings(document))
    is_marked = has_signs(document.text)
    for paragraph, batch in attributions(document.text, paragraphs(document), lexicon(language)):
        if section.is_full_before(batch):
            yield name.claims(document.text, _told(section, is_marked=is_marked))
            section = Section(document.text, language)
        section.add(batch, is_heading=paragraph in titles)
        yield ()
    yield name.claims(document.text, _told(section, is_marked=is_marked))


def _told(section: Section, *, is_marked: bool) -> tuple[Statement, ...]:
    """The statements of a section; in a text with emphasis no content begins or ends with half of it."""
    found = statements(section)
    return tuple(_whole(section.text, statement) for statement in found) if is_marked else found


def _whole(text: str, statement: Statement) -> Statement:
    """A statement with both signs of a pair of which its content had one."""
    content = whole(text, statement.content)
    if content == statement.content:
        return statement
    said = statement.said
    if isinstance(said, Assertion):
        return replace(statement, content=content, said=replace(said, span=content[0]))
    return replace(statement, content=content, said=replace(said, content=content))


class _Names:
    """Gives claims their ids: the one thing that is counted over the whole text."""

    def __init__(self, text: str) -> None:
        """Begin with the hash of a text."""
        self._text = text
        self._seen: Counter[str] = Counter()

    def claims(self, text: str, found: tuple[Statement, ...]) -> tuple[Claim, ...]:
        """The statements of a section as claims."""
        ids = [self._identity(text, statement) for statement in found]
        outer = outer_of(found)
        claims = [
            Claim(
                id=identity,
                said=statement.said,
                speaker=statement.speaker,
                confidence=statement.confidence,
                checkworthiness=statement.worth,
                within=ids[around] if around is not None else None,
            )
            for identity, statement, around in zip(ids, found, outer, strict=True)
        ]
        return tuple(claims)

    def _identity(self, text: str, statement: Statement) -> str:
        """Hash of text, kind, words of the content and which of their occurrences this is."""
        words = " ".join(" ".join([text[span.start : span.end] for span in statement.content]).split())
        key = f"{statement.kind}\x1f{words}"
        self._seen[key] += 1
        return sha256(f"{self._text}\x1f{key}\x1f{self._seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
