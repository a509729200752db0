"""Lines put together: a hyphen at a line's end goes, unless the rest of the text writes the word with one."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from itertools import zip_longest

from store.reading.content import clean_lines

SOFT = "\x02\ufffe"
"""What pdfium gives for a hyphen that only parts a word at the end of its line."""
_HYPHENS = "-" + SOFT
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_PREFIXES = frozenset(("non", "self", "ex", "anti", "well", "vice", "half", "mid", "quasi"))
"""What is mostly written with a hyphen before the rest of its word."""


def words_in(lines: Iterable[str]) -> frozenset[str]:
    """The words that stand whole in some lines: all but the last of each."""
    found: set[str] = set()
    for line in lines:
        found.update(_WORD.findall(line.rstrip(_HYPHENS))[:-1])
    return frozenset(found)


def joined(lines: Sequence[str], words: Container[str]) -> list[str]:
    """Lines that follow each other, each with what comes between it and the next; together they are the text."""
    pieces = []
    for line, behind in zip_longest(lines, lines[1:]):
        text, between = _parted(clean_lines(line), behind or "", words)
        pieces.append(text + (between if behind else ""))
    return pieces


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
