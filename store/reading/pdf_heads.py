"""Heads and feet of a PDF's pages: lines that repeat from page to page, whatever number is in them. They are no text.

+--------------------+
| The Tolmouth Echo 3|  at the edge of three pages, or of both of two: a head
| It was shut, they  |
| said. Nobody knew. |
|        - 3 -       |  so is this a foot; its number is the page's label, if the file gives it no other
+--------------------+
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from store.model.document import Page
from store.reading.pdf_paragraphs import Line

_EDGE = 2
"""Lines at the top and bottom of a page that may be its head and foot."""
_REPEATS = 3
"""Pages with the same line there, digits apart, that make it a head or foot; of two pages, both."""
_NUMBER = re.compile(r"\d+")


def parted(pages: Sequence[Sequence[Line]], labels: Sequence[str]) -> tuple[list[Line], list[Page]]:
    """The lines of the text, and the pages with their heads and feet; where those begin is not known here.

    Args:
        pages: The lines of each page.
        labels: What the file calls each page; "" where it does not.
    """
    edges = [{id(line): _NUMBER.sub("#", line.text) for line in _edge(page)} for page in pages]
    seen = Counter(text for edge in edges for text in set(edge.values()))
    # A press release has two pages, and its foot on both.
    needed = 2 if len(pages) == 2 else _REPEATS
    text: list[Line] = []
    apart: list[list[Line]] = []
    for page, edge in zip(pages, edges, strict=True):
        apart.append([line for line in page if id(line) in edge and seen[edge[id(line)]] >= needed])
        away = set(map(id, apart[-1]))
        text += [line for line in page if id(line) not in away]
    printed = _printed(apart)
    return text, [_sheet(*each, printed) for each in zip(range(len(pages)), pages, apart, labels, strict=True)]


def _edge(page: Sequence[Line]) -> list[Line]:
    """The lines nearest to a page's top and bottom, wherever they stand in the order of drawing."""
    by_height = sorted(page, key=lambda line: line.y)
    return by_height[:_EDGE] + by_height[-_EDGE:] if len(page) > 2 * _EDGE else by_height


def _printed(apart: Sequence[Sequence[Line]]) -> int:
    """How far the number that is printed on a page is ahead of its place in the file, counted from 0.

    The number that most heads and feet agree on, which a year or "of 12" cannot be; 1 where too few have one.
    """
    ahead = Counter[int]()
    for place, lines in enumerate(apart):
        ahead.update(
            {int(number) - place for line in lines for number in _NUMBER.findall(line.text) if len(number) < 6}
        )
    if not ahead:
        return 1
    most, pages = ahead.most_common(1)[0]
    return most if pages >= max(_REPEATS, len(apart) / 2) else 1


def _sheet(number: int, page: Sequence[Line], apart: Sequence[Line], label: str, printed: int) -> Page:
    """A page with what stands at its edges."""
    middle = (min(line.y for line in page) + max(line.y for line in page)) / 2 if page else 0
    head = " ".join(line.text for line in apart if line.y > middle)
    foot = " ".join(line.text for line in apart if line.y <= middle)
    # A title page before the first number has none; in brackets is its place in the file.
    counted = str(number + printed) if number + printed > 0 else f"[{number + 1}]"
    return Page(label=label or counted, start=0, head=head, foot=foot)
