"""The pages of a PDF as lines, each with where its first letter stands.

By pdfium's own calls: pypdfium2's objects keep account of who is to close whom, which costs as much as a
sixth of the parsing. One text a page and two questions a line; nothing is asked letter by letter.
"""

from __future__ import annotations

import ctypes
import re
from bisect import bisect_left
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from store.reading.pdf_paragraphs import Line

_WIDE = re.compile("[\U00010000-\U0010ffff]")
_LINE = re.compile("[^\r\n\x02\ufffe]+[\x02\ufffe]?")
_X, _Y = ctypes.c_double(), ctypes.c_double()


def lines_of(pdf: pypdfium2.PdfDocument, number: int) -> list[Line]:
    """The lines of a page, in the order in which it draws them; none of a page that is broken."""
    page = pdfium.FPDF_LoadPage(pdf, number)
    if not page:
        return []
    letters = pdfium.FPDFText_LoadPage(page)
    found = list(_lines(letters, number)) if letters else []
    pdfium.FPDFText_ClosePage(letters)
    pdfium.FPDF_ClosePage(page)
    return found


def _lines(letters: pdfium.FPDF_TEXTPAGE, number: int) -> Iterator[Line]:
    """The lines among a page's letters."""
    text = _text(letters)
    # pdfium counts in UTF-16: what stands beyond its first plane counts twice.
    wide = [match.start() for match in _WIDE.finditer(text)]
    for match in _LINE.finditer(text):
        piece = match[0]
        bare = piece.strip(" ")
        if not bare or bare.isspace():
            continue
        place = match.start() + len(piece) - len(piece.lstrip())
        if wide:
            place += bisect_left(wide, place)
        letter = pdfium.FPDFText_GetCharIndexFromTextIndex(letters, place)
        pdfium.FPDFText_GetCharOrigin(letters, letter, _X, _Y)
        if bare[-1] == "\u00ad":
            bare = bare[:-1] + "\ufffe"
        yield Line(bare, number, _X.value, _Y.value, pdfium.FPDFText_GetFontSize(letters, letter))


def _text(letters: pdfium.FPDF_TEXTPAGE) -> str:
    """The text of a page from its first letter that is part of it."""
    count = pdfium.FPDFText_CountChars(letters)
    # pdfium gives nothing where a letter that it leaves out is asked for as the first or last one (crbug/pdfium 2079).
    first = next((i for i in range(count) if pdfium.FPDFText_GetTextIndexFromCharIndex(letters, i) >= 0), count)
    last = next(
        (i for i in range(count - 1, first, -1) if pdfium.FPDFText_GetTextIndexFromCharIndex(letters, i) >= 0), first
    )
    if first >= count:
        return ""
    units = (ctypes.c_ushort * (last - first + 2))()
    written = pdfium.FPDFText_GetText(letters, first, last - first + 1, units)
    return bytes(units)[: 2 * max(0, written - 1)].decode("utf-16-le", "ignore")
