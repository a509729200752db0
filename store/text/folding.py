"""Folding: a shadow of a text for comparing, in which case, accents, quote marks and spacing do not count.

    source   "Zoë  said"          offsets of z o e _ s a i d and of the end
    folded   "zoe said"           0 1 2 3 5 6 7 8 9

Each code point of the shadow knows which one of the source it comes from, so what is found in the
shadow is shown in the source. Most code points fold one to one; only where lengths change does the
map keep a break, so a megabyte of plain text costs a handful of numbers.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import overload

from store.model.span import Span

_TABLE = {
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u2036\u301d\u301e\u301f", '"'),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2039\u203a\u2032\u2035\u02bc\u02bb`\u00b4", "'"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043", "-"),
    # Letters that Unicode does not take apart, as people type them without their key.
    **dict(zip("łøđðħŧıŋĸς", "loddhtinkσ", strict=True)),
    **dict(zip("æœþß", ("ae", "oe", "th", "ss"), strict=True)),
    # Unseen inside words: soft hyphen, joiners, direction marks, variation selectors.
    **dict.fromkeys("\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f\ufeff", ""),
}
_SPACES = re.compile(r"\s\s+")
_ASCII = {code: _TABLE.get(chr(code), chr(code).lower()) for code in range(0x80)} | dict.fromkeys(
    b"\t\n\r\f\v\x1c\x1d\x1e\x1f", " "
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and the way back."""

    text: str
    """Lower case, without accents, with one kind of each quote mark, dash and space."""
    offsets: Sequence[int]
    """`offsets[i]` is the offset in the source of the folded code point i; one more for the end."""

    def span(self, folded: Span) -> Span:
        """The piece of the source that a piece of the shadow comes from; never half a source character."""
        start, end = folded.start, folded.end
        if start == end:
            return Span(self.offsets[start], self.offsets[start])
        while end < len(self.text) and self.offsets[end] == self.offsets[end - 1]:
            end += 1
        return Span(self.offsets[start], self.offsets[end])


@dataclass(frozen=True, slots=True)
class Breaks(Sequence[int]):
    """Offsets that mostly grow by one, kept as the places where they do not."""

    starts: tuple[int, ...]
    """Where in the shadow each stretch begins; the first is 0."""
    sources: tuple[int, ...]
    """The offset in the source of each stretch's first code point."""
    length: int
    """How many offsets there are."""

    def __len__(self) -> int:
        """How many offsets there are."""
        return self.length

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[int]: ...
    def __getitem__(self, index: int | slice) -> int | Sequence[int]:
        """One offset, or a tuple of some."""
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(self.length)))
        if not -self.length <= index < self.length:
            raise IndexError(index)
        index %= self.length
        stretch = bisect_right(self.starts, index) - 1
        return self.sources[stretch] + index - self.starts[stretch]


def fold(text: str) -> Folded:
    """The shadow of a text, with the way back."""
    if text.isascii():
        return _fold_by(text, _SPACES, {}, _ASCII)
    foldings = {code: _fold_one(code) for code in set(text)}
    spaces = "".join(code for code, folded in foldings.items() if folded == " ")
    unseen = "".join(code for code, folded in foldings.items() if not folded)
    longer = {code: folded for code, folded in foldings.items() if len(folded) > 1}
    gaps = [f"[{re.escape(spaces + unseen)}]{{2,}}"] if spaces or unseen else []
    singles = [f"[{re.escape(unseen + ''.join(longer))}]"] if unseen or longer else []
    changing = re.compile("|".join(gaps + singles) or r"(?!)")
    table = {ord(code): folded for code, folded in foldings.items() if len(folded) == 1}
    return _fold_by(text, changing, {code: foldings[code] for code in set(unseen) | set(longer)}, table)


def _fold_by(text: str, changing: re.Pattern[str], foldings: dict[str, str], table: dict[int, str]) -> Folded:
    """Replace what changes length, noting each break, then what does not, in one go."""
    pieces: list[str] = []
    starts, sources = [0], [0]
    done = length = 0
    for match in changing.finditer(text):
        start, end = match.span()
        piece, source = _replacement(match[0], foldings)
        pieces += (text[done:start], piece)
        length += start - done
        for _ in piece:
            starts.append(length)
            sources.append(start + source)
            length += 1
        starts.append(length)
        sources.append(end)
        done = end
    if not pieces:
        return Folded(text.translate(table), range(len(text) + 1))
    pieces.append(text[done:])
    folded = "".join(pieces).translate(table)
    return Folded(folded, Breaks(tuple(starts), tuple(sources), len(folded) + 1))


def _replacement(run: str, foldings: dict[str, str]) -> tuple[str, int]:
    """What a run becomes, and where in it that stands: an expansion, nothing, or one space for a gap."""
    if len(run) == 1:
        return foldings.get(run, run), 0
    for offset, code in enumerate(run):
        if foldings.get(code, " "):
            return " ", offset
    return "", 0


@lru_cache(maxsize=8192)
def _fold_one(code: str) -> str:
    """What one code point folds to: one, several or none."""
    folded, before = code, ""
    while folded != before:
        before = folded
        apart = unicodedata.normalize("NFKD", "".join(_TABLE.get(one, one) for one in folded)).casefold()
        folded = "".join(_TABLE.get(one, one) for one in apart if not unicodedata.combining(one))
    if folded.isspace() or code.isspace():
        return " "
    return folded.strip()
