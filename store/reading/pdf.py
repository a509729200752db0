"""PDFs: lines in reading order become paragraphs; what repeats on each page goes; pages stay known.

pdfium gives the text of a page as lines, without paragraphs, and where each letter stands.

    pages -> lines (pdf_pages) -> heads and feet dropped, paragraphs (pdf_paragraphs) -> words whole (pdf_hyphens)
"""

from __future__ import annotations

import re

import pypdfium2
import pypdfium2.raw as pdfium

from store.reading.content import Builder, Content
from store.reading.limits import MAX_PAGES, Limit
from store.reading.pdf_pages import lines_of
from store.reading.pdf_paragraphs import build, without_heads
from store.reading.structure import Structure, as_title

_MADE_BY_A_PROGRAM = re.compile(
    r"^(?:Microsoft (?:Word|PowerPoint)|untitled|.*\.(?:docx?|pdf|indd|qxd|tex|dvi)$)", re.IGNORECASE
)
_DAY = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


def read(data: bytes, encoding: str | None = None) -> Content:
    """The text of a PDF.

    Raises:
        Limit: It is damaged, locked, too long, or has no text.
    """
    del encoding
    pdf = _opened(data)
    if len(pdf) > MAX_PAGES:
        raise Limit(f"has {len(pdf):,} pages; the most that are read are {MAX_PAGES:,}: split it into parts")
    pages = [lines_of(pdf, number) for number in range(len(pdf))]
    labels = [_label(pdf, number) for number in range(len(pdf))]
    about = pdf.get_metadata_dict()
    builder = Builder()
    heading = build(builder, without_heads(pages), labels)
    if not builder.blocks:
        raise Limit("is a PDF without text, perhaps of scanned pages: run text recognition (OCR) over it first")
    return builder.content(_structure(about, heading))


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    """The PDF, if pdfium can open it."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise Limit("is locked with a password: save a copy without it") from error
        raise Limit("is a damaged PDF: open it in another program and save it again") from error


def _label(pdf: pypdfium2.PdfDocument, number: int) -> str:
    """What a page calls itself, else its number from 1."""
    return pdf.get_page_label(number) or str(number + 1)


def _structure(about: dict[str, str], heading: str | None) -> Structure:
    """Title, author and day: what the file says, unless a program made it up; else the first heading."""
    title = as_title(about.get("Title", ""))
    if title is None or _MADE_BY_A_PROGRAM.match(title):
        title = as_title(heading or "")
    day = _DAY.match(about.get("CreationDate", ""))
    return Structure(
        title=title, author=as_title(about.get("Author", "")), date="-".join(day.groups()) if day else None
    )
