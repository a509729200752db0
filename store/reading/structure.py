"""What a format's reader finds in a text besides the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from store.model.document import Block, Chapter, Footnote

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_TITLE_LENGTH = 200
"""Code points; what is longer is no title, and would not fit a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """Blocks and what the text says of itself. None: it does not say."""

    blocks: tuple[Block, ...] = ()
    title: str | None = None
    author: str | None = None
    date: str | None = None
    language: str | None = None
    url: str | None = None
    chapters: tuple[Chapter, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    origins: tuple[tuple[str, str], ...] = ()
    """Where title, author, date, language and address were found: the field's name, and in words where."""

    def described(self, fields: dict[str, str]) -> Structure:
        """The same with what a front matter says, which goes before what was found in the text."""
        language = fields.get("lang") or fields.get("language") or ""
        return replace(
            self,
            title=as_title(fields.get("title", "")) or self.title,
            author=fields.get("author") or fields.get("authors") or fields.get("by") or self.author,
            date=fields.get("date") or fields.get("published") or self.date,
            language=as_language(language) or self.language,
            origins=(*((name, "the front matter") for name in _told(fields)), *self.origins),
        )


def _told(fields: dict[str, str]) -> Iterator[str]:
    """Which pieces a front matter tells."""
    names = {"title": "title", "author": "author", "authors": "author", "by": "author", "date": "date"}
    names |= {"published": "date", "lang": "language", "language": "language"}
    yield from dict.fromkeys(piece for name, piece in names.items() if fields.get(name))


def as_title(text: str) -> str | None:
    """A text on one line, cut where no title is that long; None for nothing."""
    line = " ".join(text.split())
    if len(line) > _TITLE_LENGTH:
        line = line[:_TITLE_LENGTH].rsplit(" ", 1)[0] + " …"
    return line or None


def as_language(tag: str) -> str | None:
    """A BCP 47 tag, if it is one."""
    tag = tag.strip().replace("_", "-")
    return tag if _LANGUAGE.fullmatch(tag) else None


def file_origins(*, is_titled: bool, where: str = "the file's properties") -> tuple[tuple[str, str], ...]:
    """Where what is known of a file comes from that keeps it in properties; a title else from its first heading."""
    fields = ("author", "date", "language")
    return (("title", where if is_titled else "the first heading"), *((field, where) for field in fields))
