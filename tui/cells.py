"""How many cells of the terminal a text takes, and where its characters may be parted.

The counts are Rich's, because Textual crops and pads with them; on top of that a tab runs to the next
stop, a soft hyphen takes none, and what must not reach a terminal is counted as the sign drawn for it.
A cluster is a character with the marks and joiners behind it: one shape on the screen, never parted.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from rich.cells import get_character_cell_size, split_graphemes

TAB = 4
"""Cells between two tab stops, counted from the start of a row."""

# Everything that is one code point, one cell, and no place to part a word but the space: Latin, Greek,
# Cyrillic, punctuation, currency, boxes. The quotation marks and dashes are of ambiguous width; one cell
# in all but East Asian settings, and that is what Rich counts.
_PLAIN = " -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u1e00-\u1fff\u2010-\u2027\u202f-\u205e\u20a0-\u20bf\u2500-\u25fc"
ODD = re.compile(f"[^\n{_PLAIN}]")
"""A code point that only the slow ways of this module measure right."""

HOSTILE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""What must never reach a terminal, or would hide in it. Store's cleaning comes first; this is the second wall."""

_JOINERS = re.compile("[\u200d\ufe0f]")


def _drawn(match: re.Match[str]) -> str:
    """The sign that stands for a hostile code point: the control pictures, or a replacement character."""
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def harmless(text: str) -> str:
    """The text with every hostile code point replaced, one for one, by a sign one cell wide."""
    return text if HOSTILE.search(text) is None else HOSTILE.sub(_drawn, text)


class _Widths(dict[str, int]):
    """Cells of single code points, learnt as they come."""

    def __missing__(self, character: str) -> int:
        """Ask Rich once; 0 for a soft hyphen, 1 for what is drawn as a sign."""
        if character == "\u00ad":
            width = 0
        elif HOSTILE.match(character):
            width = 1
        else:
            width = get_character_cell_size(character)
        self[character] = width
        return width


_WIDTHS = _Widths()


def widths(text: str) -> list[int]:
    """Cells of each code point of a text that starts a row; 0 for all of a cluster but its first."""
    if _JOINERS.search(text):
        counted = [0] * len(text)
        # Rich looks through what has no width for the sign that a selector is about: a tab ends that, as it is drawn.
        shown = harmless(text).replace("\u00ad", "\u0300").replace("\t", " ")
        for start, _, width in split_graphemes(shown)[0]:
            counted[start] = width
    else:
        counted = list(map(_WIDTHS.__getitem__, text))
    if "\t" in text:
        _set_tabs(text, counted)
    return counted


def _set_tabs(text: str, counted: list[int]) -> None:
    """Let each tab run to the next stop."""
    cell = 0
    for index, character in enumerate(text):
        if character == "\t":
            counted[index] = TAB - cell % TAB
        cell += counted[index]


def cells(text: str) -> int:
    """Cells that a text takes when it starts a row."""
    return len(text) if ODD.search(text) is None and "\n" not in text else sum(widths(text))


def index_at(text: str, cell: int) -> int:
    """Index of the cluster that covers a cell of a text that starts a row; its length when none does."""
    if cell < 0:
        return 0
    if ODD.search(text) is None:
        return min(cell, len(text))
    ends = list(accumulate(widths(text)))
    return cluster_start(text, bisect_right(ends, cell))


def cluster_start(text: str, index: int) -> int:
    """The start of the cluster that an index of a row's text lies in."""
    if index >= len(text) or ODD.search(text) is None:
        return min(index, len(text))
    counted = widths(text)
    while index > 0 and counted[index] == 0:
        index -= 1
    return index


def is_wide(character: str) -> bool:
    """Whether a code point takes two cells."""
    return _WIDTHS[character] > 1
