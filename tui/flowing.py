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
from collections.abc import Iterator

NARROWEST, WIDEST = 45, 100
"""Code points of a line in a text that was broken for a page."""
ENOUGH = 0.9
"""Share of the breaks inside paragraphs that must have been forced."""
_SAMPLE = 40_000
"""Code points that the decision is made on."""

# A break inside a paragraph: before a line that starts at the edge and is no item, heading, quoted line, row
# of a table, rule or turn of a talk. Two spaces or a backslash at the end are Markdown's sign that it is meant.
_BREAK = re.compile(
    r"(?<=[^\n])(?<!  )(?<!\\)\n(?=[^\s>#|+*\-–—•=_~`])(?!\(?\d{1,3}[.)]\s)(?![A-ZÀ-Þ][A-ZÀ-Þ .’'\-]*:\s)"
)
_WORD = re.compile(r"\S+")


def flowed(text: str) -> str:
    """The text with a space for each newline that only a page's width forced; of the same length."""
    sample = [*_breaks(text, _SAMPLE)]
    column = _column([length for _, length, _ in sample])
    if not NARROWEST <= column <= WIDEST:
        return text
    inner = [length + 1 + word > column for _, length, word in sample]
    if sum(inner) < ENOUGH * len(inner) or len(inner) < 2:
        return text
    pieces, behind = [], 0
    for at, length, word in _breaks(text, len(text)):
        if length + 1 + word > column and _is_prose(text[at - length : at]):
            pieces.append(text[behind:at])
            behind = at + 1
    return " ".join([*pieces, text[behind:]])


def _is_prose(line: str) -> bool:
    """Whether a line is of a paragraph: no heading, quoted line, row or column of a table."""
    return (
        not line.startswith(("#", ">", "|", "   ", "\t")) and "   " not in line and "\t" not in line and "|" not in line
    )


def _breaks(text: str, end: int) -> Iterator[tuple[int, int, int]]:
    """Where a break inside a paragraph stands, how long the line before it is, and the first word behind it."""
    for found in _BREAK.finditer(text, 0, end):
        at = found.start()
        word = _WORD.match(text, at + 1)
        yield at, at - text.rfind("\n", 0, at) - 1, len(word[0]) if word else 0


def _column(lengths: list[int]) -> int:
    """The width of the page: as long as all but the few longest lines."""
    return sorted(lengths)[int(len(lengths) * 0.98)] if lengths else 0
