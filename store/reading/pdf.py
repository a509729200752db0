"""PDFs: lines in reading order become paragraphs; what repeats on each page goes with the page; pages stay known.

pdfium gives the text of a page as lines, without paragraphs, and where each letter stands.

    pages -> lines (pdf_pages) -> heads and feet apart (pdf_heads) -> paragraphs (pdf_paragraphs) -> words whole
    title, outline, names of the pages (pdf_facts)
"""

from __future__ import annotations

import pypdfium2
import pypdfium2.raw as pdfium

from store.reading.content import Builder, Content
from store.reading.limits import MAX_PAGES, Limit
from store.reading.pdf_facts import chapters_of, facts, label_of
from store.reading.pdf_heads import parted
from store.reading.pdf_pages import lines_of
from store.reading.pdf_paragraphs import build


def read(data: bytes, encoding: str | None = None) -> Content:
    """The text of a PDF.

    Raises:
        Limit: It is damaged, locked, too long, or has no text.
    """
    del encoding
    pdf = _opened(data)
    if len(pdf) > MAX_PAGES:
        raise Limit(f"has {len(pdf):,} pages; the most that are read are {MAX_PAGES:,}: split it into parts")
    lines = [lines_of(pdf, number) for number in range(len(pdf))]
    text, sheets = parted(lines, [label_of(pdf, number) for number in range(len(pdf))])
    builder = Builder()
    heading = build(builder, text, sheets)
    if not builder.blocks:
        raise Limit("is a PDF without text, perhaps of scanned pages: run text recognition (OCR) over it first")
    return builder.content(facts(pdf, heading, chapters_of(pdf, builder)))


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    """The PDF, if pdfium can open it."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise Limit("is locked with a password: save a copy without it") from error
        raise Limit("is a damaged PDF: open it in another program and save it again") from error
