"""What a PDF says of itself: its title, author and day, the names of its pages, its outline as chapters."""

from __future__ import annotations

import ctypes
import re
from collections import defaultdict
from collections.abc import Callable
from itertools import islice

import pypdfium2
import pypdfium2.raw as pdfium

from store.model.document import BlockKind, Chapter
from store.reading.content import Builder
from store.reading.structure import Structure, as_title

_MADE_BY_A_PROGRAM = re.compile(
    r"^(?:Microsoft (?:Word|PowerPoint)|untitled|.*\.(?:docx?|pdf|indd|qxd|tex|dvi)$)", re.IGNORECASE
)
_DAY = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_MOST_CHAPTERS = 5_000
_DEEPEST = 6


def facts(pdf: pypdfium2.PdfDocument, heading: str | None, chapters: tuple[Chapter, ...]) -> Structure:
    """Title, author and day: what the file says, unless a program made it up; else the first heading."""
    title, where = as_title(_words(pdfium.FPDF_GetMetaText, pdf, b"Title")), "the PDF's properties"
    if title is None or _MADE_BY_A_PROGRAM.match(title):
        title, where = as_title(heading or ""), "the first heading"
    day = _DAY.match(_words(pdfium.FPDF_GetMetaText, pdf, b"CreationDate"))
    return Structure(
        title=title,
        author=as_title(_words(pdfium.FPDF_GetMetaText, pdf, b"Author")),
        date="-".join(day.groups()) if day else None,
        chapters=chapters,
        origins=(("title", where), ("author", "the PDF's properties"), ("date", "the day the PDF was made")),
    )


def label_of(pdf: pypdfium2.PdfDocument, number: int) -> str:
    """What the file calls a page; "" where it does not call it anything."""
    return _words(pdfium.FPDF_GetPageLabel, pdf, number)


def chapters_of(pdf: pypdfium2.PdfDocument, builder: Builder) -> tuple[Chapter, ...]:
    """The entries of the outline in the order of the text, each at its heading, else at the top of its page."""
    headings = _headings(builder)
    ends = [*(page.start for page in builder.pages[1:]), builder.next_start()]
    found = []
    for bookmark in islice(pdf.get_toc(max_depth=_DEEPEST), _MOST_CHAPTERS):
        title = as_title(_words(pdfium.FPDFBookmark_GetTitle, bookmark))
        target = bookmark.get_dest()
        page = target.get_index() if target is not None else None
        if title and page is not None and page < len(builder.pages):
            first = builder.pages[page].start
            start = next((at for at in headings[_bare(title)] if first <= at < ends[page]), first)
            found.append(Chapter(title=title, start=start, level=bookmark.level + 1))
    return tuple(sorted(found, key=lambda chapter: chapter.start))


def _headings(builder: Builder) -> dict[str, list[int]]:
    """Where the headings of the text stand, by their words."""
    text, starts = builder.text(), defaultdict[str, list[int]](list)
    for block in builder.blocks:
        if block.kind is BlockKind.HEADING:
            starts[_bare(block.span.of(text))].append(block.span.start)
    return starts


def _bare(title: str) -> str:
    """The letters of a title alone: an outline spaces and capitalises it in its own way."""
    return "".join(filter(str.isalpha, title.casefold()))


def _words(say: Callable[..., int], *what: object) -> str:
    """What pdfium says of something. Some files have halves of code points in there."""
    size = say(*what, None, 0)
    units = ctypes.create_string_buffer(max(size, 2))
    say(*what, units, size)
    return units.raw[:size].decode("utf-16-le", "replace").rstrip("\0")
