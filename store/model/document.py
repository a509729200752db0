"""Document: a text that was read, cleaned once, and never edited after that; its blocks and metadata."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from store.model.span import Span


class BlockKind(StrEnum):
    """What a block of text is to its reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    LIST = "list"
    TABLE = "table"
    CAPTION = "caption"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading, paragraph, list item or quote of a document, without the blank lines around it."""

    kind: BlockKind
    span: Span
    """Code points into the document's text; blocks are in order and do not meet."""
    level: int = 0
    """Of a heading: 1 is the highest. 0 for everything else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known of where a document comes from. None: not known."""

    author: str | None = None
    date: str | None = None
    """As the document states it, ISO 8601 where that is certain."""
    encoding: str = "utf-8"
    """The codec that its bytes were decoded with."""
    encoding_was_guessed: bool = False
    """Whether no mark or rule of the encoding settled it."""
    source_hash: str | None = None
    """SHA-256 of the bytes it was read from, in hex."""
    url: str | None = None
    """The address a saved page names as its own."""
    normaliser: int = 1
    """Version of the cleaning that made the text."""
    origins: tuple[tuple[str, str], ...] = ()
    """Where pieces came from, for a person: ("title", "og:title"), ("date", "the file's properties")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Where a page of a printed document begins, for citing. Of a PDF every page is there, its index is its place."""

    label: str
    """As the document numbers it: "12", "iv"; the time where a recording has times."""
    start: int
    """Offset of its first code point; it ends where the next one begins."""
    head: str = ""
    """What stands above its text as above that of other pages, on one line; it is not in the text."""
    foot: str = ""
    """The same below its text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """An entry of the table of contents that a document brings with it."""

    title: str
    start: int
    """Offset of its first code point."""
    level: int = 1
    """1 is the highest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A footnote or endnote, and the place that refers to it: the way there and back."""

    reference: Span
    """The sign in the text: "[3]", "[^tides]"."""
    note: Span
    """The note, a block of its own."""


STANDARD_INPUT = "-"
"""The source of a document that came through a pipe."""
PASTED = "pasted"
"""The source of a document that was pasted into the reader."""
NOWHERE = frozenset({STANDARD_INPUT, PASTED})
"""Sources that are no place: nothing can be read from them again, and two documents share them by chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text with its structure. Every span elsewhere is an offset into `text`."""

    id: str
    """Before it is kept, the SHA-256 of its text in hex; after, the unique id the shelf gave it."""
    title: str
    source: str
    """Where it was read from: a path as given, a URL, or one of `NOWHERE`; safe to show."""
    language: str
    """A BCP 47 tag, "und" when not known."""
    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata = field(default_factory=Metadata)
    pages: tuple[Page, ...] = ()
    """In order; empty for what has no pages."""
    chapters: tuple[Chapter, ...] = ()
    """In order; empty where the document brings no table of contents: its headings are one."""
    footnotes: tuple[Footnote, ...] = ()
    """In the order of their references."""
