r"""A text that was broken into lines for a page of 60 to 80 signs -> one that can be laid out for any width.

    The inquiry heard on Monday that the gauge at the eastern\n      a break that was forced: "quay" did
    quay had been wrong since March.\n                              not fit; it becomes a space
    Okafor: Nobody wrote it down.\n                                 this one was meant: it stays

One for one, so every offset stays what it was. A break was forced when the next word would not have fitted
into the line; a text is flowed only if almost all its breaks inside paragraphs are of that kind, so verse,
addresses, code and transcripts stay as they are.
"""

from __future__ import annotations

import re
from itertools import pairwise

NARROWEST, WIDEST = 45, 100
"""Code points of a line in a text that was broken for a page."""
ENOUGH = 0.9
"""Share of the breaks inside paragraphs that must have been forced."""
_SAMPLE = 40_000
"""Code points that the decision is made on."""

# What a line that goes on with a paragraph does not begin with: white space, or the sign of an item, heading,
# quoted line, table or rule, a number with its dot, or a name in capitals that begins a turn of a talk.
_OTHER_STARTS = frozenset(" \t>#|+*-–—•=_~`")
_NUMBER = re.compile(r"\(?\d{1,3}[.)]\s")
_TURN = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .’'\-]*:\s")


def flowed(text: str) -> str:
    """The text with a space for each newline that only a page's width forced; of the same length."""
    sample = text[:_SAMPLE].split("\n")
    inner = [(line, after) for line, after in pairwise(sample) if _is_inner(line, after)]
    column = _column([len(line) for line, _ in inner])
    if len(inner) < 2 or not NARROWEST <= column <= WIDEST:
        return text
    if sum(_is_forced(line, after, column) for line, after in inner) < ENOUGH * len(inner):
        return text
    lines = text.split("\n")
    pieces: list[str] = []
    for line, after in pairwise(lines):
        is_soft = _is_forced(line, after, column) and _is_inner(line, after) and _is_prose(line)
        pieces += (line, " " if is_soft else "\n")
    return "".join([*pieces, lines[-1]])


def _is_forced(line: str, after: str, column: int) -> bool:
    """Whether the first word of the line after would not have fitted behind this one."""
    room = column - len(line)
    return room <= 1 or (len(after) >= room and " " not in after[:room])


def _is_inner(line: str, after: str) -> bool:
    """Whether the break between two lines is one inside a paragraph, and not one that Markdown means."""
    if not line or not after or after[0] in _OTHER_STARTS or line.endswith(("  ", "\\")):
        return False
    return not _NUMBER.match(after) and not (after[0].isupper() and _TURN.match(after))


def _is_prose(line: str) -> bool:
    """Whether a line is of a paragraph: no heading, quoted line, row or column of a table."""
    return line[0] not in "#>" and "   " not in line and "\t" not in line and "|" not in line


def _column(lengths: list[int]) -> int:
    """The width of the page: as long as all but the few longest lines."""
    return sorted(lengths)[int(len(lengths) * 0.98)] if lengths else 0
