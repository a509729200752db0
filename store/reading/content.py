"""Content: what a format's reader makes of bytes; and the builder with which it puts a text together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from store.model.document import Block, BlockKind, Page
from store.model.span import Span
from store.reading.notes import linked, without_keys
from store.reading.structure import Structure, as_title
from store.text.cleaning import visible

_NEVER_SEEN = re.compile("[\u00ad\u200b\u2060\ufeff]+")
"""Hints on where a line may or may not break. A format that places its own lines is done with them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A clean text with its structure, and how it came out of its bytes."""

    text: str
    structure: Structure
    pages: tuple[Page, ...] = ()
    encoding: str = "utf-8"
    encoding_was_guessed: bool = False


@dataclass(slots=True)
class Builder:
    """Puts a text together, block by block, and notes where each one stands."""

    blocks: list[Block] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    references: list[tuple[str, Span]] = field(default_factory=list)
    """The key of each note that is referred to, and where the sign stands that does."""
    anchors: dict[str, int] = field(default_factory=dict)
    """The number of the block that a key names."""
    _waiting: list[str] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _length: int = 0

    def add(self, text: str, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 0, *, sign: str = "-") -> int:
        """Add a block and return where it stands; white space is made single, line ends stay; nothing adds nothing.

        An item of a list stands behind its `sign`.
        """
        text, references = without_keys(visible(clean_lines(text)))
        if not text:
            return self._length
        if self._pieces:
            is_row = kind is BlockKind.LIST and self.blocks[-1].kind is kind
            self._append("\n" if is_row else "\n\n")
        if kind is BlockKind.LIST:
            self._append(f"{sign} ")
        self.anchors.update(dict.fromkeys(self._waiting, len(self.blocks)))
        self._waiting.clear()
        self.references += [(key, sign.shifted(self._length)) for key, sign in references]
        self.blocks.append(Block(kind=kind, span=Span(self._length, self._length + len(text)), level=level))
        self._append(text)
        return self._length - len(text)

    def anchor(self, key: str) -> None:
        """Give the block that is added next a name, by which references and chapters find it."""
        self._waiting.append(key)

    def text(self) -> str:
        """All text so far."""
        return "".join(self._pieces)

    def next_start(self) -> int:
        """Where a block would stand that is added next."""
        return self._length + (2 if self._pieces else 0)

    def first_heading(self) -> str | None:
        """The words of the first heading, if one stands near the top."""
        heading = next((block for block in self.blocks[:5] if block.kind is BlockKind.HEADING), None)
        return as_title(heading.span.of(self.text())) if heading else None

    def content(self, structure: Structure, *, encoding: str = "utf-8", was_guessed: bool = False) -> Content:
        """All that was added, with what else is known."""
        text = self.text()
        blocks, footnotes = linked(self.blocks, self.references, self.anchors)
        return Content(
            text=text + "\n" if text else "",
            structure=replace(structure, blocks=blocks, footnotes=footnotes),
            pages=tuple(page for page in self.pages if page.start < len(text)),
            encoding=encoding,
            encoding_was_guessed=was_guessed,
        )

    def _append(self, piece: str) -> None:
        """Add to the text without a block."""
        self._pieces.append(piece)
        self._length += len(piece)


def clean_lines(text: str) -> str:
    """Lines without white space at their ends or twice inside, without empty lines and invisible hints."""
    shown = text if text.isascii() else _NEVER_SEEN.sub("", text)
    # A line of a PDF is one line, and there are a hundred on a page.
    if len(rows := shown.splitlines()) < 2:
        return " ".join(shown.split())
    lines = (" ".join(row.split()) for row in rows)
    return "\n".join(line for line in lines if line)
