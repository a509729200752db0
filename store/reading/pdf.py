"""PDFs: lines in reading order become paragraphs; what repeats on each page goes; pages stay known.

pdfium gives the text of a page as lines, without paragraphs. Where one begins is seen by where its
first letter stands: lower than usual, indented, in another size, or behind a line that ended early.

    page lines    drop repeated heads and feet    join hyphens, lines, columns    blocks, table of pages
"""

from __future__ import annotations

import ctypes
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from store.model.document import BlockKind, Page
from store.reading.content import Builder, Content, clean_lines
from store.reading.limits import MAX_PAGES, Limit
from store.reading.structure import Structure, as_title

_EDGE = 2
"""Lines at the top and bottom of a page that may be its head and foot."""
_REPEATS = 3
"""Pages with the same line there, digits apart, that make it a head or foot."""
_HYPHENS = "-\x02\ufffe"
"""A hyphen, and what pdfium gives for one that only parts a word at the end of its line."""
_WIDE = re.compile("[\U00010000-\U0010ffff]")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_PREFIXES = frozenset("non self ex anti well vice half mid quasi".split())  # noqa: SIM905 - legible
"""What is mostly written with a hyphen before the rest of its word."""
_LONGEST_HEADING = 200
_LINE = re.compile("[^\r\n\x02\ufffe]+[\x02\ufffe]?")
_ENDS = re.compile(r"[.!?…:][\"'”’“»«)\]]*$")
_NUMBER = re.compile(r"\d+")
_MADE_BY_A_PROGRAM = re.compile(
    r"^(?:Microsoft (?:Word|PowerPoint)|untitled|.*\.(?:docx?|pdf|indd|qxd|tex|dvi)$)", re.IGNORECASE
)
_DAY = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page."""

    text: str
    page: int
    """Counted from 0."""
    x: float
    """Where its first letter stands, in points from the left."""
    y: float
    """Its base line, in points from the bottom."""
    size: float
    """Of its first letter, in points."""


def read(data: bytes, encoding: str | None = None) -> Content:
    """The text of a PDF.

    Raises:
        Limit: It is damaged, locked, too long, or has no text.
    """
    del encoding
    pdf = _opened(data)
    if len(pdf) > MAX_PAGES:
        raise Limit(f"has {len(pdf):,} pages; the most that are read are {MAX_PAGES:,}: split it into parts")
    pages = [_lines(pdf, number) for number in range(len(pdf))]
    labels = [_label(pdf, number) for number in range(len(pdf))]
    about = pdf.get_metadata_dict()
    builder = Builder()
    heading = _build(builder, _without_heads(pages), labels)
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


def _lines(pdf: pypdfium2.PdfDocument, number: int) -> list[Line]:
    """The lines of a page, in the order in which it draws them."""
    try:
        page = pdf[number]
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError:
        return []
    text = text_page.get_text_range()
    # pdfium counts in UTF-16: what stands beyond its first plane counts twice.
    wide = [match.start() for match in _WIDE.finditer(text)]
    found = []
    for match in _LINE.finditer(text):
        piece = match[0]
        if piece.strip():
            place = match.end() - len(piece.lstrip())
            found.append(_line(text_page, piece.strip(" "), number, place + bisect_left(wide, place)))
    text_page.close()
    page.close()
    return found


def _line(text_page: pypdfium2.PdfTextPage, text: str, page: int, place: int) -> Line:
    """A line with where its first letter stands."""
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text_page, place, x, y)
    if text.endswith("\u00ad"):
        text = text[:-1] + "\ufffe"
    return Line(text, page, x.value, y.value, pdfium.FPDFText_GetFontSize(text_page, place))


def _label(pdf: pypdfium2.PdfDocument, number: int) -> str:
    """What a page calls itself, else its number from 1."""
    return pdf.get_page_label(number) or str(number + 1)


def _without_heads(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """All lines but the heads and feet that repeat from page to page, whatever number is in them."""
    edges = [{_NUMBER.sub("#", line.text) for line in _edge(page)} for page in pages]
    seen = Counter(text for edge in edges for text in edge)
    kept = []
    for page in pages:
        edge = set(map(id, _edge(page)))
        kept += [line for line in page if id(line) not in edge or seen[_NUMBER.sub("#", line.text)] < _REPEATS]
    return kept


def _edge(page: Sequence[Line]) -> list[Line]:
    """The lines nearest to a page's top and bottom, wherever they stand in the order of drawing."""
    by_height = sorted(page, key=lambda line: line.y)
    return by_height[:_EDGE] + by_height[-_EDGE:] if len(page) > 2 * _EDGE else by_height


def _build(builder: Builder, lines: Sequence[Line], labels: Sequence[str]) -> str | None:
    """Add paragraphs and headings, and note where each page begins; return the first heading near the top."""
    if not lines:
        return None
    body = _body_size(lines)
    words = {word for line in lines for word in _WORD.findall(line.text.rstrip(_HYPHENS))[:-1]}
    title = None
    for paragraph in _paragraphs(lines):
        text, starts = _joined(paragraph, words)
        is_heading = paragraph[0].size > 1.15 * body and len(text) < _LONGEST_HEADING
        if is_heading and title is None and len(builder.blocks) < 3:
            title = text
        start = (
            builder.add(text, BlockKind.HEADING, 1 if paragraph[0].size > 1.6 * body else 2)
            if is_heading
            else (builder.add(text))
        )
        for page, offset in starts:
            if not builder.pages or builder.pages[-1].label != labels[page]:
                builder.pages.append(Page(label=labels[page], start=start + offset))
    return title


def _body_size(lines: Sequence[Line]) -> float:
    """The size that most letters have, in points."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size, 1)] += len(line.text)
    return letters.most_common(1)[0][0]


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines in paragraphs."""
    pitch = _pitch(lines)
    usual = median(len(line.text) for line in lines)
    paragraph = [lines[0]]
    for before, line in pairwise(lines):
        if _begins(before, line, pitch, usual):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def _pitch(lines: Sequence[Line]) -> float:
    """The usual distance of two base lines of a paragraph, in points: never more than twice the letters' size."""
    steps = [(one.y - two.y, one.size) for one, two in pairwise(lines) if one.page == two.page]
    return median([step for step, size in steps if 0 < step <= 2 * size] or [1.2 * lines[0].size])


def _begins(before: Line, line: Line, pitch: float, usual: float) -> bool:
    """Whether a line begins a paragraph behind the line before it."""
    if before.text[-1] in _HYPHENS[1:]:
        return False
    if abs(before.size - line.size) > 0.1 * max(before.size, line.size):
        return True
    is_ended = _ENDS.search(before.text) is not None
    step = before.y - line.y
    if before.page != line.page or step < -pitch:
        return is_ended and not line.text[0].islower()
    if step > 1.4 * pitch:
        return True
    is_indented = 0.7 * line.size < line.x - before.x < 6 * line.size
    return is_ended and (is_indented or len(before.text) < 0.7 * usual)


def _joined(paragraph: Sequence[Line], words: Container[str]) -> tuple[str, list[tuple[int, int]]]:
    """The text of a paragraph's lines, and at which code point of it which page begins."""
    pieces: list[str] = []
    starts = [(paragraph[0].page, 0)]
    length, between = 0, ""
    for line, behind in zip_longest(paragraph, paragraph[1:]):
        if line.page != starts[-1][0]:
            starts.append((line.page, length + len(between)))
        text, after = _parted(clean_lines(line.text), behind.text if behind else "", words)
        pieces += (between, text)
        length += len(between) + len(text)
        between = after
    return "".join(pieces), starts


def _parted(text: str, behind: str, words: Container[str]) -> tuple[str, str]:
    """A line without the hyphen that parts its last word, and what comes between it and the next line."""
    bare = text.rstrip(_HYPHENS)
    if bare == text or not behind:
        return bare, " "
    first, second = bare.rsplit(" ", 1)[-1], behind.split(" ", 1)[0].rstrip('.,;:!?”"’)\x02\ufffe')
    if not first[-1:].isalpha() or (text[-1] == "-" and not behind[0].islower()):
        return text.rstrip("\x02\ufffe").rstrip("-") + "-", ""
    return bare, "-" if _keeps_hyphen(first, second, words) else ""


def _keeps_hyphen(first: str, second: str, words: Container[str]) -> bool:
    """Whether a word that was parted at a hyphen is written with it, as far as the rest of the text tells."""
    last = first.rsplit("-", 1)[-1]
    if last + second in words or first + second in words:
        return False
    if f"{first}-{second}" in words:
        return True
    if second[:1].isupper():
        # "Franco-German", but "#OnePlace" that was parted inside.
        return second.isupper() or second[1:].islower()
    # "anti-drug"; "side-by-side", whose parts are words; but "self-serv-ing" has one that is none.
    return first in _PREFIXES or ("-" in first and last in words and second in words)


def _structure(about: dict[str, str], heading: str | None) -> Structure:
    """Title, author and day: what the file says, unless a program made it up; else the first heading."""
    title = as_title(about.get("Title", ""))
    if title is None or _MADE_BY_A_PROGRAM.match(title):
        title = as_title(heading or "")
    day = _DAY.match(about.get("CreationDate", ""))
    return Structure(
        title=title, author=as_title(about.get("Author", "")), date="-".join(day.groups()) if day else None
    )
