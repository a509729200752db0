"""Text and width -> display lines, and from an offset to its place on the screen and back. Pure; no widget.

Greedy, the whole text at once: 1 MB takes about 10 ms, so nothing here is lazy. Rows tile the text; the
white space that a row ends with belongs to it and is not drawn, so it may hang over the edge:

    text     "- The inquiry heard that the harbour master knew of the leak."      width 30
    row 0     - The inquiry heard that ·                 [0, 25)
    row 1       the harbour master knew of·              [25, 52)   hangs under the item's first word
    row 2       the leak.                                [52, 61)

Narrow text (almost all there is) is cut with `rfind`; a line that holds anything wide, combining or
tabbed takes the slow way, which measures every cluster. Both obey the same rules and a test holds them
to it.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from store import Span
from tui.cells import ODD, TAB, cells, cluster_start, index_at, is_wide, widths

_STRETCH = 4096
"""Code points measured at once, and the most that a row can have: a million marks on one letter are no row."""

LONG_GAP = 12
"""Cells: where a long word would leave more than this empty, it may be parted behind a hyphen or dash."""

_SPACE = " \t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
_SPACES = re.compile(f"[{_SPACE}]*")
_IS_SPACE = frozenset(" \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000").__contains__
_ITEM = re.compile(r"[ \t]*(?:[-*+•‣·]|\d{1,3}[.)]|\(?[a-z][.)]|(?:> ?)+)[ \t]+")

# East Asian text parts between any two signs, but these start or end no row.
_NO_START = frozenset("、。，．・：；？！」』】〕》〉）］｝…‥ー々゛゜ぁぃぅぇぉっゃゅょァィゥェォッャュョ.,:;?!)]}”’»")
_NO_END = frozenset("「『【〔《〈（［｛([{“‘«")


@dataclass(slots=True, eq=False, kw_only=True)
class Wrapped:
    """A text laid out in rows of at most `width` cells; every question is a bisect. Only `wrap_on` changes it."""

    text: str
    width: int
    """Cells."""
    end: int
    """Up to here the text is laid out: all of it, or to the end of a line."""
    starts: array[int]
    """The offset each row starts at; the first is 0."""
    indents: dict[int, int]
    """Cells left empty before the text of a row that hangs under a list item; rows with none are absent."""

    @property
    def line_count(self) -> int:
        """Rows; one at least, even for an empty text."""
        return len(self.starts)

    @property
    def is_complete(self) -> bool:
        """Whether all of the text is laid out."""
        return self.end == len(self.text)

    def line(self, row: int) -> Span:
        """All that belongs to a row, with its newline and the spaces at its end."""
        end = self.starts[row + 1] if row + 1 < len(self.starts) else self.end
        return Span(self.starts[row], end)

    def drawn(self, row: int) -> Span:
        """What is shown of a row: without the white space at its end."""
        line = self.line(row)
        return Span(line.start, line.start + len(line.of(self.text).rstrip()))

    def row_of(self, offset: int) -> int:
        """The row an offset stands in; that of the last character for any offset behind it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def cell_of(self, offset: int) -> tuple[int, int]:
        """Row and cell of an offset; what is not drawn stands just behind the row."""
        row = self.row_of(offset)
        drawn = self.drawn(row)
        before = self.text[drawn.start : min(offset, drawn.end)]
        return row, self.indents.get(row, 0) + cells(before)

    def offset_at(self, row: int, cell: int) -> int:
        """The offset of what covers a cell; the end of what is drawn for a cell behind it, but never the next row's."""
        line, drawn = self.line(row), self.drawn(row)
        shown = drawn.of(self.text)
        index = index_at(shown, cell - self.indents.get(row, 0))
        if drawn.start + index == line.end and line.end < len(self.text):
            index = cluster_start(shown, len(shown) - 1)
        return drawn.start + index


def wrap(text: str, width: int, *, until: int | None = None) -> Wrapped:
    """Lay a text out in rows of at most `width` cells; a single cluster wider than that gets its own row.

    With `until`, only as far as the end of the line that this offset stands in; `wrap_on` does the rest.
    """
    assert width >= 1, "a row has at least one cell"
    wrapped = Wrapped(text=text, width=width, end=0, starts=array("I"), indents={})
    wrap_on(wrapped, len(text) if until is None else until)
    if not text:
        wrapped.starts.append(0)
    return wrapped


def wrap_on(wrapped: Wrapped, until: int) -> None:
    """Lay more of the text out: as far as the end of the line that an offset stands in."""
    text, width, starts, indents = wrapped.text, wrapped.width, wrapped.starts, wrapped.indents
    odd, is_known = -1, True
    for start, end in _lines(text, wrapped.end):
        if start > until:
            break
        wrapped.end = min(end + 1, len(text))
        if odd < start or (odd < end and not is_known):
            odd, is_known = _next_odd(text, start, max(end, start + _STRETCH * 16))
        starts.append(start)
        is_narrow = odd >= end
        if end - start <= width and (is_narrow or _most(text, start, end) <= width):
            continue
        hang = _hang(text, start, end, width)
        first = len(starts)
        starts.extend((_narrow_rows if is_narrow else _measured_rows)(text, start, end, width, hang))
        if hang:
            indents.update(dict.fromkeys(range(first, len(starts)), hang))


def _next_odd(text: str, start: int, end: int) -> tuple[int, bool]:
    """Where the next code point is that is not narrow, and whether that is known; looked for up to `end` only."""
    found = ODD.search(text, start, end)
    return (found.start(), True) if found else (end, False)


def _most(text: str, start: int, end: int) -> int:
    """The most cells that a line can take, without measuring it."""
    return 2 * (end - start) + (TAB - 2) * text.count("\t", start, end)


def _lines(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Start and end of each line of the source from one on, without the newline."""
    length, find = len(text), text.find
    while start < length:
        end = find("\n", start)
        if end < 0:
            end = length
        yield start, end
        start = end + 1


def _hang(text: str, start: int, end: int, width: int) -> int:
    """Cells that the rows under a list item or quoted line hang by; 0 where that would leave too little."""
    item = _ITEM.match(text, start, end)
    hang = cells(item[0]) if item else 0
    return hang if hang * 3 <= width else 0


def _narrow_rows(text: str, start: int, end: int, width: int, hang: int) -> Iterator[int]:
    """Where the rows behind the first start, in a line in which each code point takes one cell."""
    room, rfind = width, text.rfind
    while end - start > room:
        limit = start + room
        cut = rfind(" ", start, limit + 1) + 1
        if limit - cut > LONG_GAP or cut <= start:
            cut = _behind_dash(text, max(cut, start), limit, end) or cut
        if cut <= start:
            cut = limit
        elif cut < end and text[cut] == " ":
            cut = _behind_spaces(text, cut, end)
        if cut == end:
            return
        yield cut
        start, room = cut, width - hang


def _measured_rows(text: str, start: int, end: int, width: int, hang: int) -> Iterator[int]:
    """The same for any line: what fits is measured cluster by cluster, a stretch of the line at a time."""
    is_tabbed = text.find("\t", start, end) >= 0
    room, origin, ends = width, start, list[int]()
    while True:
        fitting = _fitting(ends, start - origin, room)
        if origin + fitting >= end:
            return
        if fitting == len(ends) and not (origin == start and len(ends) >= _STRETCH):
            reach = width * 2 if is_tabbed and not ends else _STRETCH
            origin, ends = start, list(accumulate(widths(text[start : min(start + reach, end)])))
            continue
        cut = _cut(text, start, origin + fitting, end)
        if cut == end:
            return
        yield cut
        start, room = cut, width - hang
        if is_tabbed:
            origin, ends = start, []


def _fitting(ends: list[int], first: int, room: int) -> int:
    """The first index of what does not fit on the row that starts at index `first`; one cluster always does."""
    behind = ends[first - 1] if first else 0
    fitting = bisect_right(ends, behind + room, first)
    return bisect_right(ends, ends[first], first) if fitting == first < len(ends) else fitting


def _cut(text: str, start: int, limit: int, end: int) -> int:
    """Where the next row starts: the last place before `limit` where a row may, behind all white space there."""
    if _IS_SPACE(text[limit]):
        return _behind_spaces(text, limit, end)
    if limit - start >= _STRETCH:
        return limit
    cut = limit
    while cut > start and not _may_start(text, cut):
        cut -= 1
    if limit - cut > LONG_GAP or cut == start:
        cut = _behind_dash(text, cut, limit, end) or cut
    return cut if cut > start else limit


def _behind_spaces(text: str, start: int, end: int) -> int:
    """The first offset that is not white space."""
    found = _SPACES.match(text, start, end)
    return found.end() if found else start


def _may_start(text: str, offset: int) -> bool:
    """Whether a row may start here: behind white space, or beside a sign of East Asian writing."""
    before, here = text[offset - 1], text[offset]
    if _IS_SPACE(before):
        return True
    if here in _NO_START or before in _NO_END or before == "\u200d" or not widths(here)[0]:
        return False
    return _parts(before) or _parts(here)


@cache
def _parts(character: str) -> bool:
    """Whether a row may end or start beside it without a space: wide signs, but not Korean, which has spaces."""
    return is_wide(character) and not "\uac00" <= character <= "\ud7af"


def _behind_dash(text: str, start: int, limit: int, end: int) -> int:
    """Behind the last hyphen or dash inside a word of the row; 0 if none."""
    at = max(text.rfind(dash, start + 1, limit) for dash in "-–—")
    if at < 0 or at + 1 >= end:
        return 0
    return at + 1 if text[at - 1].isalnum() and text[at + 1].isalpha() else 0
