"""Likeness: how well a few typed words fit a short text, such as a title, a name or a tag. Pure.

Every typed word has to be there, whole, begun, inside another or with a slip of the fingers; the order does not count.
"""

from __future__ import annotations

import re
from functools import lru_cache

from store.text.folding import fold

_WORD = re.compile(r"\w+")
_REMEMBERED = 4096
"""Texts whose words are remembered: a library's, with all its tags."""
_FORGIVEN = 4
"""Letters of a word that one slip is forgiven for."""


def likeness(typed: str, text: str) -> float:
    """0..1: 0 where a typed word is not there at all, 1 where the text is what was typed, or nothing was."""
    wanted, words = _words(typed), _words(text)
    if not wanted:
        return 1.0
    worths: list[float] = []
    for one in wanted:
        worths.append(max((_worth(one, word) for word in words), default=0.0))
        if not worths[-1]:
            return 0.0  # a long text that was pasted is given up at its first word that is not there
    # Of two that fit alike, the shorter one is likelier meant.
    return sum(worths) / len(worths) * (0.9 + 0.1 * min(1.0, len(wanted) / len(words)))


@lru_cache(_REMEMBERED)
def _words(text: str) -> tuple[str, ...]:
    """The words of a text, folded. The same titles and names are held against each letter that is typed."""
    return tuple(_WORD.findall(fold(text).text))


def _worth(typed: str, word: str) -> float:
    """How well one typed word fits one that is there."""
    if word == typed:
        return 1.0
    if word.startswith(typed):
        return 0.9
    if len(typed) > 1 and typed in word:
        return 0.7
    # A year or a number that is nearly right is another one.
    slips = 0 if any(letter.isdecimal() for letter in typed) else len(typed) // _FORGIVEN
    if not slips:
        return 0.0
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - 4 MB, for slips alone

    # A word that is still being typed is held against as much of the other.
    missed = min(OSA.distance(typed, word[:end]) for end in range(len(typed) - slips, len(typed) + slips + 1))
    return 0.6 - 0.1 * missed if missed <= slips else 0.0
